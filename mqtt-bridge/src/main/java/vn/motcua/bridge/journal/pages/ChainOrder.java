package vn.motcua.bridge.journal.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.motcua.bridge.journal.pages.PageWalk.Place;

/**
 * Puts events that were found here and there into the order of their chains: epochs one after
 * another by where most of their events stood, each by sequence. A position is not under the hash:
 * one that does not fit between its neighbours is replaced. Pure.
 */
final class ChainOrder {
  private ChainOrder() {}

  /** The places in order, one an event's name: of two, the one that was found first. */
  static List<Place> of(Collection<Place> places) {
    Map<String, Long> middles = new HashMap<>();
    places.stream()
        .collect(Collectors.groupingBy(Place::epoch))
        .forEach((epoch, of) -> middles.put(epoch, middle(of)));
    List<Place> ordered = new ArrayList<>(places);
    ordered.sort(
        Comparator.<Place>comparingLong(place -> middles.getOrDefault(place.epoch(), 0L))
            .thenComparing(Place::epoch)
            .thenComparingLong(Place::sequence)
            .thenComparingInt(Place::order));
    return placed(ordered);
  }

  private static List<Place> placed(List<Place> ordered) {
    List<Place> placed = new ArrayList<>(ordered.size());
    for (int i = 0; i < ordered.size(); i++) {
      Place place = ordered.get(i);
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

  private static boolean isSameEvent(Place one, Place other) {
    return one.epoch().equals(other.epoch()) && one.sequence() == other.sequence();
  }

  private static Place at(long position, Place place) {
    return new Place(
        place.order(),
        position,
        place.epoch(),
        place.sequence(),
        place.page(),
        place.offset(),
        place.turned(),
        place.whole());
  }

  private static long middle(List<Place> epoch) {
    long[] positions = epoch.stream().mapToLong(Place::position).sorted().toArray();
    return positions[positions.length / 2];
  }
}
