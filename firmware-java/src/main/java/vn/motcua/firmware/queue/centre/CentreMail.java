package vn.motcua.firmware.queue.centre;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.station.BoardMail;

/** What the boards of a centre say to each other about the queue. Immutable. */
public sealed interface CentreMail extends BoardMail {

  /** Something that only a hub says. */
  sealed interface OfHub extends CentreMail {
    /** The hub's term; what has a lower one than was heard before is left aside. */
    Term term();
  }

  /**
   * A citizen wants a number.
   *
   * @param id id of the touch; the same gives the same number
   */
  record AskNumber(String id, String line, @Nullable String priority) implements CentreMail {}

  /**
   * An officer wants the next citizen, or the one with a number.
   *
   * @param id of this question
   * @param number that the officer calls by hand; null for the next in turn
   */
  record AskNext(String id, String counter, @Nullable String number) implements CentreMail {}

  /**
   * The hub's answer to a question.
   *
   * @param visit whom it is about; null when it is refused
   * @param ahead people before it, of a new number
   * @param code why not, a stable code; null when it is not refused
   * @param message the same in Vietnamese, for people
   */
  record Answered(
      Term term,
      String id,
      @Nullable Visit visit,
      int ahead,
      @Nullable String code,
      @Nullable String message)
      implements OfHub {
    /** Not refused. */
    public static Answered with(Term term, String id, Visit visit, int ahead) {
      return new Answered(term, id, visit, ahead, null, null);
    }

    /** Refused. */
    public static Answered refused(Term term, String id, String code, String message) {
      return new Answered(term, id, null, 0, code, message);
    }

    @Override
    public String answersTo() {
      return id;
    }
  }

  /**
   * A board's own account of visits: those that have changed, or all of today's.
   *
   * @param told at most {@value #TOLD_MAX}
   */
  record Told(List<Aged> told) implements CentreMail {
    /** More go in a further message. */
    public static final int TOLD_MAX = 100;

    /** Takes a copy. */
    public Told {
      told = List.copyOf(told);
    }
  }

  /**
   * A visit, and how long ago its number was given.
   *
   * @param ageMillis by a clock that is never set, since the board's start; -1 when it was given
   *     before that, and only the time of day is known
   */
  record Aged(Visit visit, long ageMillis) {}

  /** The hub wants every board's own account of today. */
  record TellAll(Term term) implements OfHub {}

  /**
   * The whole queue.
   *
   * @param sequence rises with each change during a term
   * @param day of all that it names
   * @param visits all that wait or are at a counter, and those that were absent
   * @param over the other numbers of the day: their visits are over
   * @param open counters that have called somebody
   */
  record Snapshot(
      Term term,
      long sequence,
      LocalDate day,
      List<Visit> visits,
      List<String> over,
      List<String> open)
      implements OfHub {
    /** Takes copies. */
    public Snapshot {
      visits = List.copyOf(visits);
      over = List.copyOf(over);
      open = List.copyOf(open);
    }
  }

  /** What has changed in the queue since the sequence before. */
  record Change(Term term, long sequence, List<Visit> visits) implements OfHub {
    /** Takes a copy. */
    public Change {
      visits = List.copyOf(visits);
    }
  }

  /**
   * The hub lives; said about once a second.
   *
   * @param gone it lives no longer: its last word, or the broker's
   */
  record Beat(Term term, boolean gone) implements OfHub {}

  /** A board wants to be the hub: which is the highest term that you have heard of? */
  record Claim() implements CentreMail {}

  /** The highest term that a board has heard of. */
  record Known(Term term) implements CentreMail {}

  /**
   * What the broker has kept of a hub: it tells the hub's term and the queue, but not that this hub
   * still lives.
   */
  record Kept(OfHub mail) implements OfHub {
    @Override
    public Term term() {
      return mail.term();
    }
  }

  /** This board is no longer the hub and leaves the hub's connections; to nobody else. */
  record Leave() implements CentreMail {}

  /** This board's own connection begins; from nobody else. */
  record Connected() implements CentreMail {}
}
