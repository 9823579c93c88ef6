package vn.motcua.devices.link.serial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.devices.emulator.pty.PtyCable;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/** The driver's end by the serial library, the device's end by the kernel's pseudo terminal. */
@Timeout(30)
class SerialLinkTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path folder;

  @Test
  void bytesOfEveryValueGoBothWaysUnchanged() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (PtyCable cable = plugged();
        ByteLink link = opener().open()) {
      cable.write(all);
      assertThat(readFully(link, all.length)).containsExactly(all);
      link.write(all);
      byte[] buffer = new byte[512];
      int got = 0;
      while (got < all.length) {
        byte[] part = new byte[512];
        int count = cable.read(part, SECOND);
        assertThat(count).isPositive();
        System.arraycopy(part, 0, buffer, got, count);
        got += count;
      }
      assertThat(buffer).startsWith(all);
    }
  }

  @Test
  void silenceEndsWithZeroBytesAfterShortAndLongWaits() throws Exception {
    try (PtyCable cable = plugged();
        ByteLink link = opener().open()) {
      assertThat(cable.plugged()).isTrue();
      assertThat(link.read(new byte[8], Duration.ofMillis(5))).isZero();
      assertThat(link.read(new byte[8], Duration.ofMillis(150))).isZero();
      assertThat(link.read(new byte[8], Duration.ZERO)).isZero();
    }
  }

  @Test
  void aPulledCableEndsAWaitingReadAsUnplugged() throws Exception {
    try (PtyCable cable = plugged();
        ByteLink link = opener().open()) {
      CompletableFuture<Integer> read =
          CompletableFuture.supplyAsync(
              () -> unchecked(() -> link.read(new byte[8], SECOND.multipliedBy(20))));
      cable.cut();
      assertThatThrownBy(() -> read.get(5, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(LinkException.class);
      assertThatThrownBy(() -> link.read(new byte[8], Duration.ZERO))
          .isInstanceOf(LinkException.class);
    }
  }

  @Test
  void closingEndsAWaitingRead() throws Exception {
    try (PtyCable cable = plugged()) {
      ByteLink link = opener().open();
      CompletableFuture<Integer> read =
          CompletableFuture.supplyAsync(
              () -> unchecked(() -> link.read(new byte[8], SECOND.multipliedBy(20))));
      link.close();
      assertThatThrownBy(() -> read.get(5, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(LinkException.class);
      link.close();
      assertThat(cable.plugged()).isTrue();
    }
  }

  @Test
  void aPathThatIsNotThereIsUnplugged() {
    assertThatThrownBy(() -> opener().open())
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.fault()).isInstanceOf(Fault.Unplugged.class));
  }

  @Test
  void theSamePathWorksAgainAfterAReplug() throws Exception {
    try (PtyCable cable = plugged()) {
      for (int i = 0; i < 5; i++) {
        try (ByteLink link = opener().open()) {
          cable.write("x".getBytes(US_ASCII));
          assertThat(readFully(link, 1)).containsExactly('x');
        }
        cable.replug();
      }
    }
  }

  private PtyCable plugged() {
    PtyCable cable = new PtyCable(folder.resolve("serial0"));
    cable.plug();
    return cable;
  }

  private SerialLinkOpener opener() {
    return new SerialLinkOpener(folder.resolve("serial0"), 57_600);
  }

  private static byte[] readFully(ByteLink link, int length) throws LinkException {
    byte[] all = new byte[length];
    int done = 0;
    while (done < length) {
      byte[] part = new byte[length - done];
      int got = link.read(part, SECOND);
      assertThat(got).as("bytes after %s", done).isPositive();
      System.arraycopy(part, 0, all, done, got);
      done += got;
    }
    return all;
  }

  private interface Reading {
    int get() throws LinkException;
  }

  private static int unchecked(Reading reading) {
    try {
      return reading.get();
    } catch (LinkException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
