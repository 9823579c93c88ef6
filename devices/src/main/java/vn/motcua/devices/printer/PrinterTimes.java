package vn.motcua.devices.printer;

import java.time.Duration;

/**
 * The time limits of a printer driver; all positive.
 *
 * @param poll between two looks at the status while idle
 * @param reply for one status byte; a printer that needs longer counts as silent
 * @param proof from the last byte to the answer that it was executed
 * @param jobAge a job that waited longer is dropped: its citizen has the number on the screen
 * @param backoffFirst before the second try to open the link; doubles with jitter, cut short by a
 *     job
 * @param backoffMax longest wait between two tries
 */
public record PrinterTimes(
    Duration poll,
    Duration reply,
    Duration proof,
    Duration jobAge,
    Duration backoffFirst,
    Duration backoffMax) {

  /** For real printers: back within three seconds of being plugged in again. */
  public static final PrinterTimes USUAL =
      new PrinterTimes(
          Duration.ofMillis(1_000),
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofMillis(250),
          Duration.ofMillis(2_000));
}
