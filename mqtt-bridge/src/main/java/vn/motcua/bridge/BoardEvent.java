package vn.motcua.bridge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.bridge.schema.FieldSchema;
import vn.motcua.bridge.schema.SchemaVersion;
import vn.motcua.bridge.schema.Unsent;

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
      @FieldSchema(
              says =
                  "first: a new ledger; restart: the same ledger; new-epoch: a ledger that could"
                      + " not be continued.",
              example = "restart")
          Start start,
      @FieldSchema(
              says = "The program's version; \"unknown\" after a repair of the ledger.",
              example = "1.4.0",
              pattern = "[!-~]{1,64}")
          String version,
      @FieldSchema(
              says = "What the board does, by board.toml.",
              example = "[\"ticket\",\"counter\"]",
              pattern = CommonFields.ID)
          List<String> roles,
      @FieldSchema(
              says = "The epoch before this one on the same card; absent when there was none.",
              example = "00000000000000a9",
              pattern = "[0-9a-f]{16}")
          @Nullable String previousEpoch,
      @FieldSchema(
              says = "The last sequence of that epoch; 0 when it had no event.",
              example = "86",
              least = 0)
          @Nullable Long previousSequence,
      @FieldSchema(
              says = "The hash of the last event of that epoch; 64 zeros when it had none.",
              example = "4873f3733cf4ac3dab68708f33235db54db4fbc68835f068d8aa07ba7e9b6a28",
              pattern = "[0-9a-f]{64}")
          @Nullable String previousHash)
      implements BoardEvent {}

  /**
   * A device became ready, went away, or needs a person.
   *
   * @param state {@code ready}, {@code absent} (not there; {@code unplugged} in events of earlier
   *     version 1), {@code faulted} (there, but failing), {@code stuck-N} (a panel's button), or
   *     for a printer {@code near-end}, {@code paper-out}, {@code cover-open}, {@code error},
   *     {@code offline}
   * @param suppressed number of changes of this device since its previous event that have no event
   *     of their own, because it changed too often; null when there are none
   */
  @SchemaVersion(2)
  record DeviceChanged(
      @CommonFields.Device String device,
      @FieldSchema(
              says = "The kind of device, such as printer, rating-panel or scanner.",
              example = "printer",
              pattern = "[a-z-]{1,40}")
          String kind,
      @FieldSchema(
              says =
                  "ready; absent: not there; faulted: there, but failing; stuck-N: button N of a"
                      + " panel; the others of a printer.",
              example = "paper-out",
              pattern =
                  "(ready|absent|faulted|near-end|paper-out|cover-open|error|offline|stuck-[1-9])")
          String state,
      @FieldSchema(
              says = "Short English text for technicians; may be empty.",
              example = "printer-status",
              chars = CommonFields.REASON_CHARS_MAX,
              pattern = CommonFields.PRINTABLE)
          String reason,
      @FieldSchema(
              says =
                  "Changes of this device since its previous event that have no event of their own,"
                      + " because it changed too often; absent when there are none.",
              example = "3",
              least = 1)
          @Nullable Integer suppressed)
      implements BoardEvent {}

  /** The counts of a day by type, signed with the board's key. */
  record DaySealed(
      @CommonFields.Day LocalDate day,
      @CommonFields.Sequence long lastSequence,
      @CommonFields.Hash String chainHead,
      @FieldSchema(
              says = "How many events of each type the epoch has on that day.",
              example = "{\"vn.motcua.board.born.v1\":1,\"vn.motcua.ticket.reserved.v1\":214}",
              pattern = "vn[.]motcua[.][a-z]{1,40}[.][a-z]{1,40}[.]v[0-9]{1,3}",
              least = 1)
          SortedMap<String, Long> counts,
      @FieldSchema(
              says = "Ed25519 signature of the fields by the board's key, in Base64.",
              example =
                  "dAOYPXf3FolPQPQ346+/eRSJjhyI5D1ah1dzCumVmkQLXebykAFd3swzPJfRusFPWaisoyBiI09y72/o"
                      + "UqFHBg==",
              pattern = "[A-Za-z0-9+/]{86}==")
          String signature)
      implements BoardEvent {}

  /**
   * Somebody asked for the closing slip of a sealed day, which puts the head of the chain on paper.
   *
   * @param day the day of the seal, with its {@code epoch} and {@code lastSequence}
   * @param job print job on the board's ticket printer
   */
  record DayPrinted(
      @CommonFields.Day LocalDate day,
      @CommonFields.Epoch String epoch,
      @CommonFields.Sequence long lastSequence,
      @FieldSchema(
              says = "The print job: closing, day, epoch and how many slips the day has by then.",
              example = "closing-2026-11-21-00000000000000aa-1",
              pattern = "closing-[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{16}-[1-9][0-9]{0,8}")
          String job,
      @CommonFields.DoneBy @Nullable String by)
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
  record LedgerPruned(
      @CommonFields.Epoch String epoch,
      @CommonFields.Sequence long sequence,
      @CommonFields.Hash String hash,
      @FieldSchema(says = "How many events go.", example = "5120", least = 1) long events,
      @FieldSchema(
              says =
                  "Rows of terminals' logs that were taken over and are no longer in the ledger:"
                      + " terminal, first day, and the last row's time by the terminal's clock.",
              example = "[\"terminal-1 2026-01-05/2026-01-09T17:02:11\"]",
              pattern =
                  "[a-z0-9-]{1,40} [0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}T"
                      + "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?")
          List<String> rows)
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
   * @param by who asked, as the command says; null when it does not
   */
  record DataErased(
      @FieldSchema(
              says = "The event whose data are gone: its epoch and sequence.",
              example = "00000000000000aa-1290",
              pattern = "[0-9a-f]{16}-[1-9][0-9]{0,17}")
          String event,
      @CommonFields.Hash String hash,
      @FieldSchema(says = "The legal ground.", example = "subject-request") Ground ground,
      @CommonFields.Command String command,
      @FieldSchema(
              says =
                  "The terminal's rows that the event had taken over, without the person: terminal"
                      + " and time by its clock.",
              example = "[\"terminal-1 2026-11-21T07:58:03\"]",
              pattern = "[a-z0-9-]{1,40} [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
          List<String> rows,
      @CommonFields.DoneBy @Nullable String by)
      implements BoardEvent, CommandObeyed {
    /** By a command that does not say who asked. */
    public DataErased(String event, String hash, Ground ground, String command, List<String> rows) {
      this(event, hash, ground, command, rows, null);
    }
  }

  /** The wall clock was stepped; earlier events keep their times. */
  @Unsent
  record ClockCorrected(Instant before, Instant after, String source) implements BoardEvent {}

  /**
   * The board cannot tell whether this ledger is complete: numbers may have been given that are not
   * in it.
   *
   * @param reason such as {@code witness-missing}
   */
  record LedgerDoubted(
      @FieldSchema(
              says =
                  "witness-missing: the file beside the ledger is gone; ledger-gone: it knows of a"
                      + " ledger that is not there.",
              example = "witness-missing",
              values = {"witness-missing", "ledger-gone"})
          String reason)
      implements BoardEvent {}

  /**
   * The case server knows no other epoch of this board, so a ledger that began empty is complete.
   */
  record LedgerConfirmed(@CommonFields.Epoch String epoch) implements BoardEvent {}
}
