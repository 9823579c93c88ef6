package vn.motcua.bridge.delivery;

import java.time.Duration;

/**
 * The limits of delivery.
 *
 * @param windowEvents events sent and not yet acknowledged by the case server; at the limit nothing
 *     is sent until an acknowledgement comes
 * @param connectTimeout longest time to connect
 * @param ackTimeout after this time without progress the case server is asked what it holds
 * @param reconnectFirst upper bound of the first wait after a failed connection; doubles each time
 * @param reconnectMax upper bound of any wait
 * @param reconnectSpread upper bound of the wait after a stable connection: all boards lose a
 *     restarting broker at the same instant, and reconnect spread over this time
 * @param stableAfter a connection that lasted this long counts as stable, and the doubling starts
 *     again
 * @param returnAfter of several brokers with an order, the first is tried this long after a
 *     connection to a later one, up to twice this time, and again after the same time; zero for
 *     never
 */
public record DeliveryLimits(
    int windowEvents,
    Duration connectTimeout,
    Duration ackTimeout,
    Duration reconnectFirst,
    Duration reconnectMax,
    Duration reconnectSpread,
    Duration stableAfter,
    Duration returnAfter) {

  /** Without an order of brokers. */
  public DeliveryLimits(
      int windowEvents,
      Duration connectTimeout,
      Duration ackTimeout,
      Duration reconnectFirst,
      Duration reconnectMax,
      Duration reconnectSpread,
      Duration stableAfter) {
    this(
        windowEvents,
        connectTimeout,
        ackTimeout,
        reconnectFirst,
        reconnectMax,
        reconnectSpread,
        stableAfter,
        Duration.ZERO);
  }

  /** Refuses a window or a wait that could never end. */
  public DeliveryLimits {
    if (windowEvents < 1 || windowEvents > 10_000) {
      throw new IllegalArgumentException("window must be 1 to 10000 events, is " + windowEvents);
    }
    if (ackTimeout.isZero() || reconnectFirst.isZero()) {
      throw new IllegalArgumentException("waits must be longer than zero");
    }
  }

  /** The limits of a board in production. */
  public static DeliveryLimits standard() {
    return new DeliveryLimits(
        500,
        Duration.ofSeconds(20),
        Duration.ofSeconds(5),
        Duration.ofMillis(500),
        Duration.ofSeconds(90),
        Duration.ofSeconds(90),
        Duration.ofSeconds(30));
  }

  /**
   * The same where a centre has several brokers, used in their order: its boards are few, and the
   * queue waits for them.
   */
  public DeliveryLimits inOrder() {
    return new DeliveryLimits(
        windowEvents,
        connectTimeout,
        ackTimeout,
        reconnectFirst,
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        stableAfter,
        Duration.ofSeconds(30));
  }

  /** For one board on its own broker, as in the demo: no spread is needed. */
  public static DeliveryLimits alone() {
    DeliveryLimits s = standard();
    return new DeliveryLimits(
        s.windowEvents,
        s.connectTimeout,
        Duration.ofSeconds(2),
        s.reconnectFirst,
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5));
  }
}
