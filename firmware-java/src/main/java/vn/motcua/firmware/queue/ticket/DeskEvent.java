package vn.motcua.firmware.queue.ticket;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.firmware.station.TradeFields;

/** What an officer does with a ticket beside calling and serving it. */
public sealed interface DeskEvent extends TicketEvent {
  /** The counter of the officer. */
  String counter();

  /**
   * The call was a mistake and counts as not made: the citizen waits again, at the old place.
   *
   * @param counter where it was called
   */
  record TicketUncalled(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Counter String counter,
      @CommonFields.DoneBy @Nullable String by)
      implements DeskEvent {}
}
