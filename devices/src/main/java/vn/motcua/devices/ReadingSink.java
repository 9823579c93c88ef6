package vn.motcua.devices;

/**
 * Takes readings from device threads.
 *
 * <p>Any thread; blocks only while a bounded queue is full; never throws because of the reading.
 */
@FunctionalInterface
public interface ReadingSink {
  /** Takes one reading. */
  void accept(Reading reading);
}
