package vn.motcua.firmware.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.firmware.view.Audience;
import vn.motcua.firmware.view.BoardView;

/** A {@link BoardView} as JSON, without people's names unless its audience needs them. Pure. */
public final class ViewJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ViewJson() {}

  /** What this audience gets, in UTF-8. */
  public static byte[] of(BoardView view, Audience audience) {
    return MAPPER.writeValueAsBytes(audience.seesPeople() ? view : nameless(view));
  }

  /** Only officers may see which citizen has which priority. */
  private static BoardView.@Nullable TicketView plain(BoardView.@Nullable TicketView ticket) {
    return ticket == null
        ? null
        : new BoardView.TicketView(
            ticket.number(), ticket.line(), ticket.state(), ticket.since(), null);
  }

  /** The same board without names and without punches that identify a person. */
  private static BoardView nameless(BoardView view) {
    List<BoardView.CounterView> counters =
        view.counters().stream()
            .map(each ->
                new BoardView.CounterView(
                    each.id(),
                    each.name(),
                    each.lines(),
                    plain(each.current()),
                    each.waiting(),
                    List.of(),
                    null,
                    null,
                    each.rating(),
                    each.rateable(),
                    each.visit()))
            .toList();
    return new BoardView(
        view.centre(),
        view.board(),
        view.day(),
        view.lines(),
        view.priorities(),
        view.printer(),
        counters,
        view.calls(),
        view.unsettled(),
        view.unprinted(),
        null,
        List.of(),
        view.devices(),
        view.delivery(),
        view.warnings(),
        Map.of());
  }
}
