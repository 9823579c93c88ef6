package vn.motcua.bridge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Events of the board about itself. */
public sealed interface BoardEvent extends EventData {

  /** Why a board's program started. */
  enum Start {
    /** The first start of an empty ledger. */
    FIRST,
    /** A restart on the same ledger. */
    RESTART,
    /** A start in a new epoch, on a ledger that could not be continued. */
    NEW_EPOCH
  }

  /**
   * The program has started; always the first event of an epoch.
   *
   * @param previousEpoch the epoch before this one on the same card, null when there was none
   * @param previousHash hash of the last event of that epoch, null when there was none
   */
  record BoardBorn(
      Start start,
      String version,
      List<String> roles,
      @Nullable String previousEpoch,
      @Nullable Long previousSequence,
      @Nullable String previousHash)
      implements BoardEvent {}

  /**
   * A device became ready, went away, or needs a person.
   *
   * @param state {@code ready}, {@code absent} (not there; {@code unplugged} in events of earlier
   *     versions), {@code faulted} (there, but failing), {@code stuck-N} (a panel's button), or for
   *     a printer {@code near-end}, {@code paper-out}, {@code cover-open}, {@code error}, {@code
   *     offline}
   * @param suppressed number of changes of this device since its previous event that have no event
   *     of their own, because it changed too often; null when there are none
   */
  record DeviceChanged(
      String device, String kind, String state, String reason, @Nullable Integer suppressed)
      implements BoardEvent {}

  /** The counts of a day by type, signed with the board's key. */
  record DaySealed(
      LocalDate day,
      long lastSequence,
      String chainHead,
      SortedMap<String, Long> counts,
      String signature)
      implements BoardEvent {}

  /**
   * Somebody asked for the closing slip of a sealed day, which puts the head of the chain on paper.
   *
   * @param day the day of the seal, with its {@code epoch} and {@code lastSequence}
   * @param job print job on the board's ticket printer
   */
  record DayPrinted(LocalDate day, String epoch, long lastSequence, String job)
      implements BoardEvent {}

  /**
   * The oldest events are deleted on the board: the case server holds them, and they are older than
   * the board keeps. Written before the deletion.
   *
   * @param epoch of the last deleted event, with its {@code sequence} and {@code hash}: the first
   *     remaining event links to it
   * @param events how many go with it
   * @param rows the rows of terminals' logs that were ever taken over and are no longer in the
   *     ledger, in the form of {@code TakenRows}, so that a repeated row is recognised
   */
  record LedgerPruned(String epoch, long sequence, String hash, long events, List<String> rows)
      implements BoardEvent {}

  /** The ground for erasing data; a code, so that nobody can write a name into it. */
  enum Ground {
    /** The person asked for it. */
    SUBJECT_REQUEST,
    /** The person withdrew the consent. */
    CONSENT_WITHDRAWN,
    /** The purpose of the data has ended. */
    PURPOSE_ENDED,
    /** The data should not have been collected. */
    UNLAWFUL,
    /** An authority or a court ordered it. */
    AUTHORITY_ORDER
  }

  /**
   * The data of an earlier event is erased, here and in every store that receives this event; its
   * place in the chain stays, with the hash of the data.
   *
   * @param event {@code <epoch>-<sequence>} of that event
   * @param hash its hash
   * @param command id of the executed command
   * @param rows the terminal's rows that the event had taken over, as {@code terminal-1
   *     2026-11-21T07:58:03}, without the person, so that they are recognised when they come again
   */
  record DataErased(String event, String hash, Ground ground, String command, List<String> rows)
      implements BoardEvent, CommandObeyed {}

  /** The wall clock was stepped; earlier events keep their times. */
  record ClockCorrected(Instant before, Instant after, String source) implements BoardEvent {}

  /**
   * The board cannot tell whether this ledger is complete: numbers may have been given that are not
   * in it.
   *
   * @param reason such as {@code witness-missing}
   */
  record LedgerDoubted(String reason) implements BoardEvent {}

  /**
   * The case server knows no other epoch of this board, so a ledger that began empty is complete.
   */
  record LedgerConfirmed(String epoch) implements BoardEvent {}
}
