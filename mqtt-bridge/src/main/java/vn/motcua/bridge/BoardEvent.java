package vn.motcua.bridge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The board about itself. */
public sealed interface BoardEvent extends EventData {

  /** Why a board's program came up. */
  enum Start {
    /** The first start of an empty ledger. */
    FIRST,
    /** A start on the ledger it left. */
    RESTART,
    /** A start in a new epoch, on a ledger that could not be continued. */
    NEW_EPOCH
  }

  /**
   * The program has started; always the first event of an epoch.
   *
   * @param previousEpoch the epoch before this one on the same card, null when there was none
   * @param previousHash its last hash, null when there was none
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
   * A device came, went, or needs a person.
   *
   * @param state {@code ready}, {@code absent} (not there; {@code unplugged} in events of older
   *     programs), {@code faulted} (there and fails), {@code stuck-N} (a panel's button), or of a
   *     printer {@code near-end}, {@code paper-out}, {@code cover-open}, {@code error}, {@code
   *     offline}
   * @param suppressed so many changes of this device since its event before this one are in no
   *     event, because it changed more often than is recorded; null when none
   */
  record DeviceChanged(
      String device, String kind, String state, String reason, @Nullable Integer suppressed)
      implements BoardEvent {}

  /** The day's counts per type, signed by the board's key. */
  record DaySealed(
      LocalDate day,
      long lastSequence,
      String chainHead,
      SortedMap<String, Long> counts,
      String signature)
      implements BoardEvent {}

  /**
   * The closing slip of a sealed day was asked for: where the chain stood goes onto paper.
   *
   * @param day that the seal is of, with its {@code epoch} and {@code lastSequence}
   * @param job print job on the board's ticket printer
   */
  record DayPrinted(LocalDate day, String epoch, long lastSequence, String job)
      implements BoardEvent {}

  /**
   * The oldest events are deleted on the board: the case server holds them, and they are older than
   * the board keeps. Goes before the deletion.
   *
   * @param epoch of the last event that goes, with its {@code sequence} and {@code hash}: the first
   *     that stays links to it
   * @param events how many go with it
   * @param rows what was ever taken over of terminals' logs and is no longer in the ledger, in the
   *     form of {@code TakenRows}: a row that comes again is known by it
   */
  record LedgerPruned(String epoch, long sequence, String hash, long events, List<String> rows)
      implements BoardEvent {}

  /** On which ground data are erased; a code, so that nobody writes a name into it. */
  enum Ground {
    /** The person asked for it. */
    SUBJECT_REQUEST,
    /** The person took the consent back. */
    CONSENT_WITHDRAWN,
    /** What they were collected for is done. */
    PURPOSE_ENDED,
    /** They should not have been collected. */
    UNLAWFUL,
    /** An authority or a court ordered it. */
    AUTHORITY_ORDER
  }

  /**
   * The data of an earlier event are erased, here and by whoever stores this event; its place in
   * the chain stays, with the hash of what was there.
   *
   * @param event {@code <epoch>-<sequence>} of that event
   * @param hash its hash
   * @param command id of the command that was obeyed
   * @param rows the terminal's rows that the event had taken over, as {@code terminal-1
   *     2026-11-21T07:58:03}, without who it was: they are known when they come again
   */
  record DataErased(String event, String hash, Ground ground, String command, List<String> rows)
      implements BoardEvent, CommandObeyed {}

  /** The wall clock was stepped; history stays as it was stamped. */
  record ClockCorrected(Instant before, Instant after, String source) implements BoardEvent {}

  /**
   * The board cannot tell whether this ledger is all it ever wrote: numbers may have been given
   * that are not in it.
   *
   * @param reason such as {@code witness-missing}
   */
  record LedgerDoubted(String reason) implements BoardEvent {}

  /**
   * The case server knows of nothing that this board wrote in any other epoch, so a ledger that
   * began empty is whole.
   */
  record LedgerConfirmed(String epoch) implements BoardEvent {}
}
