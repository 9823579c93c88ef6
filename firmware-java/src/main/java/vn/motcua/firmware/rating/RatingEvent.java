package vn.motcua.firmware.rating;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Erasable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.schema.FieldSchema;
import vn.motcua.bridge.schema.SchemaVersion;
import vn.motcua.firmware.station.TradeFields;

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
  @SchemaVersion(2)
  record RatingGiven(
      @TradeFields.Counter String counter,
      @FieldSchema(
              says = "The local day of the visit, or of the press outside one.",
              example = "2026-11-21")
          LocalDate day,
      @TradeFields.TicketNumber @Nullable String number,
      @TradeFields.Staff @Nullable String officer,
      @FieldSchema(
              says = "The scale with its version: four values.",
              example = "satisfaction-4.v1",
              values = "satisfaction-4.v1")
          String scale,
      @FieldSchema(
              says = "1 (không hài lòng) to 4 (rất hài lòng).",
              example = "4",
              least = 1,
              most = 4)
          int value,
      @FieldSchema(
              says =
                  "counted: the one rating of a served visit; repeated: the visit was rated before;"
                      + " outside-visit: no visit could be rated.",
              example = "counted")
          Standing standing,
      @FieldSchema(
              says = "button: of a panel; screen: of a page.",
              example = "button",
              values = {"button", "screen"})
          String input)
      implements RatingEvent {}
}
