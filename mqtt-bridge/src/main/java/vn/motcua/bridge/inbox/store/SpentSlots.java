package vn.motcua.bridge.inbox.store;

import java.util.List;
import java.util.stream.Stream;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventFormatException;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.SlotEvent;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.SlotEvent.SlotTaken;
import vn.motcua.bridge.wire.OtherEpochs;

/**
 * Finds the slots that a board's events say are used: those it takes, and those that its witness
 * remembers of a history which was never delivered. Stateless; any thread.
 */
public final class SpentSlots {
  private static final String TAKEN = EventTypes.typeOf(SlotTaken.class);
  private static final String SPENT = EventTypes.typeOf(SlotSpent.class);

  private static final int YEAR_MIN = 2000;
  private static final int YEAR_MAX = 9999;

  private SpentSlots() {}

  /** The events that may name slots, in order. */
  public static List<Event> among(InboxStore.Additions additions) {
    return Stream.concat(additions.events().stream(), additions.asides().stream())
        .filter(event -> event.type().equals(TAKEN) || event.type().equals(SPENT))
        .toList();
  }

  /**
   * The slot of an event; nothing when its data is withheld, does not match its type, or is absurd.
   */
  public static List<OtherEpochs.Spent> of(Event event) {
    try {
      Class<? extends SlotEvent> type =
          event.type().equals(TAKEN) ? SlotTaken.class : SlotSpent.class;
      SlotEvent used = EventTypes.read(type, event.data());
      return used.slot() >= 0
              && used.slot() <= 9
              && used.day().getYear() >= YEAR_MIN
              && used.day().getYear() <= YEAR_MAX
          ? List.of(new OtherEpochs.Spent(used.day(), used.slot()))
          : List.of();
    } catch (EventFormatException e) {
      return List.of();
    }
  }
}
