package vn.motcua.firmware.board.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.LedgerDoubted;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.SlotEvent;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.ReadableLedger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.firmware.board.turn.Witness.Testimony;

/**
 * What the {@link Witness} of a ledger recorded at the start, and what to record next: each start,
 * each slot before the ledger has it, and from time to time how far the ledger has come. One
 * thread.
 */
final class WitnessBook {
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final List<EventData> remembered = new ArrayList<>();
  private @Nullable Testimony testimony;
  private @Nullable String older;
  private long writtenAt;

  /** Compares the record with a ledger that was just opened. */
  WitnessBook(@Nullable Testimony said, ReadableLedger ledger) {
    testimony = said;
    Start start = ledger.opening().start();
    if (said == null) {
      if (start == Start.RESTART) {
        remembered.add(new LedgerDoubted("witness-missing"));
      }
      return;
    }
    remembered.addAll(said.slots());
    if (said.isPartOf(ledger)) {
      return;
    }
    if (start == Start.RESTART) {
      older =
          "an older copy was put back: it does not reach "
              + said.end().epoch()
              + "-"
              + said.end().sequence();
    } else if (start == Start.FIRST) {
      remembered.add(new LedgerDoubted("ledger-gone"));
    }
  }

  /** What the witness knows and the ledger may not; for the first step. */
  List<EventData> remembered() {
    return List.copyOf(remembered);
  }

  /** Why the ledger is an older copy, for which a new epoch begins at once; null when it is not. */
  @Nullable String older() {
    return older;
  }

  /**
   * What to record before the ledger has the batch, for its slots; a slot that is then not taken is
   * only skipped. Null when the witness knows all of them.
   */
  @Nullable Testimony before(List<Stamped> batch, Head head) {
    Testimony known = testimony;
    Testimony next = known == null ? new Testimony(head, List.of()) : known;
    boolean spent = false;
    for (Stamped each : batch) {
      if (each.data() instanceof SlotEvent slot) {
        spent = true;
        next = next.with(slot);
      }
    }
    return spent && !next.equals(known) ? next : null;
  }

  /** Whether to record how far the ledger has come, after this batch. */
  boolean isDueAfter(List<Stamped> batch) {
    long now = batch.getLast().at().monotonicNanos();
    boolean due =
        now - writtenAt >= EVERY_NANOS
            || batch.stream().anyMatch(each -> each.data() instanceof BoardBorn);
    if (due) {
      writtenAt = now;
    }
    return due;
  }

  /** How far the ledger has come. */
  Testimony at(Head head) {
    Testimony known = testimony;
    return known == null ? new Testimony(head, List.of()) : known.at(head);
  }

  /** The record is written. */
  void wrote(Testimony next) {
    testimony = next;
  }
}
