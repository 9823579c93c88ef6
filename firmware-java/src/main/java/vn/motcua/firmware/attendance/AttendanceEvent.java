package vn.motcua.firmware.attendance;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Erasable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.bridge.schema.FieldSchema;
import vn.motcua.bridge.schema.SchemaVersion;
import vn.motcua.bridge.schema.Unsent;
import vn.motcua.firmware.station.TradeFields;

/** Who is at work and who is on duty at which counter, by staff id only. */
public sealed interface AttendanceEvent extends EventData {

  /** The direction of a punch. */
  enum Direction {
    IN,
    OUT
  }

  /**
   * A member of staff clocked in or out.
   *
   * @param staff staff id
   * @param direction in or out
   * @param method {@code finger}, {@code card}, {@code pin}, {@code face} or {@code palm}
   * @param device reader's name
   * @param slot template slot of the reader, null without a finger or with a terminal
   * @param readerTime local time by a terminal's own clock, such as {@code 2026-11-21T07:58:03};
   *     null when the time of the event is the time of the punch
   */
  @Erasable
  @SchemaVersion(2)
  record AttendancePunched(
      @TradeFields.Staff String staff,
      @FieldSchema(says = "in or out.", example = "in") Direction direction,
      @FieldSchema(
              says = "How the person was recognised.",
              example = "finger",
              values = {"finger", "card", "pin", "face", "palm"})
          String method,
      @CommonFields.Device String device,
      @FieldSchema(
              says = "Template slot of the reader; absent without a finger or with a terminal.",
              example = "7",
              least = 0,
              most = 999)
          @Nullable Integer slot,
      @FieldSchema(
              says =
                  "Local time by a terminal's own clock, always with the seconds; absent when the"
                      + " time of the event is the time of the punch.",
              example = "2026-11-21T07:58:03",
              pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")
          @Nullable String readerTime)
      implements AttendanceEvent {}

  /** A finger was stored in a reader, with the staff member's recorded consent. */
  @Erasable
  @Unsent
  record AttendanceEnrolled(String staff, String device, int slot, String consent)
      implements AttendanceEvent {}

  /** All fingers of a staff member were deleted from a reader. */
  @Erasable
  @Unsent
  record AttendanceErased(String staff, String device, String reason) implements AttendanceEvent {}

  /** From now on this person is on duty at this counter. */
  @Erasable
  record DutyStarted(
      @TradeFields.Counter String counter,
      @TradeFields.Staff String staff,
      @FieldSchema(says = "Whether this person stands in for another.", example = "false")
          boolean substitute)
      implements AttendanceEvent {}

  /** This person is no longer on duty at this counter. */
  @Erasable
  @SchemaVersion(2)
  record DutyEnded(
      @TradeFields.Counter String counter,
      @TradeFields.Staff String staff,
      @FieldSchema(
              says =
                  "clocked-out: by a punch; relieved: another person is on duty there; day-over:"
                      + " of an earlier day.",
              example = "clocked-out",
              values = {"clocked-out", "relieved", "day-over"})
          String reason)
      implements AttendanceEvent {}
}
