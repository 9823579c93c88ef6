package vn.motcua.devices.zkteco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.devices.Reading;
import vn.motcua.devices.emulator.zkteco.TerminalEmulator;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.zkteco.records.AttendanceLog;
import vn.motcua.devices.zkteco.records.Backlog;
import vn.motcua.devices.zkteco.records.LiveEvent;
import vn.motcua.devices.zkteco.records.Punch;
import vn.motcua.devices.zkteco.records.PunchCursor;
import vn.motcua.devices.zkteco.records.PunchSink;
import vn.motcua.devices.zkteco.records.ZkUser;

/** The client and the driver against a terminal on a real port. */
class ZkTerminalTest {
  private static final LocalDateTime SEVEN = LocalDateTime.of(2026, 11, 16, 7, 0);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int CAPACITY = 10_000;

  private static Punch punch(int minute) {
    int user = 1 + minute % 50;
    return new Punch(user, Integer.toString(user), SEVEN.plusMinutes(minute), 1, 0, 0);
  }

  private static ZkLinkOpener to(TerminalEmulator terminal, ZkTransport transport) {
    return new ZkLinkOpener(transport, "127.0.0.1", terminal.port());
  }

  /** Keeps the cursor as a board's database would. */
  private static final class Ledger implements PunchSink {
    final List<Punch> punches = Collections.synchronizedList(new ArrayList<>());
    volatile PunchCursor cursor = PunchCursor.START;

    @Override
    public PunchCursor cursor(String device) {
      return cursor;
    }

    @Override
    public void take(String device, Backlog backlog) {
      punches.addAll(backlog.fresh());
      cursor = backlog.cursor();
    }
  }

