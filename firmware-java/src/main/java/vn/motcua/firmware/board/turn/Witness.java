package vn.motcua.firmware.board.turn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.SlotEvent;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.ReadableLedger;

/**
 * Remembers beside the ledger how far it had come at the last start, and which slots of numbers
 * were taken, so that an older copy of the ledger alone is noticed without anybody's word. It is
 * written at each start and end, before each slot is taken and about once a minute of use, not with
 * each number. One thread.
 */
public interface Witness {
  /** What it last wrote; null when there is nothing, or nothing that can be believed. */
  @Nullable Testimony read();

  /**
   * Writes durably.
   *
   * @throws JournalFullException when that cannot be; what was written before stays
   */
  void write(Testimony testimony);

  /**
   * What is remembered.
   *
   * @param end of the ledger when it was written, or somewhat before
   * @param slots taken on the last days that any was taken, oldest first
   */
  record Testimony(Journal.Head end, List<SlotSpent> slots) {
    /** Slots of so many days are remembered. */
    static final int DAYS_MAX = 8;

    /** Copies the slots of the last days. */
    public Testimony {
      var days = new TreeMap<LocalDate, List<SlotSpent>>();
      for (SlotSpent each : slots) {
        List<SlotSpent> ofDay = days.computeIfAbsent(each.day(), _ -> new ArrayList<>());
        if (!ofDay.contains(each)) {
          ofDay.add(each);
        }
      }
      while (days.size() > DAYS_MAX) {
        days.pollFirstEntry();
      }
      slots = days.values().stream().flatMap(List::stream).toList();
    }

    Testimony with(SlotEvent slot) {
      List<SlotSpent> more = new ArrayList<>(slots);
      more.add(new SlotSpent(slot.day(), slot.slot()));
      return new Testimony(end, more);
    }

    Testimony at(Journal.Head next) {
      return new Testimony(next, slots);
    }

    /** Whether the ledger holds what was its end, or has pruned it. */
    boolean isPartOf(ReadableLedger ledger) {
      if (end.sequence() == 0) {
        return true; // of an epoch without an event, which nobody can miss
      }
      Journal.Entry there = ledger.find(end.epoch(), end.sequence());
      if (there != null) {
        return there.event().hash().equals(end.hash());
      }
      Journal.Head head = ledger.head();
      List<Journal.Entry> oldest = ledger.peek(0, 1);
      boolean pruned =
          !oldest.isEmpty()
              && oldest.getFirst().event().epoch().equals(end.epoch())
              && oldest.getFirst().event().sequence() > end.sequence();
      return pruned && head.sequence() > 0;
    }
  }
}
