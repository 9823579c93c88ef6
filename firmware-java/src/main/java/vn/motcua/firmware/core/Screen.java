package vn.motcua.firmware.core;

import java.util.List;
import java.util.Map;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.attendance.AttendanceView;
import vn.motcua.firmware.handoff.HandoffView;
import vn.motcua.firmware.queue.QueueView;
import vn.motcua.firmware.rating.RatingView;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.upkeep.DevicesView;
import vn.motcua.firmware.view.BoardView;

/**
 * Combines the stations' views for the pages. Names appear here, on this board's pages, and nowhere
 * else. Pure.
 */
final class Screen {
  private static final QueueView NO_QUEUE =
      new QueueView(
          List.of(),
          List.of(),
          new BoardView.PrinterView("offline", List.of()),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  private final Site site;

  Screen(Site site) {
    this.site = site;
  }

  BoardView view(Views views, Moment now, BoardView.DeliveryView delivery) {
    QueueView queue = views.take(QueueView.class, NO_QUEUE);
    RatingView ratings = views.take(RatingView.class, new RatingView(Map.of()));
    AttendanceView attendance =
        views.take(AttendanceView.class, new AttendanceView(null, Map.of()));
    HandoffView handoff = views.take(HandoffView.class, new HandoffView(List.of()));
    DevicesView devices = views.take(DevicesView.class, new DevicesView(List.of()));
    return new BoardView(
        site.catalogue().name(),
        site.board(),
        Day.of(now.wall()),
        queue.lines(),
        queue.priorities(),
        queue.printer(),
        queue.counters().stream().map(c -> counter(c, ratings, attendance)).toList(),
        queue.calls(),
        queue.unsettled(),
        queue.unprinted(),
        attendance.lastPunch(),
        handoff.desks(),
        devices.devices(),
        delivery,
        site.warnings(),
        views.others());
  }

  private static BoardView.CounterView counter(
      QueueView.AtCounter c, RatingView ratings, AttendanceView attendance) {
    RatingView.AtCounter pad = ratings.counters().getOrDefault(c.id(), RatingView.AtCounter.NONE);
    return new BoardView.CounterView(
        c.id(),
        c.name(),
        c.lines(),
        c.current(),
        c.waiting(),
        c.next(),
        c.absent(),
        attendance.officers().get(c.id()),
        pad.rating(),
        pad.rateable(),
        pad.visit());
  }
}
