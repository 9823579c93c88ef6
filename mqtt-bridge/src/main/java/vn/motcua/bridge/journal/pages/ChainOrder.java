package vn.motcua.bridge.journal.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sorts recovered events into the order of their chains: epochs by the place of most of their
 * events, and within an epoch by sequence. The hash does not cover the position: one that does not
 * fit between the adjacent events is replaced. Pure.
 */
final class ChainOrder {
  private ChainOrder() {}

  /** The places in order, one for each event; of two, the one that was found first. */
  static List<EventPlace> of(Collection<EventPlace> places) {
    Map<String, Long> middles = new HashMap<>();
    places.stream()
        .collect(Collectors.groupingBy(EventPlace::epoch))
        .forEach((epoch, of) -> middles.put(epoch, middle(of)));
    List<EventPlace> ordered = new ArrayList<>(places);
    ordered.sort(
        Comparator.<EventPlace>comparingLong(place -> middles.getOrDefault(place.epoch(), 0L))
            .thenComparing(EventPlace::epoch)
            .thenComparingLong(EventPlace::sequence)
            .thenComparingInt(EventPlace::order));
    return placed(ordered);
  }

  private static List<EventPlace> placed(List<EventPlace> ordered) {
    List<EventPlace> placed = new ArrayList<>(ordered.size());
    for (int i = 0; i < ordered.size(); i++) {
      EventPlace place = ordered.get(i);
      if (placed.isEmpty() || !isSameEvent(placed.getLast(), place)) {
        long last = placed.isEmpty() ? 0 : placed.getLast().position();
        long next = i + 1 < ordered.size() ? ordered.get(i + 1).position() : Long.MAX_VALUE;
        placed.add(at(fitting(place.position(), last, next), place));
      }
    }
    return placed;
  }

  private static long fitting(long claimed, long last, long next) {
    return claimed > last && (claimed < next || next <= last) ? claimed : last + 1;
  }

  private static boolean isSameEvent(EventPlace one, EventPlace other) {
    return one.epoch().equals(other.epoch()) && one.sequence() == other.sequence();
  }

  private static EventPlace at(long position, EventPlace place) {
    return new EventPlace(
        place.order(),
        position,
        place.epoch(),
        place.sequence(),
        place.page(),
        place.offset(),
        place.turned(),
        place.whole());
  }

  private static long middle(List<EventPlace> epoch) {
    long[] positions = epoch.stream().mapToLong(EventPlace::position).sorted().toArray();
    return positions[positions.length / 2];
  }
}
