package vn.motcua.bridge.anchor;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Seals;

/**
 * Finds the last event of each chain on each local day, from events in the order of their chains.
 * Needs memory for each day and chain, not for each event. Not thread-safe.
 */
public final class DayHeads {
  private final Map<Key, Anchor> heads = new LinkedHashMap<>();

  private record Key(String chain, LocalDate day) {}

  /** Takes the next sound event of its chain. */
  public void take(Event event) {
    try {
      LocalDate day = Seals.dayOf(event.at().wall());
      Anchor anchor =
          new Anchor(
              event.centre(), event.board(), day, event.epoch(), event.sequence(), event.hash());
      if (day.getYear() >= 0 && day.getYear() <= 9_999) {
        heads.put(new Key(anchor.chain(), day), anchor);
      }
    } catch (DateTimeException e) {
      // The time of this event is outside the calendar: the anchor of the chain's next day covers
      // it.
      return;
    }
  }

  /** One anchor for each chain and day, in the order in which the days were first seen. */
  public List<Anchor> anchors() {
    return List.copyOf(heads.values());
  }
}
