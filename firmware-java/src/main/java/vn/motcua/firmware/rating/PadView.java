package vn.motcua.firmware.rating;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A counter's rating pad. Immutable.
 *
 * @param rating value of the latest counted rating of the current or last visit, null before it
 * @param rateable whether a press now would count
 * @param visit the visit a press now would be bound to; not always the one that was called last,
 *     since the next citizen may have been called while the one before still rates; null when none
 */
public record PadView(
    String id, String name, @Nullable Integer rating, boolean rateable, @Nullable VisitView visit) {

  /** A visit by its ticket. */
  public record VisitView(LocalDate day, String number) {}
}
