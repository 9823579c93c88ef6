package vn.motcua.firmware.core;

import java.util.List;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.firmware.attendance.AttendanceEvent;
import vn.motcua.firmware.handoff.HandoffEvent;
import vn.motcua.firmware.queue.LineEvent;
import vn.motcua.firmware.queue.TicketEvent;
import vn.motcua.firmware.rating.RatingEvent;

/** The stations of this program. Immutable; any thread. */
public final class Stations {
  /** The events of the ledger and of all stations. */
  public static final EventCatalogue EVENTS =
      EventCatalogue.of(
          List.of(
              TicketEvent.class,
              LineEvent.class,
              RatingEvent.class,
              AttendanceEvent.class,
              HandoffEvent.class));

  private Stations() {}
}
