package vn.motcua.bridge.inbox.verify;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventFormatException;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.anchor.Anchor;
import vn.motcua.bridge.inbox.audit.SealJudge;
import vn.motcua.bridge.inbox.store.RecordReader;
import vn.motcua.bridge.inbox.store.RecordReader.HeldChain;
import vn.motcua.bridge.inbox.store.StoredRow;
import vn.motcua.bridge.inbox.store.Tip;
import vn.motcua.bridge.inbox.verify.RecordFault.Kind;

/**
 * Proves one chain row by row, with memory for a few days' counts. After a fault it continues from
 * the row as it is. Not thread-safe.
 */
final class ChainWalk {
  private static final String SEAL = EventTypes.typeOf(DaySealed.class);

  private final RecordReader record;
  private final RecordQuestion question;
  private final HeldChain chain;
  private final Consumer<RecordFault> faults;
  private final Consumer<Event> sound;
  private RecordTally tally = RecordTally.NONE;
  private DayCounts days = new DayCounts();
  private long last;
  private String place = "";
  private @Nullable String lastHash = Chain.GENESIS;
  private boolean isSound = true;

  ChainWalk(
      RecordReader record,
      RecordQuestion question,
      HeldChain chain,
      Consumer<RecordFault> faults,
      Consumer<Event> sound) {
    this.record = record;
    this.question = question;
    this.chain = chain;
    this.faults = faults;
    this.sound = sound;
  }

  /** Continues after the last row of an earlier run. */
  void resume(RecordProgress progress) {
    last = progress.sequence();
    place = progress.place();
    lastHash = progress.hash();
    days = DayCounts.of(progress.days());
  }

  /** Begins at a later sequence; the link of the first row is not checked. */
  void startAt(long sequence) {
    last = sequence - 1;
    lastHash = sequence == 1 ? Chain.GENESIS : null;
  }

  RecordProgress progress(boolean isDone, RecordTally soFar, List<String> found) {
    return new RecordProgress(
        chain.id(),
        chain.chain().toString(),
        isDone,
        last,
        place,
        String.valueOf(lastHash),
        days.saved(),
        soFar,
        List.copyOf(found));
  }

  long last() {
    return last;
  }

  String place() {
    return place;
  }

  RecordTally tally() {
    return tally;
  }

  void accept(StoredRow row) {
    tally = tally.plus(RecordTally.event());
    Event event = row.event();
    if (row.sequence() <= last || row.sequence() < 1) {
      fault(
          row.sequence(),
          Kind.OUT_OF_PLACE,
          "it is stored where another event of the chain " + "belongs");
    } else if (row.sequence() > last + 1) {
      missing(row);
    } else if (lastHash != null && !row.previousHash().equals(lastHash)) {
      fault(row.sequence(), Kind.UNLINKED, "it does not link to the event before it");
    }
    if (event == null) {
      fault(row.sequence(), Kind.UNREADABLE, row.unreadable());
    } else {
      judge(event);
    }
    for (Anchor anchor : question.anchors().at(chain.chain().toString(), row.sequence())) {
      anchor(row, anchor);
    }
    last = Math.max(last, row.sequence());
    place = row.place();
    lastHash = row.hash();
  }

  private void missing(StoredRow row) {
    String upTo = row.sequence() == last + 2 ? "" : " to " + (row.sequence() - 1);
    Event event = row.event();
    if (last > 0 || event == null || !question.forgotten().excuses(event)) {
      fault(
          last + 1,
          Kind.MISSING,
          last == 0
              ? "the chain begins at " + row.sequence() + ", 1" + upTo + " not held"
              : (last + 1) + upTo + " not held");
    }
  }

  private void judge(Event event) {
    if (Chain.isIntact(event)) {
      if (!event.hasData()) {
        tally = tally.plus(RecordTally.withheldEvent());
      } else if (event.type().equals(SEAL)) {
        seal(event);
      }
    } else if (event.data().isEmpty() && record.isWithheld(chain.chain(), event.sequence())) {
      tally = tally.plus(RecordTally.withheldEvent());
    } else {
      fault(event.sequence(), Kind.CHANGED, "it is not what its hash says");
    }
    days.add(event.sequence(), event.hash(), event.at().wall(), event.type());
    if (isSound) {
      sound.accept(event);
    }
  }

  private void seal(Event event) {
    DaySealed seal;
    try {
      seal = EventTypes.read(DaySealed.class, event.data());
    } catch (EventFormatException e) {
      fault(event.sequence(), Kind.SEAL, "it is not a seal that can be read");
      return;
    }
    if (!question.asks(seal.day())) {
      return;
    }
    tally = tally.plus(RecordTally.seal());
    SortedMap<String, Long> held = days.upTo(seal.day(), seal.lastSequence());
    String hash = days.hashOf(seal.lastSequence());
    if (held == null || hash == null) {
      Recount recount = new Recount(seal);
      held = recount.held;
      hash = recount.hash;
    }
    SealJudge.faults(event, seal, hash, held, question.keys())
        .forEach(line -> fault(event.sequence(), Kind.SEAL, line));
  }

  /** Counts the events of a seal again from the beginning of the chain. */
  private final class Recount {
    private final TreeMap<String, Long> held = new TreeMap<>();
    private @Nullable String hash;

    Recount(DaySealed seal) {
      pages(
          record,
          chain,
          row -> {
            if (row.sequence() <= seal.lastSequence()) {
              Event event = row.event();
              if (event != null && DayCounts.dayOf(event.at().wall()).equals(seal.day())) {
                held.merge(event.type(), 1L, Long::sum);
              }
              hash = row.sequence() == seal.lastSequence() ? row.hash() : hash;
            }
            return row.sequence() < seal.lastSequence();
          });
    }
  }

  /** Checks a row; false ends the pass. */
  private interface Look {
    boolean at(StoredRow row);
  }

  private static void pages(RecordReader record, HeldChain chain, Look look) {
    long sequence = Long.MIN_VALUE;
    String place = "";
    boolean more = true;
    while (more) {
      List<StoredRow> rows = record.page(chain, sequence, place).rows();
      for (StoredRow row : rows) {
        if (more) {
          more = look.at(row);
        }
        sequence = row.sequence();
        place = row.place();
      }
      more &= rows.size() == RecordReader.PAGE_ROWS;
    }
  }

  private void anchor(StoredRow row, Anchor anchor) {
    if (row.hash().equals(anchor.hash())) {
      tally = tally.plus(RecordTally.anchor());
    } else {
      fault(
          row.sequence(),
          Kind.ANCHOR,
          "another event is anchored on %s, with hash %s".formatted(anchor.day(), anchor.hash()));
    }
  }

  /** Compares the end of the chain with the table of chains. */
  void end(Tip tip) {
    String hash = lastHash == null ? Chain.GENESIS : lastHash;
    if (tip.sequence() != last) {
      fault(
          Math.max(tip.sequence(), last),
          Kind.TIP,
          "the table of chains ends at %d, the events end at %d".formatted(tip.sequence(), last));
    } else if (!tip.hash().equals(hash)) {
      fault(last, Kind.TIP, "the table of chains has another hash for the last event");
    }
  }

  private void fault(long sequence, Kind kind, String what) {
    isSound = false;
    tally = tally.plus(RecordTally.fault());
    faults.accept(new RecordFault(chain.chain(), sequence, kind, what));
  }
}
