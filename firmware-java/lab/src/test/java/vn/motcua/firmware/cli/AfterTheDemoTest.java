package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;
import vn.motcua.firmware.system.DemoData;

/** Verbs that read data, without a place, in processes of a user with a state directory. */
class AfterTheDemoTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Instant OPENING = Instant.parse("2026-11-21T00:00:00Z");

  @TempDir Path state;

  @Test
  void itsLedgerAndItsInboxAreLookedIntoWithoutSayingWhere() throws Exception {
    DemoData demo = new DemoData(state.resolve("motcua").resolve("demo"));
    leave(demo);
    Ran verified = motcua("ledger", "verify");
    assertThat(verified.said())
        .contains("no --data given; reading the demo's board: " + demo.board())
        .contains("1  events of /minh-hoa/mot-cua-1, 0 faults");
    assertThat(verified.code()).isEqualTo(ExitCode.OK);
    Ran compared = motcua("reconcile", "--from", DAY.toString(), "--to", DAY.toString());
    assertThat(compared.said()).contains("the demo's: " + demo.inbox()).contains("0 differences");
    assertThat(compared.code()).isEqualTo(ExitCode.OK);
    assertThat(motcua("inbox", "report").said()).contains("minh-hoa/mot-cua-1");
  }

  @Test
  void withoutADemoTheMessageSaysWhichOptionToGive() throws Exception {
    for (String[] verb : new String[][] {{"ledger", "show"}, {"inbox", "report"}}) {
      Ran ran = motcua(verb);
      assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
      assertThat(ran.said()).contains("--data DIR").contains("there is no demo data here");
    }
  }

  @Test
  void theDemosLedgerIsNotComparedWithAnotherInbox() throws Exception {
    String day = DAY.toString();
    Ran ran = motcua("reconcile", "--from", day, "--to", day, "--data", state.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.said()).contains("Name both sides");
  }

  private static void leave(DemoData demo) throws IOException {
    List<Event> events;
    Identity board = new Identity("minh-hoa", "mot-cua-1");
    try (SqliteJournal ledger =
        SqliteJournal.open(demo.board(), board, Stations.ALL.events(), new SplittableRandom(1))) {
      Moment at = new Moment(OPENING, "boot", 1, ClockQuality.SYNCHRONISED);
      events = ledger.append(List.of(new TicketNoshow(DAY, "2001", "2")), at);
    }
    Files.createDirectories(demo.inbox());
    try (InboxStore inbox =
        SqliteInboxStore.open(demo.inbox().resolve("inbox.db"), Stations.ALL.events())) {
      inbox.commit(InboxStore.Additions.of(events), OPENING);
    }
  }

  private Ran motcua(String... arguments) throws IOException, InterruptedException {
    return Ran.motcua(Map.of("XDG_STATE_HOME", state.toString()), arguments);
  }
}
