package vn.motcua.firmware.rating;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Erasable;
import vn.motcua.bridge.EventData;

/** Satisfaction ratings. */
public sealed interface RatingEvent extends EventData {

  /** Whether a press counts. */
  enum Standing {
    /** The one rating of a served visit. */
    COUNTED,
    /** A further press for a visit that has been rated. */
    REPEATED,
    /** Pressed when no visit could be rated. */
    OUTSIDE_VISIT
  }

  /**
   * A button was pressed; every press is kept.
   *
   * @param counter counter id
   * @param day local day of the visit, or of the press outside one
   * @param number ticket of the visit, null outside one
   * @param officer staff id on duty at the counter by attendance, null when nobody is
   * @param scale scale id and version, such as {@code satisfaction-4.v1}
   * @param value 1 (không hài lòng) to 4 (rất hài lòng) on {@code satisfaction-4.v1}
   * @param standing whether it counts
   * @param input {@code button} or {@code screen}
   */
  @Erasable
  record RatingGiven(
      String counter,
      LocalDate day,
      @Nullable String number,
      @Nullable String officer,
      String scale,
      int value,
      Standing standing,
      String input)
      implements RatingEvent {}
}
