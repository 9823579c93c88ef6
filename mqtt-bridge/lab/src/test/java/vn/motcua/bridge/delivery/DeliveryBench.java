package vn.motcua.bridge.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A delivery with 250 events, an instant that tests move, and a case server that they play. */
abstract class DeliveryBench {
  static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  static final DeliveryInput.Connected CONNECTED = new DeliveryInput.Connected(65_535, 1_000_000);

  static final Class<DeliveryOutput.WakeAt> WAKE_AT = DeliveryOutput.WakeAt.class;

  static final DeliveryLimits LIMITS =
      new DeliveryLimits(
          100,
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30));

  final Ledger ledger = new Ledger("hanoi", "quay-1").grow(250);

  Delivery delivery = new Delivery(ledger, LIMITS, new Random(7));

  long now;

  static List<Long> withheld(List<DeliveryOutput> outputs) {
    return outputs.stream()
        .filter(o -> o instanceof DeliveryOutput.Publish p && p.withheld() != null)
        .map(o -> ((DeliveryOutput.Publish) o).position())
        .toList();
  }

  void connect() {
    feed(new DeliveryInput.Tick());
    feed(CONNECTED);
  }

  List<Long> stream(long from) {
    connect();
    return ack(from);
  }

  List<Long> ack(long position) {
    return published(feed(new DeliveryInput.Acked(ledger.ackAt(position))));
  }

  List<DeliveryOutput> feed(DeliveryInput input) {
    return delivery.on(input, now);
  }

  /** When it wants to be woken, the last of its outputs. */
  static long wakeAt(List<DeliveryOutput> outputs) {
    return WAKE_AT.cast(outputs.getLast()).nanos();
  }

  static long births(List<DeliveryOutput> outputs) {
    return outputs.stream().filter(DeliveryOutput.PublishBirth.class::isInstance).count();
  }

  static List<Long> published(List<DeliveryOutput> outputs) {
    return outputs.stream()
        .filter(DeliveryOutput.Publish.class::isInstance)
        .map(o -> ((DeliveryOutput.Publish) o).position())
        .toList();
  }
}
