package vn.motcua.firmware.core;

import java.util.List;
import vn.motcua.bridge.AttendanceEvent;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.HandoffEvent;
import vn.motcua.bridge.LineEvent;
import vn.motcua.bridge.RatingEvent;
import vn.motcua.bridge.TicketEvent;

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
