package vn.motcua.firmware.cli.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.Seals;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;

/** What inbox report and reconcile say of boards, seals and limits. */
class InboxReportTest extends LedgerAndInbox {
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
  void aSealIsCheckedAgainstTheKeyTheCentreHasOfItsBoard() throws Exception {
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
    assertThat(report("--keys=" + known))
        .contains("signed by a key that was valid until " + "2026-11-20");
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
        .contains("SEAL minh-hoa/board-1 day 2026-11-21", "event 3 is not the one that was sealed")
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
        SqliteJournal.open(ledger, BOARD, Stations.ALL.events(), new SplittableRandom(1))) {
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
  void aClockBeyondAnyCalendarIsOneLineAndTheOtherBoardsAreReportedAsWell() throws Exception {
    for (boolean late : new boolean[] {true, false}) {
      Identity strange = new Identity("minh-hoa", late ? "board-0" : "board-2");
      Path other = directory.resolve(strange.board());
      try (SqliteJournal journal =
          SqliteJournal.open(other, strange, Stations.ALL.events(), new SplittableRandom(2))) {
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

  @Test
  void aPasswordInTheAddressEndsWithOneSentence() {
    Ran ran = run(new ReportCommand(), List.of("--store=jdbc:postgresql://db/m?password=geheim"));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.output()).contains("PGPASSWORD").doesNotContain("geheim");
  }
}
