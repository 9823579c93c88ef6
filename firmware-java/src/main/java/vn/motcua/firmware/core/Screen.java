package vn.motcua.firmware.core;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.Life;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.attendance.AttendanceEvent;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.attendance.AttendanceState;
import vn.motcua.firmware.attendance.TimeClock;
import vn.motcua.firmware.handoff.DossierCode;
import vn.motcua.firmware.handoff.DossierCode.Verdict;
import vn.motcua.firmware.queue.CounterDesk;
import vn.motcua.firmware.queue.LineState;
import vn.motcua.firmware.queue.QueueState;
import vn.motcua.firmware.queue.Spoken;
import vn.motcua.firmware.queue.Ticket;
import vn.motcua.firmware.rating.RatingPad;
import vn.motcua.firmware.rating.RatingState;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Hardware;
import vn.motcua.firmware.view.BoardView;
import vn.motcua.provisioning.Catalogue;

/**
 * Turns state into the view, and remembers what screens show only for a moment (a refused scan, a
 * stranger's finger). Names appear here, on this board's pages, and nowhere else. One thread.
 */
final class Screen {
  private static final int UNPRINTED_MAX = 16;

  private final Site site;
  private final TimeClock timeClock;
  private final Map<String, BoardView.ScanView> scans = new HashMap<>();
  private BoardView.@Nullable PunchView lastPunch;

  Screen(Site site, TimeClock timeClock) {
    this.site = site;
    this.timeClock = timeClock;
  }

  /** The states a view is made of. */
  record States(
      QueueState queue,
      LineState lines,
      RatingState ratings,
      AttendanceState attendance,
      Hardware hardware) {}

  void note(Reading reading, Moment now) {
    switch (reading) {
      case Reading.Scanned scan -> scans.put(scan.device(), scanView(scan, now));
      case Reading.FingerUnknown _ ->
          lastPunch = new BoardView.PunchView(null, "unknown", now.wall());
      case Reading.FingerMatched match -> {
        if (timeClock.ofSlot(match.slot()) == null) {
          lastPunch = new BoardView.PunchView(null, "unknown", now.wall());
        }
      }
      default -> {
        // No screen shows it for a moment.
      }
    }
  }

  /** The scan just noted is of a hand-over that is on disk already. */
  void again(String scanner) {
    scans.computeIfPresent(
        scanner, (_, scan) -> new BoardView.ScanView(scan.dossier(), "repeated", scan.at()));
  }

  /** Forgets what was shown for a moment. */
  void clear() {
    scans.clear();
    lastPunch = null;
  }

  private static BoardView.ScanView scanView(Reading.Scanned scan, Moment now) {
    return switch (DossierCode.read(scan.text(), Day.of(now.wall()))) {
      case Verdict.Dossier(String code) -> new BoardView.ScanView(code, "accepted", now.wall());
      case Verdict.CitizenCard _ -> new BoardView.ScanView(null, "citizen-card", now.wall());
      case Verdict.Other _ -> new BoardView.ScanView(null, "not-a-dossier", now.wall());
    };
  }

  void apply(Event event, AttendanceEvent data) {
    if (data instanceof AttendancePunched punched) {
      lastPunch =
          new BoardView.PunchView(
              name(punched.staff()),
              punched.direction().name().toLowerCase(Locale.ROOT),
              event.at().wall());
    }
  }

  BoardView view(States s, Moment now, BoardView.DeliveryView delivery) {
    LocalDate today = Day.of(now.wall());
    Catalogue catalogue = site.catalogue();
    return new BoardView(
        catalogue.name(),
        site.board(),
        today,
        catalogue.lines().stream().map(l -> line(l, s, today)).toList(),
        catalogue.priorities().stream().map(p -> new BoardView.Choice(p.id(), p.name())).toList(),
        printer(s.hardware()),
        catalogue.counters().stream().map(c -> counter(c, s, now)).toList(),
        s.queue().calls().stream().filter(t -> t.day().equals(today)).map(Screen::call).toList(),
        s.queue().withSlip(Ticket.Slip.UNKNOWN).stream()
            .map(t -> new BoardView.SlipView(t.day(), t.number()))
            .toList(),
        unprinted(s.queue(), today),
        lastPunch,
        desks(),
        devices(s.hardware()),
        delivery,
        site.warnings());
  }

