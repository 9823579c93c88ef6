package vn.motcua.firmware.cli.inbox;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Seals;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;

/**
 * A ledger with three events and a seal, an inbox to be filled by each test, and the verbs that
 * read them.
 */
abstract class LedgerAndInbox {
  static final Instant OPENING = Instant.parse("2026-11-21T00:00:00Z");

  static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  static final Identity BOARD = new Identity("minh-hoa", "board-1");

  @TempDir Path directory = Path.of("");

  final KeyPair keys = keyPair();

  Path ledger = Path.of("");

  Path inbox = Path.of("");

  final List<Event> events = new ArrayList<>();

  @BeforeEach
  void fillLedger() throws Exception {
    ledger = directory.resolve("ledger");
    inbox = Files.createDirectories(directory.resolve("inbox"));
    try (SqliteJournal journal =
        SqliteJournal.open(ledger, BOARD, Stations.ALL.events(), new SplittableRandom(1))) {
      for (int i = 1; i <= 3; i++) {
        events.addAll(append(journal, i, new TicketNoshow(DAY, "200" + i, "2")));
      }
      DaySealed seal = Seals.seal(journal, BOARD, DAY, keys.getPrivate());
      events.addAll(append(journal, 4, seal));
    }
  }

  static List<Event> append(SqliteJournal journal, int second, EventData data) {
    Moment at = new Moment(OPENING.plusSeconds(second), "boot", second, ClockQuality.SYNCHRONISED);
    return journal.append(List.of(data), at);
  }

  void replaceSeal(DaySealed seal) {
    Event last = events.get(3);
    events.set(
        3,
        vn.motcua.bridge.Chain.link(
            last.centre(),
            last.board(),
            last.epoch(),
            4,
            last.type(),
            last.at(),
            vn.motcua.bridge.EventTypes.toJson(seal),
            last.previousHash()));
  }

  String report(String... options) {
    List<String> arguments = new ArrayList<>(List.of("--data=" + inbox));
    arguments.addAll(List.of(options));
    return run(new ReportCommand(), arguments).output();
  }

  static KeyPair keyPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pem(KeyPair pair) {
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
        .formatted(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
  }

  void store(InboxStore.Additions additions) {
    try (InboxStore store =
        SqliteInboxStore.open(inbox.resolve("inbox.db"), Stations.ALL.events())) {
      store.commit(additions, OPENING);
    }
  }

  Ran reconcile(String from, String to, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--from=" + from, "--to=" + to, "--data=" + inbox, "--ledger=" + ledger));
    arguments.addAll(List.of(more));
    return run(new ReconcileCommand(), arguments);
  }

  record Ran(int code, String output) {}

  static Ran run(Callable<Integer> verb, List<String> arguments) {
    StringWriter output = new StringWriter();
    CommandLine command = new CommandLine(verb);
    command.setOut(new PrintWriter(output));
    command.setErr(new PrintWriter(output));
    return new Ran(command.execute(arguments.toArray(String[]::new)), output.toString());
  }
}
