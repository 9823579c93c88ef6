package vn.motcua.firmware.queue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Erasable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.SlotEvent;

/**
 * The life of a queue ticket and of its paper slip.
 *
 * <p>{@code day} is the local day in Asia/Ho_Chi_Minh; {@code day} and {@code number} together
 * identify one ticket for ever. {@code number} is the line's digit, a {@linkplain SlotEvent slot}
 * if the board was in doubt on that day, and a three-digit ordinal: four digits or five.
 */
public sealed interface TicketEvent extends EventData {
  /** Local day the number belongs to. */
  LocalDate day();

  /** Such as {@code 2017}: line 2, the 17th; or {@code 23017}: the 17th of its slot 3. */
  String number();

  /**
   * A number was given. The ticket waits from now on, whatever happens to its paper.
   *
   * @param line line id of the catalogue
   * @param priority priority id (such as {@code elderly}) or null
   * @param ahead people waiting before it when it was given
   * @param source {@code kiosk}, {@code staff} or {@code online}
   * @param request id of the touch; the same touch never gives two numbers
   */
  record TicketReserved(
      LocalDate day,
      String number,
      String line,
      @Nullable String priority,
      int ahead,
      String source,
      String request)
      implements TicketEvent {}

  /** Its slip is about to be sent to the printer; committed before the first byte. */
  record TicketSent(LocalDate day, String number, String printer, String job)
      implements TicketEvent {}

  /** The printer has proven that the slip came out. */
  record TicketPrinted(LocalDate day, String number, String job) implements TicketEvent {}

  /** The slip may or may not have come out. */
  record TicketUnknown(LocalDate day, String number, String job, String reason)
      implements TicketEvent {}

  /** No slip came out and none will; the number was shown on the screen and is still valid. */
  record TicketVoided(LocalDate day, String number, String reason) implements TicketEvent {}

  /** A further slip, marked BẢN IN LẠI, was requested. */
  @Erasable
  record TicketReprinted(LocalDate day, String number, String job, String reason)
      implements TicketEvent {}

  /** Called to a counter. */
  record TicketCalled(LocalDate day, String number, String counter) implements TicketEvent {}

  /** Called once more to the same counter. */
  record TicketRecalled(LocalDate day, String number, String counter) implements TicketEvent {}

  /** The citizen is at the counter: the visit begins. */
  record TicketStarted(LocalDate day, String number, String counter) implements TicketEvent {}

  /** The visit has ended. */
  record TicketFinished(LocalDate day, String number, String counter) implements TicketEvent {}

  /** Called, but did not come. */
  record TicketNoshow(LocalDate day, String number, String counter) implements TicketEvent {}

  /** Where a ticket goes when its no-show is taken back. */
  enum Place {
    /** To the counter, called as it was. */
    COUNTER,
    /** To the head of its line, since the counter has moved on. */
    LINE
  }

  /**
   * The no-show was a mistake: the citizen is there.
   *
   * @param counter where it was called
   * @param place where it goes now
   */
  record TicketReturned(LocalDate day, String number, String counter, Place place)
      implements TicketEvent {}

  /** Sent to another line, keeping its number. */
  record TicketTransferred(LocalDate day, String number, String counter, String toLine)
      implements TicketEvent {}
}
