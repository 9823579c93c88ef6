package vn.motcua.firmware.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.view.BoardView;

/**
 * The queue's view; its parts are those of {@link BoardView}. Immutable.
 *
 * @param counters in the catalogue's order
 */
public record QueueView(
    List<BoardView.LineView> lines,
    List<BoardView.Choice> priorities,
    BoardView.PrinterView printer,
    List<AtCounter> counters,
    List<BoardView.CallView> calls,
    List<BoardView.SlipView> unsettled,
    List<BoardView.SlipView> unprinted) {

  /** A counter's part of the queue, with the fields of {@link BoardView.CounterView}. */
  public record AtCounter(
      String id,
      String name,
      List<String> lines,
      BoardView.@Nullable TicketView current,
      int waiting,
      List<BoardView.WaitingView> next,
      @Nullable String absent) {}
}
