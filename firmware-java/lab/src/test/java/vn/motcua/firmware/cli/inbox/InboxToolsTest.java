package vn.motcua.firmware.cli.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.Seals;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.StructuredCodec;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.TicketEvent.TicketNoshow;

/** The reports on an inbox: the state of boards, and whether both sides hold the same. */
class InboxToolsTest {
  private static final Instant OPENING = Instant.parse("2026-11-21T00:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Identity BOARD = new Identity("minh-hoa", "board-1");

  @TempDir Path directory = Path.of("");
  private final KeyPair keys = keyPair();
  private Path ledger = Path.of("");
  private Path inbox = Path.of("");
  private final List<Event> events = new ArrayList<>();

  @BeforeEach
  void fillLedger() throws Exception {
    ledger = directory.resolve("ledger");
    inbox = Files.createDirectories(directory.resolve("inbox"));
    try (SqliteJournal journal =
        SqliteJournal.open(ledger, BOARD, Stations.EVENTS, new SplittableRandom(1))) {
      for (int i = 1; i <= 3; i++) {
        events.addAll(append(journal, i, new TicketNoshow(DAY, "200" + i, "2")));
      }
      DaySealed seal = Seals.seal(journal, BOARD, DAY, keys.getPrivate());
      events.addAll(append(journal, 4, seal));
    }
  }

  private static List<Event> append(SqliteJournal journal, int second, EventData data) {
    Moment at = new Moment(OPENING.plusSeconds(second), "boot", second, ClockQuality.SYNCHRONISED);
    return journal.append(List.of(data), at);
  }

  @Test
  void bothSidesHoldTheSame() throws Exception {
    store(InboxStore.Additions.of(events));
    Ran ran = reconcile("2026-11-21", "2026-11-21");
    assertThat(ran.output())
        .contains("3         3  minh-hoa/board-1 vn.motcua.ticket.noshow.v1")
        .contains("0 differences");
    assertThat(ran.code()).isZero();
    assertThat(reconcile("2026-11-22", "2026-11-30").code()).isZero();
  }

  @Test
  void whatTheCaseServerLacksIsNamedAndTheExitCodeSaysSo() throws Exception {
    store(InboxStore.Additions.of(events.subList(0, 2)));
    Ran ran = reconcile("2026-11-01", "2026-11-30");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.output())
        .contains("3         2  minh-hoa/board-1 vn.motcua.ticket.noshow.v1   <-- differs by 1")
        .contains("1         0  minh-hoa/board-1 vn.motcua.day.sealed.v1   <-- differs by 1");
    Ran json = reconcile("2026-11-01", "2026-11-30", "--json");
    assertThat(JsonMapper.shared().readTree(json.output()).path("differences").intValue())
        .isEqualTo(2);
    assertThat(JsonMapper.shared().readTree(json.output()).at("/different/0").stringValue())
        .endsWith("-3: vn.motcua.ticket.noshow.v1 is not in the inbox");
  }

  @Test
  void daysThatTheLedgerNoLongerHoldsAreNotComparedButNamed() throws Exception {
    store(InboxStore.Additions.of(events));
    try (SqliteJournal journal =
        SqliteJournal.open(ledger, BOARD, Stations.EVENTS, new SplittableRandom(1))) {
      journal.acknowledge(3);
      journal.prune(1);
    }
    Ran ran = reconcile("2026-11-21", "2026-11-21");
    assertThat(ran.output())
        .contains("begins on 2026-11-21, earlier events are pruned; use --from 2026-11-22");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(reconcile("2026-11-22", "2026-11-30").code()).isZero();
  }

