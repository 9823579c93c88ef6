package vn.motcua.bridge.inbox.store;

import java.util.List;
import java.util.stream.Stream;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventFormatException;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.SlotEvent.SlotTaken;
import vn.motcua.bridge.wire.OtherEpochs;

/** Finds the slots that events say their board has taken. Stateless; any thread. */
public final class SpentSlots {
  private static final String TYPE = EventTypes.typeOf(SlotTaken.class);

  private static final int YEAR_MIN = 2000;
  private static final int YEAR_MAX = 9999;

  private SpentSlots() {}

  /** The events that may name slots, in order. */
  public static List<Event> among(InboxStore.Additions additions) {
    return Stream.concat(additions.events().stream(), additions.asides().stream())
        .filter(event -> event.type().equals(TYPE))
        .toList();
  }

  /**
   * The slot of an event; nothing when its data is withheld, does not match its type, or is absurd.
   */
  public static List<OtherEpochs.Spent> of(Event event) {
    try {
      SlotTaken taken = EventTypes.read(SlotTaken.class, event.data());
      return taken.slot() >= 0
              && taken.slot() <= 9
              && taken.day().getYear() >= YEAR_MIN
              && taken.day().getYear() <= YEAR_MAX
          ? List.of(new OtherEpochs.Spent(taken.day(), taken.slot()))
          : List.of();
    } catch (EventFormatException e) {
      return List.of();
    }
  }
}
