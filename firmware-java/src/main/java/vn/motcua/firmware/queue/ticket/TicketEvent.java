package vn.motcua.firmware.queue.ticket;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Erasable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.SlotEvent;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.bridge.schema.FieldSchema;
import vn.motcua.bridge.schema.SchemaVersion;
import vn.motcua.firmware.station.TradeFields;

/**
 * The life of a queue ticket and of its paper slip.
 *
 * <p>{@code day} is the local day in Asia/Ho_Chi_Minh; {@code day} and {@code number} together
 * identify one ticket for ever. {@code number} is the line's prefix of one digit or two, a
 * {@linkplain SlotEvent slot} if the board was in doubt on that day, and a three-digit ordinal:
 * four digits to six.
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
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Line String line,
      @FieldSchema(
              says = "The priority's id in catalogue.toml; absent for none.",
              example = "elderly",
              pattern = CommonFields.ID)
          @Nullable String priority,
      @FieldSchema(
              says = "People waiting before it when it was given.",
              example = "4",
              least = 0,
              most = 9_999)
          int ahead,
      @FieldSchema(
              says = "Where it was asked for; only kiosks ask today.",
              example = "kiosk",
              values = {"kiosk", "staff", "online"})
          String source,
      @FieldSchema(
              says = "The id of the touch; the same touch never gives two numbers.",
              example = "c5b29df2-d227-459e-be04-840fd615293a",
              pattern = "[A-Za-z0-9-]{8,64}")
          String request)
      implements TicketEvent {}

  /** Its slip is about to be sent to the printer; committed before the first byte. */
  record TicketSent(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @CommonFields.Device String printer,
      @TradeFields.Job String job)
      implements TicketEvent {}

  /** The printer has proven that the slip came out. */
  record TicketPrinted(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Job String job,
      @CommonFields.DoneBy @Nullable String by)
      implements TicketEvent {
    /** Where nobody has signed in. */
    public TicketPrinted(LocalDate day, String number, String job) {
      this(day, number, job, null);
    }
  }

  /** The slip may or may not have come out. */
  record TicketUnknown(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Job String job,
      @TradeFields.PaperReason String reason)
      implements TicketEvent {}

  /** No slip came out and none will; the number was shown on the screen and is still valid. */
  record TicketVoided(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.PaperReason String reason,
      @CommonFields.DoneBy @Nullable String by)
      implements TicketEvent {
    /** Where nobody has signed in. */
    public TicketVoided(LocalDate day, String number, String reason) {
      this(day, number, reason, null);
    }
  }

  /** A further slip, marked BẢN IN LẠI, was requested. */
  @Erasable
  @SchemaVersion(2)
  record TicketReprinted(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Job String job,
      @FieldSchema(
              says = "Why it was printed again.",
              example = "lost",
              values = {"lost", "unreadable", "paper-out"})
          String reason,
      @CommonFields.DoneBy @Nullable String by)
      implements TicketEvent {
    /** Where nobody has signed in. */
    public TicketReprinted(LocalDate day, String number, String job, String reason) {
      this(day, number, job, reason, null);
    }
  }

  /** Called to a counter. */
  record TicketCalled(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Counter String counter)
      implements TicketEvent {}

  /** Called once more to the same counter. */
  record TicketRecalled(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Counter String counter)
      implements TicketEvent {}

  /** The citizen is at the counter: the visit begins. */
  record TicketStarted(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Counter String counter)
      implements TicketEvent {}

  /** The visit has ended. */
  record TicketFinished(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Counter String counter)
      implements TicketEvent {}

  /** Called, but did not come. */
  record TicketNoshow(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Counter String counter,
      @CommonFields.DoneBy @Nullable String by)
      implements TicketEvent {
    /** Where nobody has signed in. */
    public TicketNoshow(LocalDate day, String number, String counter) {
      this(day, number, counter, null);
    }
  }

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
  record TicketReturned(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Counter String counter,
      @FieldSchema(
              says = "counter: called as it was; line: at the head of its line.",
              example = "counter")
          Place place,
      @CommonFields.DoneBy @Nullable String by)
      implements TicketEvent {
    /** Where nobody has signed in. */
    public TicketReturned(LocalDate day, String number, String counter, Place place) {
      this(day, number, counter, place, null);
    }
  }

  /** Sent to another line, keeping its number. */
  record TicketTransferred(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Counter String counter,
      @TradeFields.Line String toLine,
      @CommonFields.DoneBy @Nullable String by)
      implements TicketEvent {
    /** Where nobody has signed in. */
    public TicketTransferred(LocalDate day, String number, String counter, String toLine) {
      this(day, number, counter, toLine, null);
    }
  }
}
