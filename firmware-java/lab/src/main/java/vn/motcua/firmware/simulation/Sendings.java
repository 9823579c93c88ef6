package vn.motcua.firmware.simulation;

import java.util.HashMap;
import java.util.Map;
import vn.motcua.bridge.Event;

/**
 * How often one board has sent each of its events, and how often its faults explain it.
 *
 * <p>Delivery sends an event once, and once more each time that it begins again: with a connection,
 * after a message that was lost, after one that was not answered, and when the case server has
 * forgotten what it asked for. Each of these is a disturbance. It explains one more sending of the
 * events in flight at that time, and of those that joined them before all were acknowledged.
 * Without disturbances nothing is sent twice. One thread.
 */
final class Sendings {
  private final Map<String, Count> byHash = new HashMap<>();
  private long disturbances;
  private long whenNothingWasOnItsWay;

  /**
   * Of one event.
   *
   * @param times how often it was sent
   * @param before how many disturbances there had been when nothing was on its way before it
   */
  private record Count(int times, long before) {}

  /** Something has happened after which delivery may begin again. */
  void disturbed() {
    disturbances++;
  }

  /**
   * The event is sent.
   *
   * @param alone whether all that was sent before is acknowledged
   * @return how many times more than the disturbances explain; at most 0 while all is well
   */
  long sent(Event event, boolean alone) {
    if (alone) {
      whenNothingWasOnItsWay = disturbances;
    }
    Count count =
        byHash.merge(
            event.hash(),
            new Count(1, whenNothingWasOnItsWay),
            (known, _) -> new Count(known.times() + 1, known.before()));
    return count.times() - 1 - (disturbances - count.before());
  }
}