  @ParameterizedTest
  @CsvSource({"TCP,8", "TCP,16", "TCP,40", "TCP,49", "UDP,8", "UDP,16", "UDP,40", "UDP,49"})
  void aLogOfAnyRecordSizeIsReadWholeOverBothTransports(ZkTransport transport, int recordBytes)
      throws LinkException {
    try (TerminalEmulator terminal = new TerminalEmulator(transport, recordBytes, 0, CAPACITY);
        ByteLink link = to(terminal, transport).open()) {
      for (int minute = 0; minute < 2_500; minute++) {
        terminal.punchQuietly(punch(minute));
      }
      ZkClient client = new ZkClient(link, transport, System::nanoTime);
      client.connect(0);
      AttendanceLog log = client.attendance();
      assertThat(log.reason()).isEmpty();
      assertThat(log.punches()).hasSize(2_500);
      assertThat(log.punches()).extracting(Punch::time).isSorted().first().isEqualTo(SEVEN);
      assertThat(log.punches()).extracting(Punch::userId).startsWith("1", "2", "3");
      client.exit();
      assertThat(terminal.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(ZkTransport.class)
  void usersOptionsAndTheClockAreReadAndTheClockIsSet(ZkTransport transport) throws LinkException {
    try (TerminalEmulator terminal = new TerminalEmulator(transport, 40, 12345, CAPACITY);
        ByteLink link = to(terminal, transport).open()) {
      ZkUser user = new ZkUser(3, 0, true, "Nguyễn Văn Mẫu", 6543, "1", "10036");
      terminal.add(user);
      ZkClient client = new ZkClient(link, transport, System::nanoTime);
      client.connect(12345);
      assertThat(client.users(StandardCharsets.UTF_8)).containsExactly(user);
      assertThat(client.option("~SerialNumber")).contains("EMU0000001");
      client.setTime(SEVEN);
      assertThat(client.time()).isEqualTo(SEVEN);
      assertThat(terminal.faults()).isEmpty();
    }
  }

  @Test
  void aWrongCommunicationKeyIsRefusedWithAdvice() throws LinkException {
    try (TerminalEmulator terminal = new TerminalEmulator(ZkTransport.TCP, 40, 999, CAPACITY);
        ByteLink link = to(terminal, ZkTransport.TCP).open()) {
      ZkClient client = new ZkClient(link, ZkTransport.TCP, System::nanoTime);
      assertThatThrownBy(() -> client.connect(1))
          .hasMessageContaining("refuses the communication key of board.toml (ACK_UNAUTH)")
          .hasMessageContaining("set comm-key to the Comm Key of the terminal's menu")
          .satisfies(thrown ->
              assertThat(((LinkException) thrown).fault()).isInstanceOf(Fault.Refused.class));
    }
  }

  @Test
  void aLostDatagramIsAskedForAgain() throws LinkException {
    try (TerminalEmulator terminal = new TerminalEmulator(ZkTransport.UDP, 40, 0, CAPACITY);
        ByteLink link = to(terminal, ZkTransport.UDP).open()) {
      for (int minute = 0; minute < 200; minute++) {
        terminal.punchQuietly(punch(minute));
      }
      ZkClient client = new ZkClient(link, ZkTransport.UDP, System::nanoTime);
      client.connect(0);
      terminal.swallow(1);
      assertThat(client.sizes().records()).isEqualTo(200);
      terminal.garble(1);
      assertThat(client.attendance().punches()).hasSize(200);
    }
  }

  @Test
  void aLivePunchIsReportedAndAcknowledged() throws LinkException {
    try (TerminalEmulator terminal = new TerminalEmulator(ZkTransport.TCP, 40, 0, CAPACITY);
        ByteLink link = to(terminal, ZkTransport.TCP).open()) {
      ZkClient client = new ZkClient(link, ZkTransport.TCP, System::nanoTime);
      client.connect(0);
      client.registerEvents(LiveEvent.ATTENDANCE);
      terminal.punch(punch(5));
      List<LiveEvent> events = client.events(LONG);
      assertThat(events).hasSize(1);
      assertThat(((LiveEvent.Punched) events.getFirst()).punch().time())
          .isEqualTo(SEVEN.plusMinutes(5));
      assertThat(client.sizes().records()).isEqualTo(1);
      assertThat(terminal.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(ZkTransport.class)
  void aTerminalThatRefusesTheKeyIsNeverReadyAndSaysWhyOnce(ZkTransport transport) {
    List<LifeChanged> lives = new CopyOnWriteArrayList<>();
    try (TerminalEmulator terminal = new TerminalEmulator(transport, 40, 999, CAPACITY);
        Supervisor supervisor = supervisor(to(terminal, transport), 1, lives)) {
      supervisor.start();
      await().atMost(LONG).until(() -> terminal.heard() >= 4 * 2);
    }
    assertThat(lives)
        .extracting(LifeChanged::life)
        .containsExactly(LifeStage.OPENING, LifeStage.FAULTED, LifeStage.BACKING_OFF);
    assertThat(lives.get(1).reason()).contains("set comm-key to the Comm Key");
  }

  @Test
  void aPeerThatAcceptsAndClosesIsNeverReady() throws IOException {
    List<LifeChanged> lives = new CopyOnWriteArrayList<>();
    AtomicInteger calls = new AtomicInteger();
    try (ServerSocket peer = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Supervisor supervisor =
            supervisor(
                new ZkLinkOpener(ZkTransport.TCP, "127.0.0.1", peer.getLocalPort()), 0, lives)) {
      Thread.ofPlatform().daemon().start(() -> acceptAndClose(peer, calls));
      supervisor.start();
      await().atMost(LONG).until(() -> calls.get() >= 6);
    }
    assertThat(lives).extracting(LifeChanged::life).doesNotContain(LifeStage.READY);
  }

  private static void acceptAndClose(ServerSocket peer, AtomicInteger calls) {
    while (!peer.isClosed()) {
      try (Socket accepted = peer.accept()) {
        assertThat(accepted.isConnected()).isTrue();
        calls.incrementAndGet();
      } catch (IOException e) {
        System.getLogger("peer").log(System.Logger.Level.DEBUG, "the peer has closed", e);
      }
    }
  }

  private static Supervisor supervisor(ZkLinkOpener opener, int commKey, List<LifeChanged> lives) {
    ZkTerminal session =
        new ZkTerminal(
            "terminal-1",
            opener.transport(),
            commKey,
            new Ledger(),
            Optional::empty,
            System::nanoTime);
    return new Supervisor(
        "terminal-1", opener, session, reading -> lives.add((LifeChanged) reading));
  }

  @Test
  void aTerminalOffForAWeekIsReadWithoutLossOrDoubles() {
    Ledger ledger = new Ledger();
    List<Reading> lives = Collections.synchronizedList(new ArrayList<>());
    try (TerminalEmulator terminal = new TerminalEmulator(ZkTransport.TCP, 40, 7, CAPACITY);
        Supervisor supervisor =
            new Supervisor(
                "terminal-1",
                to(terminal, ZkTransport.TCP),
                new ZkTerminal(
                    "terminal-1",
                    ZkTransport.TCP,
                    7,
                    ledger,
                    () -> Optional.of(SEVEN.plusDays(7)),
                    System::nanoTime),
                lives::add)) {
      int minute = 0;
      for (; minute < 300; minute++) {
        terminal.punchQuietly(punch(minute));
      }
      supervisor.start();
      await().atMost(LONG).until(() -> ledger.punches.size() == 300);
      await().atMost(LONG).until(() -> terminal.clock().equals(SEVEN.plusDays(7)));
      terminal.cut();
      await()
          .atMost(LONG)
          .until(() ->
              lives.stream()
                  .anyMatch(reading ->
                      reading instanceof LifeChanged(_, LifeStage life, _, _)
                          && (life == LifeStage.ABSENT || life == LifeStage.FAULTED)));
      for (; minute < 1_000; minute++) {
        terminal.punchQuietly(punch(minute));
      }
      await().atMost(LONG).until(() -> ledger.punches.size() == 1_000);
      terminal.garble(1);
      for (; minute < 1_010; minute++) {
        terminal.punch(punch(minute));
      }
      await().atMost(LONG).until(() -> ledger.punches.size() >= 1_010);
      assertThat(ledger.punches).extracting(Punch::time).doesNotHaveDuplicates().hasSize(1_010);
      assertThat(terminal.faults()).isEmpty();
    }
  }
}
