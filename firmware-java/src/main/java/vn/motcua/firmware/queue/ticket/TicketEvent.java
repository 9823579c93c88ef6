package vn.motcua.firmware.queue.ticket;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
public sealed interface TicketEvent extends EventData
    permits DeskEvent,
        TicketEvent.TicketReserved,
        TicketEvent.TicketSent,
        TicketEvent.TicketPrinted,
        TicketEvent.TicketUnknown,
        TicketEvent.TicketVoided,
        TicketEvent.TicketReprinted,
        TicketEvent.TicketCalled,
        TicketEvent.TicketRecalled,
        TicketEvent.TicketStarted,
        TicketEvent.TicketFinished,
        TicketEvent.TicketNoshow,
        TicketEvent.TicketReturned,
        TicketEvent.TicketTransferred,
        TicketEvent.TicketAdopted,
        TicketEvent.TicketWithdrawn,
        TicketEvent.CallDoubled {
  /** Local day the number belongs to. */
  LocalDate day();

  /** The kind of priority, if any. */
  @FieldSchema(
      says = "The priority's id in catalogue.toml; absent for none.",
      example = "elderly",
      pattern = CommonFields.ID)
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Priority {}

  /** The touch for a number. */
  @FieldSchema(
      says = "The id of the touch; the same touch never gives two numbers.",
      example = "c5b29df2-d227-459e-be04-840fd615293a",
      pattern = "[A-Za-z0-9-]{8,64}")
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface TouchId {}

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
      @Priority @Nullable String priority,
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
      @TouchId String request)
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

  /** How an officer called somebody who was not the next. */
  enum Way {
    /** By the number, by hand. */
    NUMBER
  }

  /** Called to a counter; {@code way}: how, when it was not the next in turn. */
  record TicketCalled(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Counter String counter,
      @FieldSchema(
              says = "number: the officer called this number by hand; absent for the next in turn.",
              example = "number")
          @Nullable Way way)
      implements TicketEvent {
    /** In turn. */
    public TicketCalled(LocalDate day, String number, String counter) {
      this(day, number, counter, null);
    }
  }

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

  /**
   * This ledger goes on with a ticket that another board gave or served: what was known of it when
   * this board first did something about it. Never counted as a further ticket.
   *
   * @param from board that it was learned from
   * @param ahead people waiting before it, where its slip is printed here; else null
   * @param place its place in its line, rising; below zero in front of all others
   * @param counter where it was last called to, null before
   * @param called the counters that it was called to, in this order
   * @param times how often it was called, with repetitions
   * @param step how many things had happened to it
   */
  record TicketAdopted(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Line String line,
      @Priority @Nullable String priority,
      @TouchId String request,
      @FieldSchema(
              says = "The board that it was learned from.",
              example = "hub-1",
              pattern = CommonFields.ID)
          String from,
      @FieldSchema(
              says = "People waiting before it, where its slip is printed here; else absent.",
              example = "4",
              least = 0,
              most = 9_999)
          @Nullable Integer ahead,
      @FieldSchema(
              says =
                  "Its place in its line: a smaller one is called first; below zero in front of all"
                      + " that have not come back after a no-show.",
              example = "1764468000000",
              least = -9_007_199_254_740_991L,
              most = 9_007_199_254_740_991L)
          long place,
      @FieldSchema(says = "Where its visit stood.", example = "waiting") Visit.Stage stage,
      @FieldSchema(
              says = "The counter that it was last called to; absent before the first call.",
              example = "2",
              pattern = CommonFields.ID)
          @Nullable String counter,
      @FieldSchema(says = "Since when its visit stood there.", example = "2026-11-30T01:00:00Z")
          Instant since,
      @FieldSchema(
              says = "The counters that it was called to, in this order.",
              example = "[\"2\"]",
              pattern = CommonFields.ID)
          List<String> called,
      @FieldSchema(
              says = "How often it was called, with repetitions.",
              example = "1",
              least = 0,
              most = 9_999)
          int times,
      @FieldSchema(
              says = "How many things had happened to it; of two accounts the longer one holds.",
              example = "2",
              least = 1,
              most = 99_999)
          int step)
      implements TicketEvent {
    /** Takes a copy of the list. */
    public TicketAdopted {
      called = List.copyOf(called);
    }
  }

  /**
   * The hub's number was given to nobody: the kiosk that asked for it has printed another one,
   * which holds.
   *
   * @param printed the number on the slip
   */
  record TicketWithdrawn(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.TicketNumber String printed)
      implements TicketEvent {}

  /**
   * Two counters called it, each without knowing of the other: while a part of the centre was cut
   * off, or without a hub.
   *
   * @param counter the one whose call holds
   * @param other the other one
   */
  record CallDoubled(
      @CommonFields.Day LocalDate day,
      @TradeFields.TicketNumber String number,
      @TradeFields.Counter String counter,
      @TradeFields.Counter String other)
      implements TicketEvent {}
}
