package vn.motcua.firmware.attendance;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Erasable;
import vn.motcua.bridge.EventData;

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
  record AttendancePunched(
      String staff,
      Direction direction,
      String method,
      String device,
      @Nullable Integer slot,
      @Nullable String readerTime)
      implements AttendanceEvent {}

  /** A finger was stored in a reader, with the staff member's recorded consent. */
  @Erasable
  record AttendanceEnrolled(String staff, String device, int slot, String consent)
      implements AttendanceEvent {}

  /** All fingers of a staff member were deleted from a reader. */
  @Erasable
  record AttendanceErased(String staff, String device, String reason) implements AttendanceEvent {}

  /** From now on this person is on duty at this counter. */
  @Erasable
  record DutyStarted(String counter, String staff, boolean substitute) implements AttendanceEvent {}

  /** This person is no longer on duty at this counter. */
  @Erasable
  record DutyEnded(String counter, String staff, String reason) implements AttendanceEvent {}
}
