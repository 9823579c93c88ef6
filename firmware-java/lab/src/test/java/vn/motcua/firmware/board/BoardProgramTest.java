package vn.motcua.firmware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.JournalInUseException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.journal.salvage.LedgerDirectory;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.bridge.journal.sqlite.Storage;
import vn.motcua.bridge.lab.ForwardingLedger;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.web.PortInUseException;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.Link.ListenAddress;
import vn.motcua.provisioning.link.Link.Push;
import vn.motcua.provisioning.link.Link.Tcp;

/** A program whose start fails at any step closes everything that it had opened. */
class BoardProgramTest {
  private static final Duration END = Duration.ofSeconds(30);

  @TempDir Path data = Path.of("");

  private ServerSocket taken;
  private int pages;
  private int firstPush;
  private int lastPush;

  /** A full card. */
  private static final class Full extends ForwardingLedger {
    Full(Ledger ledger) {
      super(ledger);
    }

    @Override
    public List<Event> append(List<Stamped> batch) {
      throw new JournalFullException("no room", new IOException("ENOSPC"));
    }
  }

  @BeforeEach
  void ports() throws IOException {
    List<Integer> free = freePorts();
    pages = free.get(0);
    firstPush = free.get(1);
    lastPush = free.get(2);
    taken = new ServerSocket();
  }

  /** In the order in which a rack listens at them. */
  private static List<Integer> freePorts() throws IOException {
    try (ServerSocket a = new ServerSocket(0);
        ServerSocket b = new ServerSocket(0);
        ServerSocket c = new ServerSocket(0)) {
      List<Integer> two =
          Stream.of(b.getLocalPort(), c.getLocalPort())
              .sorted((x, y) -> x.toString().compareTo(y.toString()))
              .toList();
      return List.of(a.getLocalPort(), two.get(0), two.get(1));
    }
  }

  @AfterEach
  void giveBack() throws IOException {
    taken.close();
  }

  @Test
  void withoutAFaultEverythingIsOpenUntilItIsClosed() throws Exception {
    try (BoardProgram program = open(UnaryOperator.identity(), null)) {
      assertThat(program.port()).isEqualTo(pages);
      assertThat(threads()).extracting(Thread::getName).contains("station", "delivery");
      assertThatExceptionOfType(JournalInUseException.class).isThrownBy(this::openLedger);
      assertThat(isFree(pages) || isFree(firstPush) || isFree(lastPush)).isFalse();
    }
    assertNothingIsOpen();
  }

  @Test
  void anotherProgramHasTheLedger() throws Exception {
    try (Ledger others = openLedger()) {
      assertThat(others.head().sequence()).isZero();
      assertThatExceptionOfType(JournalInUseException.class)
          .isThrownBy(() -> open(UnaryOperator.identity(), null));
    }
    assertNothingIsOpen();
  }

  @Test
  void theObserverOfTheLedgerFails() throws Exception {
    assertThatThrownBy(() ->
            open(
                _ -> {
                  throw new IllegalStateException("observer");
                },
                null))
        .hasMessage("observer");
    assertNothingIsOpen();
  }

  @Test
  void theCertificateIsNotThere() throws Exception {
    Path none = data.resolve("none.pem");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> open(UnaryOperator.identity(), new BoardConfig.Tls(none, none, none)))
        .withMessageContaining("none.pem");
    assertNothingIsOpen();
  }

  @Test
  void theBoardsKeyFileHoldsNoKey() throws Exception {
    Files.writeString(data.resolve("board.key"), "not a key");
    Files.setPosixFilePermissions(
        data.resolve("board.key"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> open(UnaryOperator.identity(), null))
        .withMessageContaining("board.key");
    assertNothingIsOpen();
  }

  @Test
  void theDiskHasNoRoomForTheBirth() throws Exception {
    assertThatExceptionOfType(JournalFullException.class).isThrownBy(() -> open(Full::new, null));
    assertNothingIsOpen();
  }

  @Test
  void anotherProgramHasThePort() throws Exception {
    take(pages);
    assertThatExceptionOfType(PortInUseException.class)
        .isThrownBy(() -> open(UnaryOperator.identity(), null));
    taken.close();
    assertNothingIsOpen();
  }

  @Test
  void aBoardWorksWithoutTheTerminalWhoseAddressAnotherProgramHasAndListensOnceItIsFree()
      throws Exception {
    take(lastPush);
    try (BoardProgram program = open(UnaryOperator.identity(), null)) {
      assertThat(program.port()).isEqualTo(pages);
      assertThat(isFree(firstPush)).as("the other terminal is listened for").isFalse();
      await()
          .atMost(END)
          .untilAsserted(() ->
              assertThat(stored())
                  .anyMatch(each ->
                      each.contains("\"device\":\"last\"")
                          && each.contains("faulted")
                          && each.contains("127.0.0.1:" + lastPush)));
      taken.close();
      await().atMost(END).until(() -> !isFree(lastPush));
    }
    assertNothingIsOpen();
  }

  private List<String> stored() {
    try (LedgerReader ledger = LedgerReader.open(data)) {
      return ledger.after(0, 100).stream().map(entry -> entry.event().data()).toList();
    }
  }

  private void take(int port) throws IOException {
    taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private BoardProgram open(UnaryOperator<Ledger> observe, BoardConfig.@Nullable Tls tls)
      throws IOException {
    URI broker = URI.create((tls == null ? "tcp" : "ssl") + "://127.0.0.1:1");
    BoardConfig config =
        new BoardConfig(
            "minh-hoa",
            "board-1",
            EnumSet.allOf(BoardConfig.Role.class),
            data,
            BoardConfig.RETENTION_DEFAULT,
            new BoardConfig.Broker(List.of(broker), BoardConfig.Wire.MQTT_5, tls, false),
            new BoardConfig.Web("127.0.0.1", pages),
            List.of(
                new DeviceConfig.Terminal("first", push(firstPush, "EMU0000001"), 0),
                new DeviceConfig.Terminal("last", push(lastPush, "EMU0000002"), 0),
                new DeviceConfig.Printer("printer-1", new Tcp("127.0.0.1", 1), 576)),
            BoardConfig.SLOTS_DEFAULT);
    return new BoardProgram(config, Scene.site().catalogue(), QuietNeeds.of(observe, Stations.ALL));
  }

  private static Push push(int port, String serial) {
    return new Push(new ListenAddress("127.0.0.1", port), serial);
  }

  private Ledger openLedger() throws IOException {
    return LedgerDirectory.open(
        data,
        new Identity("minh-hoa", "board-1"),
        Stations.ALL.events(),
        Storage.usual(),
        new SecureRandom());
  }

  private void assertNothingIsOpen() throws Exception {
    for (Thread each : threads()) {
      assertThat(each.join(END)).as(each.getName() + " ends").isTrue();
    }
    try (Ledger again = openLedger()) {
      assertThat(again.acknowledged()).isZero();
    }
    assertThat(isFree(pages)).as("port of the pages").isTrue();
    assertThat(isFree(firstPush)).as("port of the first terminal").isTrue();
    assertThat(isFree(lastPush)).as("port of the last terminal").isTrue();
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.isAlive())
        .filter(each -> each.getName().matches("station|delivery|adms-watch|device-.*"))
        .toList();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