  private static BoardView.LineView line(Catalogue.Line l, States s, LocalDate today) {
    List<Ticket> waiting = s.queue().waiting(today, List.of(l.id()));
    return new BoardView.LineView(
        l.id(),
        l.digit(),
        l.name(),
        l.pictogram(),
        waiting.size(),
        (int) waiting.stream().filter(t -> t.priority() != null).count(),
        Math.max(0, l.capacity() - s.queue().numbering().given(today, l.digit())),
        s.lines().closedFor(l.id(), today));
  }

  private BoardView.CounterView counter(Catalogue.Counter c, States s, Moment now) {
    Ticket current = s.queue().current(c.id());
    Ticket rateable = RatingPad.rateable(s.queue(), c.id(), now);
    Ticket rated = rateable != null ? rateable : s.queue().lastFinished(c.id());
    Integer rating = rated == null ? null : s.ratings().ratingOf(c.id(), rated.key());
    List<Ticket> waiting = s.queue().waiting(Day.of(now.wall()), c.lines());
    Ticket absent = CounterDesk.returnable(s.queue(), c.id(), now);
    return new BoardView.CounterView(
        c.id(),
        c.name(),
        c.lines(),
        current == null ? null : ticket(current),
        waiting.size(),
        waiting.stream().limit(BoardView.NEXT_MAX).map(this::waiting).toList(),
        absent == null ? null : absent.number(),
        name(s.attendance().onDuty(c.id())),
        rating,
        rateable != null && rating == null,
        rateable == null ? null : new BoardView.VisitView(rateable.day(), rateable.number()));
  }

  private BoardView.PrinterView printer(Hardware hardware) {
    return new BoardView.PrinterView(
        hardware.printer(site.printers()).word(),
        site.printers().stream()
            .map(p -> new BoardView.PrinterState(p, hardware.printer(p).word()))
            .toList());
  }

  private static List<BoardView.SlipView> unprinted(QueueState queue, LocalDate today) {
    return queue.withSlip(Ticket.Slip.VOID).reversed().stream()
        .filter(t -> t.stage() == Ticket.Stage.WAITING && t.day().equals(today))
        .limit(UNPRINTED_MAX)
        .map(t -> new BoardView.SlipView(t.day(), t.number()))
        .toList();
  }

  private BoardView.WaitingView waiting(Ticket t) {
    return new BoardView.WaitingView(t.number(), t.line(), priority(t), t.since());
  }

  private @Nullable String priority(Ticket t) {
    return site.catalogue().priorities().stream()
        .filter(each -> each.id().equals(t.priority()))
        .map(Catalogue.Priority::name)
        .findFirst()
        .orElse(t.priority());
  }

  private BoardView.TicketView ticket(Ticket t) {
    String state = t.stage() == Ticket.Stage.SERVING ? "serving" : "called";
    return new BoardView.TicketView(t.number(), t.line(), state, t.since(), priority(t));
  }

  private static BoardView.CallView call(Ticket t) {
    String counter = t.counter() == null ? "" : t.counter();
    return new BoardView.CallView(
        t.number(), counter, Spoken.call(t.number(), counter), t.calls(), t.since());
  }

  private List<BoardView.DeskView> desks() {
    return site.deskOfScanner().entrySet().stream()
        .map(e ->
            new BoardView.DeskView(e.getValue().id(), e.getValue().name(), scans.get(e.getKey())))
        .toList();
  }

  private List<BoardView.DeviceView> devices(Hardware hardware) {
    return site.kinds().entrySet().stream()
        .map(e -> {
          Reading.LifeChanged life = hardware.lives().get(e.getKey());
          return new BoardView.DeviceView(
              e.getKey(),
              e.getValue(),
              (life == null ? Life.ABSENT : life.life()).word(),
              life == null ? "" : life.reason());
        })
        .toList();
  }

  private @Nullable String name(@Nullable String staffId) {
    return site.catalogue().staff().stream()
        .filter(p -> p.id().equals(staffId))
        .map(Catalogue.Staff::name)
        .findFirst()
        .orElse(null);
  }
}
