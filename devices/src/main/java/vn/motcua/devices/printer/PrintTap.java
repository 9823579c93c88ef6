package vn.motcua.devices.printer;

/**
 * Is told when the first byte of a job is sent, for measuring.
 *
 * <p>Called on the printer's thread; must return at once and not throw.
 */
@FunctionalInterface
public interface PrintTap {
  /** Hears nothing. */
  PrintTap NONE = (job, nanos) -> {};

  /** The first byte of the job has been taken by the link at this monotonic time. */
  void firstByte(String job, long nanos);
}
