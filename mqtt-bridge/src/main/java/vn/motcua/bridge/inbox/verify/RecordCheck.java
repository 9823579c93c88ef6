package vn.motcua.bridge.inbox.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.anchor.Anchor;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.RecordReader;
import vn.motcua.bridge.inbox.store.RecordReader.HeldChain;
import vn.motcua.bridge.inbox.store.RecordReader.Page;
import vn.motcua.bridge.inbox.store.RecordReader.Stretch;
import vn.motcua.bridge.inbox.store.StoredRow;
import vn.motcua.bridge.inbox.verify.RecordFault.Kind;

/**
 * Proves a whole record: each chain from its first event to its tip, events aside, and rows that
 * belong to no chain. It reads a page at a time, keeps only a few days' counts, and may run while
 * the inbox runs; events that arrive meanwhile may or may not be included.
 *
 * <p>It does not detect rows that are changed after it has read them, or a history that was
 * recomputed or cut off together with the table of chains; anchors detect the latter. No hash
 * covers times of arrival. Not thread-safe; used once.
 */
public final class RecordCheck {
  /** Pages between two saves of the progress: 10 000 events, less than a second. */
  static final int PAGES_PER_NOTE = 50;

  private final RecordReader record;
  private final RecordQuestion question;
  private final Consumer<String> told;
  private final List<String> found = new ArrayList<>();
  private Consumer<RecordProgress> notes = _ -> {};
  private Consumer<Event> sound = _ -> {};
  private RecordTally before = RecordTally.NONE;
  private @Nullable RecordProgress past;

  /**
   * A check of a record.
   *
   * @param told receives each fault as one line
   */
  public RecordCheck(RecordReader record, RecordQuestion question, Consumer<String> told) {
    this.record = record;
    this.question = question;
    this.told = told;
  }

  /** Reports the progress about every 10 000 events and at the end of each chain. */
  public RecordCheck noting(Consumer<RecordProgress> to) {
    notes = to;
    return this;
  }

  /** Passes on the events of each chain, up to its first fault. */
  public RecordCheck handing(Consumer<Event> to) {
    sound = to;
    return this;
  }

  /**
   * Continues an interrupted run; its findings are reported again. If the row at which it ended has
   * changed, that chain is read again from its beginning.
   */
  public RecordCheck from(RecordProgress progress) {
    past = progress;
    before = progress.tally();
    found.addAll(progress.faults());
    found.forEach(told);
    return this;
  }

  /** Checks everything; the tally includes the interrupted run. */
  public RecordTally run() {
    RecordProgress resumed = past;
    HeldChain chain = resumed == null ? record.chainAfter(0) : begin(resumed);
    while (chain != null) {
      boolean isCounted = resumed != null && resumed.chainId() == chain.id();
      before = isCounted ? before : before.plus(RecordTally.chain());
      walk(chain, isCounted ? resumed : null);
      chain = record.chainAfter(chain.id());
    }
    if (question.isWhole()) {
      asides();
      record.strays().forEach(line -> fault(new ChainId("", "", ""), 0, Kind.STRAY, line));
    }
    question.anchors().left().forEach(this::unmet);
    return before;
  }

  private @Nullable HeldChain begin(RecordProgress resumed) {
    HeldChain chain = record.chainAfter(resumed.chainId() - 1);
    boolean isDone = chain != null && chain.id() == resumed.chainId() && resumed.isDone();
    return isDone && chain != null ? record.chainAfter(chain.id()) : chain;
  }

  private void walk(HeldChain chain, @Nullable RecordProgress resumed) {
    ChainWalk walk = new ChainWalk(record, question, chain, this::tell, sound);
    Stretch asked = question.isWhole() ? null : stretch(chain);
    if (!question.isWhole() && asked == null) {
      return;
    }
    if (resumed != null
        && resumed.chain().equals(chain.chain().toString())
        && record.holds(chain.chain(), resumed.sequence(), resumed.hash())) {
      walk.resume(resumed);
    } else if (asked != null) {
      walk.startAt(asked.first());
    }
    long end = asked == null ? Long.MAX_VALUE : asked.last();
    boolean fromTheStart = walk.last() == 0;
    Page page = record.page(chain, fromTheStart ? Long.MIN_VALUE : walk.last(), walk.place());
    for (int pages = 1; walked(walk, page, end); pages++) {
      if (pages % PAGES_PER_NOTE == 0) {
        notes.accept(walk.progress(false, before.plus(walk.tally()), found));
      }
      StoredRow last = page.rows().getLast();
      page = record.page(chain, last.sequence(), last.place());
    }
    before = before.plus(walk.tally());
    notes.accept(walk.progress(true, before, found));
  }

  /** Whether there is another page. */
  private static boolean walked(ChainWalk walk, Page page, long end) {
    for (StoredRow row : page.rows()) {
      if (row.sequence() > end) {
        return false;
      }
      walk.accept(row);
    }
    boolean isMore = page.rows().size() == RecordReader.PAGE_ROWS;
    if (!isMore) {
      walk.end(page.tip());
    }
    return isMore;
  }

  private @Nullable Stretch stretch(HeldChain chain) {
    return record.between(chain, question.begin(), question.end());
  }

  private void asides() {
    List<StoredRow> rows = record.asides(null);
    while (!rows.isEmpty()) {
      rows.forEach(this::aside);
      rows = record.asides(rows.getLast());
    }
  }

  private void aside(StoredRow row) {
    before = before.plus(RecordTally.aside());
    Event event = row.event();
    if (event == null) {
      fault(row.chain(), row.sequence(), Kind.UNREADABLE, "aside: " + row.unreadable());
    } else if (!Chain.isIntact(event)
        && !(event.data().isEmpty() && record.isWithheld(row.chain(), row.sequence()))) {
      fault(row.chain(), row.sequence(), Kind.CHANGED, "aside: it is not what its hash says");
    }
    boolean stands =
        row.sequence() == 1
            ? row.previousHash().equals(Chain.GENESIS)
            : record.holds(row.chain(), row.sequence() - 1, row.previousHash());
    if (!stands) {
      fault(
          row.chain(),
          row.sequence(),
          Kind.ASIDE,
          "kept aside, and it follows nothing that is held");
    }
  }

  private void unmet(Anchor anchor) {
    ChainId chain = new ChainId(anchor.centre(), anchor.board(), anchor.epoch());
    if (record.holds(chain, anchor.sequence(), anchor.hash())) {
      before = before.plus(RecordTally.anchor());
      return;
    }
    HeldChain held = record.chain(chain);
    String what =
        held == null
            ? "anchored on %s up to %d, and nothing of this chain is held"
                .formatted(anchor.day(), anchor.sequence())
            : "anchored on %s up to %d with hash %s, held up to %d"
                .formatted(anchor.day(), anchor.sequence(), anchor.hash(), held.tip().sequence());
    fault(chain, anchor.sequence(), Kind.ANCHOR, what);
  }

  private void fault(ChainId chain, long sequence, Kind kind, String what) {
    before = before.plus(RecordTally.fault());
    tell(new RecordFault(chain, sequence, kind, what));
  }

  private void tell(RecordFault fault) {
    String line = fault.toString();
    if (found.size() < RecordProgress.FAULTS_MAX) {
      found.add(line);
    }
    told.accept(line);
  }
}