  @Test
  void anExportIsAsGoodAsTheLedger() throws Exception {
    store(InboxStore.Additions.of(events));
    List<String> lines =
        events.stream()
            .map(e -> StructuredCodec.pack(CloudEventCodec.encode(e)).payload())
            .toList();
    Path export = directory.resolve("export.jsonl");
    String[] compare = {
      "--from=2026-11-21", "--to=2026-11-21", "--data=" + inbox, "--ledger=" + export
    };
    Files.write(export, lines);
    Ran whole = run(new ReconcileCommand(), List.of(compare));
    assertThat(whole.output()).contains("3         3  minh-hoa/board-1 vn.motcua.ticket.noshow.v1");
    assertThat(whole.code()).isZero();
    Files.write(export, lines.subList(0, 1));
    Ran ran = run(new ReconcileCommand(), List.of(compare));
    assertThat(ran.output())
        .contains("1         3  minh-hoa/board-1 vn.motcua.ticket.noshow.v1")
        .contains("-2: vn.motcua.ticket.noshow.v1 is in the inbox only")
        .contains("3 differences");
    assertThat(ran.code()).isEqualTo(1);
    Files.write(export, List.of(lines.get(1), lines.get(0)));
    assertThat(run(new ReconcileCommand(), List.of(compare)).code()).isNotZero();
    Files.write(export, List.of(lines.get(1).replace("2002", "2003")));
    Ran edited = run(new ReconcileCommand(), List.of(compare));
    assertThat(edited.output())
        .contains("line 1 is not an exported event")
        .contains("not the hash");
  }

  /** A difference that counts cannot show: as many events on both sides, but not the same ones. */
  @Test
  void everyEditedRowOfTheInboxIsADifferenceThoughTheCountsAgree() throws Exception {
    store(InboxStore.Additions.of(events));
    String url = "jdbc:sqlite:" + inbox.resolve("inbox.db");
    for (String edit :
        List.of(
            "data=replace(data,'\"2\"','\"3\"')",
            "hash=replace(hash,substr(hash,1,1),'z')",
            "monotonic=monotonic+1",
            "boot_id='other'",
            "clock='nonsense'",
            "wall='nonsense'",
            "wall='2026-11-20T00:00:00Z'")) {
      for (Event event : events.subList(0, 3)) {
        try (Connection c = DriverManager.getConnection(url);
            var statement = c.createStatement()) {
          statement.execute("CREATE TABLE saved AS SELECT * FROM events");
          statement.execute("UPDATE events SET " + edit + " WHERE sequence=" + event.sequence());
          Ran ran = reconcile("2026-11-21", "2026-11-21");
          assertThat(ran.output()).contains("DIFFERS minh-hoa/board-1/" + event.id() + ": ");
          assertThat(ran.code()).as(edit).isEqualTo(1);
          statement.execute("DELETE FROM events");
          statement.execute("INSERT INTO events SELECT * FROM saved");
          statement.execute("DROP TABLE saved");
        }
      }
    }
    assertThat(reconcile("2026-11-21", "2026-11-21").code()).isZero();
  }

