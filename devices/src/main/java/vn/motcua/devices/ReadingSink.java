package vn.motcua.devices;

/**
 * Takes readings from device threads.
 *
 * <p>Any thread; never blocks for longer than putting into a bounded queue takes; never throws for
 * a reason of the reading.
 */
@FunctionalInterface
public interface ReadingSink {
  /** Hands over one reading. */
  void accept(Reading reading);
}
