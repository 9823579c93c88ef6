package vn.motcua.firmware.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Shortens a failing list by leaving out smaller and smaller pieces as long as the rest still fails
 * (Zeller's delta debugging, 2002). Stateless; any thread.
 */
final class Shrinker {
  private Shrinker() {}

  /**
   * A shorter list of the same order, of which no single element can be left out.
   *
   * @param breaks whether a list still fails; the whole one does
   * @param triesMax the number of tries after which the shortest list so far is returned
   */
  static <T> List<T> shrink(List<T> whole, Predicate<List<T>> breaks, int triesMax) {
    List<T> shortest = whole;
    int pieces = 2;
    int tries = 0;
    while (shortest.size() >= 2 && tries < triesMax) {
      int length = Math.max(1, (shortest.size() + pieces - 1) / pieces);
      boolean shorter = false;
      for (int from = 0; from < shortest.size() && tries < triesMax && !shorter; from += length) {
        List<T> rest = without(shortest, from, Math.min(from + length, shortest.size()));
        tries++;
        if (breaks.test(rest)) {
          shortest = rest;
          pieces = Math.max(2, pieces - 1);
          shorter = true;
        }
      }
      if (!shorter && length == 1) {
        return shortest;
      }
      pieces = shorter ? pieces : Math.min(shortest.size(), pieces * 2);
    }
    return shortest;
  }

  private static <T> List<T> without(List<T> list, int from, int to) {
    List<T> rest = new ArrayList<>(list.subList(0, from));
    rest.addAll(list.subList(to, list.size()));
    return rest;
  }
}
