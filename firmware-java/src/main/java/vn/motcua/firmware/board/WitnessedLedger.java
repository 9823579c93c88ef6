package vn.motcua.firmware.board;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.LedgerDoubted;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.SlotEvent;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.firmware.board.Witness.Testimony;

/**
 * A ledger whose {@link Witness} is asked when it is opened, and told of each start, of each slot
 * and now and then of how far it has come. An older copy begins a new epoch at once, before anybody
 * is given a number from it. One thread appends.
 */
public final class WitnessedLedger extends ForwardingLedger {
  private static final System.Logger LOG = System.getLogger(WitnessedLedger.class.getName());
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Witness witness;
  private final List<EventData> remembered = new ArrayList<>();
  private @Nullable Testimony testimony;
  private long writtenAt;

  /** Asks the witness about a ledger that was just opened. */
  public WitnessedLedger(Ledger ledger, Witness witness) {
    super(ledger);
    this.witness = witness;
    this.testimony = witness.read();
    Start start = ledger.opening().start();
    if (testimony == null) {
      if (start == Start.RESTART) {
        remembered.add(new LedgerDoubted("witness-missing"));
      }
      return;
    }
    remembered.addAll(testimony.slots());
    if (testimony.isPartOf(ledger)) {
      return;
    }
    if (start == Start.RESTART) {
      ledger.beginEpoch(
          "an older copy was put back: it does not reach "
              + testimony.end().epoch()
              + "-"
              + testimony.end().sequence());
    } else if (start == Start.FIRST) {
      remembered.add(new LedgerDoubted("ledger-gone"));
    }
  }

  /** What the witness knows and the ledger may not; for the first step. */
  public List<EventData> remembered() {
    return List.copyOf(remembered);
  }

  @Override
  public List<Event> append(List<Stamped> batch) {
    boolean starts = false;
    for (Stamped each : batch) {
      if (each.data() instanceof SlotEvent slot) {
        spend(slot);
      }
      starts |= each.data() instanceof BoardBorn;
    }
    List<Event> events = super.append(batch);
    long now = batch.isEmpty() ? writtenAt : batch.getLast().at().monotonicNanos();
    if (starts || now - writtenAt >= EVERY_NANOS) {
      writtenAt = now;
      catchUp();
    }
    return events;
  }

  /** The ledger has it already: when this fails, the older word is still true. */
  private void catchUp() {
    try {
      write(testimony == null ? new Testimony(head(), List.of()) : testimony.at(head()));
    } catch (JournalFullException full) {
      LOG.log(System.Logger.Level.WARNING, "the witness stays behind: {0}", full.getMessage());
    }
  }

  /** Tells the witness how far it has come; for an orderly end. */
  void takeLeave() {
    if (head().sequence() > 0) {
      catchUp();
    }
  }

  @Override
  public void close() {
    takeLeave();
    super.close();
  }

  /** Before the ledger has it: what was never taken is merely left out. */
  private void spend(SlotEvent slot) {
    Testimony before = testimony == null ? new Testimony(head(), List.of()) : testimony;
    Testimony next = before.with(slot);
    if (!next.equals(testimony)) {
      write(next);
    }
  }

  private void write(Testimony next) {
    witness.write(next);
    testimony = next;
  }
}
