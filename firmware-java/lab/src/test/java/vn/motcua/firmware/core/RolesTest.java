package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.bridge.BoardEvent.LedgerPruned;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.lab.MemoryJournal;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.attendance.AttendanceEvent.Direction;
import vn.motcua.firmware.queue.line.LineOrder;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.view.DeliveryView;

/** Which stations a board runs, and what happens to the data of others. */
class RolesTest {
  private static final List<String> OF_EVERY_BOARD =
      List.of("ledger", "people", "devices", "catalogue", "closing", "erasure");
  private static final Moment NOW =
      new Moment(Instant.parse("2026-11-21T01:00:00Z"), "boot", 1, ClockQuality.SYNCHRONISED);

  @Test
  void theRolesOfTheExampleRunAllStationsInTheOrderInWhichTheySpeak() {
    assertThat(
            stations(
                List.of("attendance", "counter", "display", "handoff", "hub", "ticket"), Map.of()))
        .containsExactly(
            "ledger",
            "queue",
            "rating",
            "attendance",
            "handoff",
            "people",
            "devices",
            "catalogue",
            "closing",
            "erasure");
  }

  @ParameterizedTest
  @CsvSource({
    "ticket, queue",
    "display, queue",
    "hub, queue",
    "counter, queue rating",
    "attendance, attendance",
    "handoff, handoff"
  })
  void aRoleRunsItsStationsAndNoOthers(String role, String stations) {
    assertThat(stations(List.of(role), Map.of()))
        .containsExactlyInAnyOrderElementsOf(with(stations));
  }

  @ParameterizedTest
  @CsvSource({
    "printer, queue",
    "rating-panel, rating",
    "fingerprint, attendance",
    "terminal, attendance",
    "scanner, handoff",
    "camera, handoff"
  })
  void aDeviceIsHeardWhateverTheRoles(String kind, String station) {
    assertThat(stations(List.of("display"), Map.of("device-1", kind)))
        .containsExactlyInAnyOrderElementsOf(
            with(station.equals("queue") ? station : "queue " + station));
  }

  @Test
  void whatOnlyAnotherBoardDoesIsRefusedAndLeavesNoEvent() {
    Core core = new Core(site(List.of("attendance"), Map.of()), Stations.ALL);
    var touch = new Input.Touched(new KioskTouch.TakeNumber("touch-0001", "dat-dai", null));
    assertThat(core.decide(touch, NOW).events()).isEmpty();
    assertThat(core.decide(touch, NOW).answer())
        .isInstanceOfSatisfying(
            Answer.Refused.class, no -> assertThat(no.code()).isEqualTo("no-such-station"));
    var order =
        new Input.Commanded(
            new ServerCommand("7f3a", "00000000000000aa", 10, new LineOrder.OpenLine("dat-dai")));
    assertThat(core.decide(order, NOW).answer()).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void aLedgerWithEventsOfAStationThatTheBoardDoesNotRunIsReplayedAndShownWithoutIt() {
    MemoryJournal ledger = ledger();
    LocalDate day = LocalDate.parse("2026-11-21");
    ledger.append(
        List.<EventData>of(new TicketReserved(day, "1001", "dat-dai", null, 0, "kiosk", "touch-1")),
        NOW);
    Core core = new Core(site(List.of("attendance"), Map.of()), Stations.ALL);
    ledger.replay(event -> core.apply(event, core.events().dataOf(event)));
    WholeBoard view = WholeBoard.of(core.pages(NOW, new DeliveryView(true, 0)));
    assertThat(view.counters()).isEmpty();
    assertThat(view.lines()).isEmpty();
  }

  /** The terminal sends its rows again when the role is given back to the board. */
  @Test
  void rowsOfATerminalOutlastTheirEventsOnABoardThatNoLongerTakesAttendance() {
    MemoryJournal ledger = ledger();
    List<Event> punched =
        ledger.append(
            List.<EventData>of(
                new AttendancePunched(
                    "cb-101", Direction.IN, "face", "terminal-1", null, "2026-01-05T07:02:11")),
            NOW);
    Core core = new Core(site(List.of("ticket"), Map.of()), Stations.ALL);
    assertThat(core.decide(new Input.Outlived(punched), NOW).events())
        .singleElement()
        .isInstanceOfSatisfying(
            LedgerPruned.class,
            gone ->
                assertThat(gone.rows())
                    .containsExactly("terminal-1 2026-01-05/2026-01-05T07:02:11"));
    Instant before = Instant.parse("2026-01-05T00:02:11Z");
    assertThat(Stations.ALL.legacy().isNeeded(punched.getFirst(), ledger.head(), before)).isTrue();
    assertThat(
            Stations.ALL
                .legacy()
                .isNeeded(punched.getFirst(), ledger.head(), before.plus(Duration.ofSeconds(1))))
        .isFalse();
  }

  private static List<String> stations(List<String> roles, Map<String, String> devices) {
    return List.copyOf(Stations.ALL.open(site(roles, devices)).keySet());
  }

  private static List<String> with(String stations) {
    List<String> all = new java.util.ArrayList<>(OF_EVERY_BOARD);
    all.addAll(List.of(stations.split(" ")));
    return all;
  }

  private static Site site(List<String> roles, Map<String, String> devices) {
    Site all = Scene.site();
    return new Site(
        all.centre(),
        all.board(),
        roles,
        all.catalogue(),
        List.of(),
        Map.of(),
        Map.of(),
        devices,
        all.slots(),
        List.of());
  }

  private static MemoryJournal ledger() {
    return new MemoryJournal(
        new Identity("minh-hoa", "board-1"), Stations.ALL.events(), new SplittableRandom(1));
  }
}
