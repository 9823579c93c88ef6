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
 * Records beside the ledger how far it had come and which slots were taken, so that an older copy
 * of the ledger is noticed without a network. It is written at each start and end, before each slot
 * is taken and about once a minute of use, not with each number. One thread.
 */
public interface Witness {
  /** Its last record; null when there is none, or none that can be believed. */
  @Nullable Testimony read();

  /**
   * Writes durably.
   *
   * @throws JournalFullException when there is no room; the previous record stays
   */
  void write(Testimony testimony);

  /**
   * The record of a witness.
   *
   * @param end of the ledger when it was written, or shortly before
   * @param slots taken on the latest days with slots, oldest first
   */
  record Testimony(Journal.Head end, List<SlotSpent> slots) {
    /** Days whose slots are kept. */
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

    /** Whether the ledger contains this end, or has pruned it. */
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
