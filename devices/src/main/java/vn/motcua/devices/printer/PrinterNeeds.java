package vn.motcua.devices.printer;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vn.motcua.devices.ReadingSink;

/**
 * What a printer driver needs.
 *
 * @param sink takes the readings
 * @param tap is told of first bytes
 * @param monotonicNanos CLOCK_MONOTONIC
 * @param random jitter of the waits
 * @param times time limits
 */
public record PrinterNeeds(
    ReadingSink sink,
    PrintTap tap,
    LongSupplier monotonicNanos,
    RandomGenerator random,
    PrinterTimes times) {

  /** The real clock, usual times, nobody listening to first bytes. */
  public static PrinterNeeds usual(ReadingSink sink) {
    return new PrinterNeeds(
        sink, PrintTap.NONE, System::nanoTime, RandomGenerator.getDefault(), PrinterTimes.USUAL);
  }

  /** The same with a tap. */
  public PrinterNeeds with(PrintTap other) {
    return new PrinterNeeds(sink, other, monotonicNanos, random, times);
  }

  /** The same with other time limits. */
  public PrinterNeeds with(PrinterTimes other) {
    return new PrinterNeeds(sink, tap, monotonicNanos, random, other);
  }
}
