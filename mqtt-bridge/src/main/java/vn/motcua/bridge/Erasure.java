package vn.motcua.bridge;

import java.util.List;
import java.util.Optional;
import vn.motcua.bridge.BoardEvent.DataErased;

/**
 * The event whose data a {@code data.erased} removes: whoever stores the {@code data.erased}
 * removes the data in the same transaction.
 *
 * @param epoch of the event
 * @param sequence of the event
 * @param hash of the event; another event with the same name is not meant
 */
public record Erasure(String epoch, long sequence, String hash) {
  /** What an event erases; empty unless it is a readable {@code data.erased}. */
  public static Optional<Erasure> of(Event event) {
    if (!EventTypes.isOf(DataErased.class, event)) {
      return Optional.empty();
    }
    try {
      DataErased erased = EventTypes.read(DataErased.class, event.data());
      return of(erased.event(), erased.hash());
    } catch (EventFormatException e) {
      return Optional.empty(); // of a later version of the program, or of none: it names nothing
    }
  }

  /** What these events erase, in their order. */
  public static List<Erasure> of(List<Event> events) {
    return events.stream().flatMap(event -> of(event).stream()).toList();
  }

  private static Optional<Erasure> of(String id, String hash) {
    int dash = id.indexOf('-');
    try {
      return dash < 0
          ? Optional.empty()
          : Optional.of(
              new Erasure(id.substring(0, dash), Long.parseLong(id.substring(dash + 1)), hash));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether this is the event to be erased. */
  public boolean names(Event event) {
    return event.sequence() == sequence && event.epoch().equals(epoch) && event.hash().equals(hash);
  }

  /**
   * The event without its data; empty when it is another event, has no data, is of a type that is
   * not erasable by this catalogue, or is of version 1 of the chain, whose hash could not be proven
   * without data.
   */
  public Optional<Event> applyTo(Event event, EventCatalogue catalogue) {
    return names(event) && event.hasData() && catalogue.isErasable(event.type())
        ? Optional.ofNullable(Chain.erased(event))
        : Optional.empty();
  }
}
