package vn.motcua.firmware.upkeep;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.LedgerPruned;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Legacy;
import vn.motcua.firmware.station.Station;

/** Records what happens to the ledger itself: births, seals, pruning. Station thread only. */
public final class LedgerStation implements Station {
  private final Legacy legacy;
  private List<String> known = List.of();

  /** A station that has seen no event; {@code legacy} says what outlasts pruned events. */
  public LedgerStation(Legacy legacy) {
    this.legacy = legacy;
  }

  @Override
  public Decision decide(Input input, Moment now) {
    return switch (input) {
      case Input.Started started -> Decision.of(started.born());
      case Input.DayOver over -> Decision.of(over.seal());
      case Input.Outlived(List<Event> events) -> outlived(events);
      default -> Decision.NOTHING;
    };
  }

  private Decision outlived(List<Event> events) {
    Event last = events.getLast();
    return Decision.of(
        new LedgerPruned(
            last.epoch(),
            last.sequence(),
            last.hash(),
            events.size(),
            legacy.beyond(known, events)));
  }

  @Override
  public void apply(Event event, @Nullable EventData data) {
    if (data instanceof LedgerPruned gone) {
      known = gone.rows();
    }
  }

  @Override
  public void forget() {
    known = List.of();
  }
}
