package vn.motcua.firmware.former;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.inbox.Verdict;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.firmware.cli.Motcua;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.view.DeliveryView;

/** A board or an inbox that was put back to this version meets events that a later one wrote. */
class LaterDataTest {
  private static final Identity BOARD = new Identity("minh-hoa", "board-1");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final Moment MORNING =
      new Moment(Instant.parse("2026-11-20T00:30:00Z"), "boot", 1, ClockQuality.SYNCHRONISED);

  /** An event of a station that only a later version has. */
  record DossierWeighed(String dossier, int grams) implements EventData {}

  @TempDir Path directory = Path.of("");
  private final List<Event> written = new ArrayList<>();

  @BeforeEach
  void laterVersionWrites() {
    EventCatalogue later = Stations.ALL.events().with(List.of(DossierWeighed.class));
    try (SqliteJournal journal =
        SqliteJournal.open(directory.resolve("board"), BOARD, later, new SplittableRandom(1))) {
      List<EventData> events =
          List.of(
              new BoardBorn(Start.FIRST, "later", List.of("ticket"), null, null, null),
              new TicketReserved(DAY, "1001", "dat-dai", null, 0, "kiosk", "touch-0001"),
              new DossierWeighed("dossier-1", 230),
              new TicketReserved(DAY, "1002", "dat-dai", null, 1, "kiosk", "touch-0002"));
      written.addAll(journal.append(events, MORNING));
    }
  }

  @Test
  void stateIsFoldedFromWhatIsKnown() {
    Core core = new Core(Scene.site(), Stations.ALL);
    try (SqliteJournal journal = open()) {
      journal.replay(event -> core.apply(event, core.events().dataOf(event)));
    }
    var kiosk = core.pages(MORNING, new DeliveryView(true, 0)).get("kiosk");
    JsonNode shown = JsonMapper.shared().valueToTree(kiosk);
    assertThat(shown.at("/lines/0/waiting").intValue()).isEqualTo(2);
  }

  @Test
  void theLedgerIsSoundAndShowsAndExportsTheEvent() {
    assertThat(motcua("ledger", "verify")).contains("4  events of /minh-hoa/board-1, 0 faults");
    assertThat(motcua("ledger", "show"))
        .contains("vn.motcua.dossier.weighed.v1 {\"dossier\":\"dossier-1\",\"grams\":230}");
    assertThat(motcua("ledger", "export")).contains("\"type\":\"vn.motcua.dossier.weighed.v1\"");
  }

  @Test
  void itIsStoredByAnInboxAndNothingAfterItWaits() {
    Path file = directory.resolve("inbox.db");
    try (InboxStore store = SqliteInboxStore.open(file, Stations.ALL.events())) {
      var messages = written.stream().map(CloudEventCodec::encode).toList();
      assertThat(new InboxCore(store).receive(messages, MORNING.wall()).verdicts())
          .hasSize(4)
          .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Stored.class));
    }
  }

  private SqliteJournal open() {
    return SqliteJournal.open(
        directory.resolve("board"), BOARD, Stations.ALL.events(), new SplittableRandom(1));
  }

  private String motcua(String... verb) {
    var output = new StringWriter();
    var command = Motcua.commandLine();
    command.setOut(new PrintWriter(output));
    command.setErr(new PrintWriter(output));
    var arguments = new ArrayList<>(List.of(verb));
    arguments.add("--data=" + directory.resolve("board"));
    assertThat(command.execute(arguments.toArray(String[]::new))).isZero();
    return output.toString();
  }
}