  @Test
  void aMissingFirstEventOfAnEpochIsAGapForEveryVerb() throws Exception {
    store(InboxStore.Additions.of(events));
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + inbox.resolve("inbox.db"));
        var statement = c.createStatement()) {
      statement.execute("DELETE FROM events WHERE sequence=1");
    }
    String first = events.getFirst().id();
    Ran reported = run(new ReportCommand(), List.of("--data=" + inbox));
    assertThat(reported.output())
        .contains("MISSING minh-hoa/board-1/" + first + ": 1 to 1 are not held");
    assertThat(reported.code()).isEqualTo(1);
    Ran later = reconcile("2026-11-22", "2026-11-30");
    assertThat(later.output()).contains(first + ": the inbox holds 1 to 1 no longer: a gap");
    assertThat(later.code()).isEqualTo(1);
    Ran verified = run(new InboxVerifyCommand(), List.of("--data=" + inbox));
    assertThat(verified.output()).contains("MISSING minh-hoa/board-1/" + first);
    assertThat(verified.code()).isEqualTo(1);
    String onPurpose = "--forgotten-before=2026-11-21";
    assertThat(reconcile("2026-11-22", "2026-11-30", onPurpose).code()).isZero();
    Ran excused = run(new ReportCommand(), List.of("--data=" + inbox, onPurpose));
    assertThat(excused.output()).doesNotContain("MISSING");
  }

  @Test
  void aSoundRecordIsVerifiedAndItsCountsAreTold() throws Exception {
    store(InboxStore.Additions.of(events));
    Ran ran = run(new InboxVerifyCommand(), List.of("--data=" + inbox));
    assertThat(ran.output()).contains("1  chains", "4  events", "1  seals", "0  faults");
    assertThat(ran.code()).isZero();
    Ran asJson = run(new InboxVerifyCommand(), List.of("--data=" + inbox, "--json"));
    assertThat(JsonMapper.shared().readTree(asJson.output()).path("events").intValue())
        .isEqualTo(4);
  }

  @Test
  void anchorsOfTheInboxAreHeldAgainstItAndAWrongLineIsNamed() throws Exception {
    store(InboxStore.Additions.of(events));
    Path file = directory.resolve("anchors.txt");
    Ran anchored = run(new InboxAnchorCommand(), List.of("--data=" + inbox, "--to=" + file));
    assertThat(anchored.output()).contains("1 of 1 anchors added");
    assertThat(anchored.code()).isZero();
    Ran again = run(new InboxAnchorCommand(), List.of("--data=" + inbox, "--to=" + file));
    assertThat(again.output()).contains("0 of 1 anchors added");
    String[] verify = {"--data=" + inbox, "--anchor=" + file};
    Ran verified = run(new InboxVerifyCommand(), List.of(verify));
    assertThat(verified.output()).contains("1  anchors");
    assertThat(verified.code()).isZero();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + inbox.resolve("inbox.db"));
        var statement = c.createStatement()) {
      statement.execute("DELETE FROM events WHERE sequence=4");
      statement.execute(
          "UPDATE chains SET sequence=3, hash=(SELECT hash FROM events WHERE sequence=3)");
    }
    assertThat(run(new InboxVerifyCommand(), List.of("--data=" + inbox)).code()).isZero();
    Ran cut = run(new InboxVerifyCommand(), List.of(verify));
    assertThat(cut.output()).contains("ANCHOR minh-hoa/board-1/" + events.get(3).id());
    assertThat(cut.code()).isEqualTo(1);
    Files.writeString(
        file, "# kept at home\n\n" + Files.readString(file).replace("board-1", "board-2"));
    Ran wrong = run(new InboxVerifyCommand(), List.of(verify));
    assertThat(wrong.output()).contains(file + " line 3 is no anchor", "copy it again");
    assertThat(wrong.code()).isEqualTo(2);
  }

  @Test
  void aResumeFileFromOtherOptionsIsRefused() throws Exception {
    store(InboxStore.Additions.of(events));
    Path file = Files.writeString(directory.resolve("run.json"), "{\"asked\":\"x\"}");
    Ran ran = run(new InboxVerifyCommand(), List.of("--data=" + inbox, "--resume=" + file));
    assertThat(ran.output()).contains("is of a run that asked \"x\"", "name another file");
    assertThat(ran.code()).isEqualTo(2);
    Files.delete(file);
    assertThat(run(new InboxVerifyCommand(), List.of("--data=" + inbox, "--resume=" + file)).code())
        .isZero();
    assertThat(file).doesNotExist();
  }

  @Test
  void aReportSaysHowABoardStands() throws Exception {
    ChainId chain = ChainId.of(events.getFirst());
    Anomaly gap = new Anomaly(chain, Anomaly.Kind.GAP, 5, "missing when 9 came", OPENING, null);
    BoardPresence born = new BoardPresence("a".repeat(16), true, OPENING.plusSeconds(60));
    store(
        new InboxStore.Additions(
            events,
            List.of(),
            List.of(gap),
            List.of(),
            Map.of(new Topics("minh-hoa", "board-1"), born)));
    Ran ran = run(new ReportCommand(), List.of("--data=" + inbox));
    assertThat(ran.output())
        .contains("minh-hoa/board-1  connected, last seen 2026-11-21T07:01")
        .contains("4 events, behind by 1, clock SYNCHRONISED")
        .contains("GAP " + chain.epoch() + "-5 since 2026-11-21T07:00: missing when 9 came")
        .doesNotContain("SEAL");
    assertThat(ran.code()).isZero();
  }

  @Test
  void aSealThatCountsOtherwiseIsNamed() throws Exception {
    DaySealed wrong =
        new DaySealed(
            DAY, 3, events.get(2).hash(), new TreeMap<>(Map.of("vn.motcua.x.y.v1", 3L)), "");
    replaceSeal(wrong);
    store(InboxStore.Additions.of(events));
    Ran ran = run(new ReportCommand(), List.of("--data=" + inbox, "--json"));
    assertThat(ran.code()).isEqualTo(1);
    var seals = JsonMapper.shared().readTree(ran.output()).at("/boards/0/seals");
    assertThat(seals.size()).isEqualTo(1);
    assertThat(seals.get(0).stringValue())
        .contains("sealed {vn.motcua.x.y.v1=3}", "held {vn.motcua.ticket.noshow.v1=3}");
  }

  @Test
  void aSealIsHeldAgainstTheKeyTheCentreHasOfItsBoard() throws Exception {
    store(InboxStore.Additions.of(events));
    Path known = Files.createDirectories(directory.resolve("keys"));
    assertThat(report("--keys=" + known))
        .contains("SEAL minh-hoa/board-1 day 2026-11-21", "has no key of this board");
    Path file = known.resolve("minh-hoa.board-1.pub");
    Files.writeString(file, pem(keyPair()));
    assertThat(report("--keys=" + known)).contains("not signed by a key of this board");
    Files.writeString(file, pem(keyPair()) + pem(keys));
    assertThat(report("--keys=" + known)).doesNotContain("SEAL");
    Files.writeString(file, "valid-until: 2026-11-21\n" + pem(keys));
    assertThat(report("--keys=" + known)).doesNotContain("SEAL");
    Files.writeString(file, "valid-until: 2026-11-20\n" + pem(keys) + pem(keyPair()));
    assertThat(report("--keys=" + known)).contains("signed by a key that held until 2026-11-20");
    Files.writeString(file, "valid-until: yesterday\n" + pem(keys));
    assertThat(report("--keys=" + known)).contains("takes a day as in 2026-11-20, not yesterday");
    Files.writeString(file, "-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n");
    assertThat(report("--keys=" + known)).contains("copy the board's board.pub again");
  }

  @Test
  void aSealOfAnotherHistoryIsADifferenceThoughTheCountsAgree() {
    TreeMap<String, Long> counts = new TreeMap<>(Map.of("vn.motcua.ticket.noshow.v1", 3L));
    var head = new Head(events.getFirst().epoch(), 3, "f".repeat(64), 3);
    replaceSeal(Seals.sign(BOARD, head, DAY, counts, keys.getPrivate()));
    store(InboxStore.Additions.of(events));
    Ran ran = reconcile("2026-11-21", "2026-11-21");
    assertThat(ran.output())
        .contains("SEAL minh-hoa/board-1 day 2026-11-21", "event 3 is another one than was sealed")
        .contains("-4: the inbox's head is another event than the ledger has there")
        .contains("2 differences");
    assertThat(ran.code()).isEqualTo(1);
    Ran later = reconcile("2026-11-22", "2026-11-30");
    assertThat(later.output()).contains("head is another event").contains("1 differences");
    assertThat(later.code()).isEqualTo(1);
  }

  @Test
  void aSealOfWhatCameAfterItIsNamed() {
    TreeMap<String, Long> counts = new TreeMap<>(Map.of("vn.motcua.ticket.noshow.v1", 3L));
    var head = new Head(events.getFirst().epoch(), 9, "f".repeat(64), 9);
    replaceSeal(Seals.sign(BOARD, head, DAY, counts, keys.getPrivate()));
    store(InboxStore.Additions.of(events));
    assertThat(report()).contains("sealed up to 9, which came after it");
  }

  @Test
  void aDayThatIsOverWithoutASealIsNamedAndIsNoDifference() throws Exception {
    try (SqliteJournal journal =
        SqliteJournal.open(ledger, BOARD, Stations.EVENTS, new SplittableRandom(1))) {
      events.addAll(append(journal, 86_400, new TicketNoshow(DAY, "2009", "2")));
      events.addAll(append(journal, 3 * 86_400, new TicketNoshow(DAY, "2010", "2")));
    }
    store(InboxStore.Additions.of(events));
    Ran ran = reconcile("2026-11-21", "2026-11-30");
    assertThat(ran.output())
        .contains("UNSEALED minh-hoa/board-1 day 2026-11-22", "1 events and no seal")
        .doesNotContain("day 2026-11-21", "day 2026-11-23", "day 2026-11-24")
        .contains("0 differences");
    assertThat(ran.code()).isZero();
    assertThat(report()).contains("UNSEALED minh-hoa/board-1 day 2026-11-22");
  }

  @Test
  void aClockBeyondAnyCalendarIsOneLineAndTheOtherBoardsAreToldOfAsWell() throws Exception {
    for (boolean late : new boolean[] {true, false}) {
      Identity strange = new Identity("minh-hoa", late ? "board-0" : "board-2");
      Path other = directory.resolve(strange.board());
      try (SqliteJournal journal =
          SqliteJournal.open(other, strange, Stations.EVENTS, new SplittableRandom(2))) {
        Moment at = new Moment(late ? Instant.MAX : Instant.MIN, "boot", 1, ClockQuality.HOLDOVER);
        LocalDate day = late ? LocalDate.MAX : LocalDate.MIN;
        journal.append(List.of(new TicketNoshow(day, "2001", "2")), at);
        journal.append(List.of(Seals.seal(journal, strange, day, keys.getPrivate())), at);
        events.addAll(journal.peek(0, 10).stream().map(entry -> entry.event()).toList());
      }
    }
    store(InboxStore.Additions.of(events));
    Ran ran = run(new ReportCommand(), List.of("--data=" + inbox));
    assertThat(ran.output().lines().filter(line -> line.contains("CLOCK clock absurd: ")))
        .anyMatch(line -> line.contains("says " + Instant.MAX))
        .anyMatch(line -> line.contains("says " + Instant.MIN))
        .anyMatch(line -> line.contains("day " + LocalDate.MAX));
    assertThat(ran.output())
        .contains("minh-hoa/board-1  never born", "3 boards")
        .doesNotContain("Exception");
    assertThat(ran.code()).isZero();
    assertThat(reconcile("2026-11-21", "2026-11-21").output()).contains("0 differences");
    Ran beyond = reconcile("" + LocalDate.MAX, "" + LocalDate.MAX);
    assertThat(beyond.code()).isEqualTo(2);
    assertThat(beyond.output()).contains("days go from 1970-01-01 to 9999-12-30");
  }

  @Test
  void whatWasBeyondALimitIsOneLine() {
    var key = new LimitExceeded.Key(LimitExceeded.Limit.EPOCHS, "minh-hoa", "board-1");
    for (int times = 0; times < 3; times++) {
      store(
          new InboxStore.Additions(
              List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(key, 2L)));
    }
    assertThat(report())
        .contains("LIMIT minh-hoa/board-1 epochs, 6 times: an event of a new epoch was not taken");
  }

  private void replaceSeal(DaySealed seal) {
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

  private String report(String... options) {
    List<String> arguments = new ArrayList<>(List.of("--data=" + inbox));
    arguments.addAll(List.of(options));
    return run(new ReportCommand(), arguments).output();
  }

  private static KeyPair keyPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
        .formatted(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
  }

  @Test
  void aPasswordInTheAddressEndsWithOneSentence() {
    Ran ran = run(new ReportCommand(), List.of("--store=jdbc:postgresql://db/m?password=geheim"));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.output()).contains("PGPASSWORD").doesNotContain("geheim");
  }

  private void store(InboxStore.Additions additions) {
    try (InboxStore store = SqliteInboxStore.open(inbox.resolve("inbox.db"), Stations.EVENTS)) {
      store.commit(additions, OPENING);
    }
  }

  private Ran reconcile(String from, String to, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--from=" + from, "--to=" + to, "--data=" + inbox, "--ledger=" + ledger));
    arguments.addAll(List.of(more));
    return run(new ReconcileCommand(), arguments);
  }

  private record Ran(int code, String output) {}

  private static Ran run(Callable<Integer> verb, List<String> arguments) {
    StringWriter output = new StringWriter();
    CommandLine command = new CommandLine(verb);
    command.setOut(new PrintWriter(output));
    command.setErr(new PrintWriter(output));
    return new Ran(command.execute(arguments.toArray(String[]::new)), output.toString());
  }
}
