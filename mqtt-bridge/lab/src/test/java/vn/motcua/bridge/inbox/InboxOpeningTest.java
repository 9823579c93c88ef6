package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.paho.PahoMqttPort;

/** An inbox that cannot be opened closes what it had opened: its lock and its store. */
class InboxOpeningTest {
  private static final MqttPort.Opener NOBODY = PahoMqttPort.to(URI.create("mqtt://127.0.0.1:1"));

  @TempDir Path directory = Path.of("");

  @Test
  void anOpenInboxHoldsItsFilesUntilItIsClosed() throws Exception {
    try (Inbox inbox = open(NOBODY)) {
      assertThat(inbox.connected()).isFalse();
      assertThat(openFiles()).contains("inbox.db", "inbox.lock");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> open(NOBODY))
          .withMessageContaining("another inbox uses");
    }
    assertThat(openFiles()).isEmpty();
  }

  @Test
  void theStoreIsDamaged() throws Exception {
    Files.writeString(directory.resolve("inbox.db"), "not a database, ".repeat(1_000));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> open(NOBODY));
    assertThat(openFiles()).isEmpty();
  }

  @Test
  void thePortToTheBrokerCannotBeMade() throws Exception {
    assertThatThrownBy(() ->
            open(_ -> {
              throw new IllegalStateException("no port");
            }))
        .hasMessage("no port");
    assertThat(openFiles()).isEmpty();
    try (Inbox next = open(NOBODY)) {
      assertThat(next.report()).isEmpty();
    }
  }

  private Inbox open(MqttPort.Opener broker) throws IOException {
    return Inbox.open(directory, SampleEvent.CATALOGUE, broker, InstantSource.system());
  }

  /** The files of the directory that this process has open, by name. */
  private List<String> openFiles() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> handles = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path handle : handles) {
        Path file = target(handle);
        if (file.startsWith(directory.toRealPath())) {
          names.add(file.getFileName().toString());
        }
      }
    }
    return names;
  }

  /** What a handle is open on; itself when it was closed meanwhile. */
  private static Path target(Path handle) throws IOException {
    try {
      return Files.readSymbolicLink(handle);
    } catch (NoSuchFileException closed) {
      return handle;
    }
  }
}
