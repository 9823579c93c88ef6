package vn.motcua.firmware.cli.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.StructuredCodec;
import vn.motcua.firmware.core.Stations;

/** Whether ledger and inbox hold the same, and whether the inbox holds it unchanged. */
class ReconcileTest extends LedgerAndInbox {
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
        SqliteJournal.open(ledger, BOARD, Stations.ALL.events(), new SplittableRandom(1))) {
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
    assertThat(later.output()).contains(first + ": the inbox no longer holds 1 to 1: a gap");
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
  void aSoundRecordIsVerifiedAndItsCountsArePrinted() throws Exception {
    store(InboxStore.Additions.of(events));
    Ran ran = run(new InboxVerifyCommand(), List.of("--data=" + inbox));
    assertThat(ran.output()).contains("1  chains", "4  events", "1  seals", "0  faults");
    assertThat(ran.code()).isZero();
    Ran asJson = run(new InboxVerifyCommand(), List.of("--data=" + inbox, "--json"));
    assertThat(JsonMapper.shared().readTree(asJson.output()).path("events").intValue())
        .isEqualTo(4);
  }

  @Test
  void anchorsOfTheInboxAreComparedWithItAndAWrongLineIsNamed() throws Exception {
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
    assertThat(wrong.output()).contains(file + " line 3 is not an anchor", "copy it again");
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
}
