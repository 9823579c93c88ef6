package vn.motcua.firmware.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.lab.MemoryJournal;
import vn.motcua.firmware.board.turn.Witness;
import vn.motcua.firmware.core.Stations;

/**
 * The memory card of a board, and what a person may do to it: the ledger, the witness beside it,
 * and the slots that it was made with. One thread.
 */
final class SimulatedCard {
  /** Of a board's first card and of those that replace it on the same day. */
  private static final List<List<Integer>> SLOTS =
      List.of(List.of(0, 1, 2, 3), List.of(4, 5, 6), List.of(7, 8, 9));

  private final Identity identity;
  private final SplittableRandom random;
  private final UnaryOperator<Ledger> observe;
  private int cards;
  private int fullDisks;
  private MemoryJournal journal;
  private SimulatedDisk disk;
  private MemoryWitness witness = new MemoryWitness();

  /** Keeps all its records, so that an image of the card has the right one. */
  private final class MemoryWitness implements Witness {
    private final List<Testimony> words = new ArrayList<>();
    private final List<Long> lengths = new ArrayList<>();

    @Override
    public @Nullable Testimony read() {
      return words.isEmpty() ? null : words.getLast();
    }

    @Override
    public void write(Testimony testimony) {
      words.add(testimony);
      lengths.add(journal.head().position());
    }

    /** The record at the time when the ledger had this many events. */
    void backTo(long events) {
      while (!words.isEmpty() && lengths.getLast() > events) {
        words.removeLast();
        lengths.removeLast();
      }
    }
  }

  SimulatedCard(Identity identity, SplittableRandom random, UnaryOperator<Ledger> observe) {
    this.identity = identity;
    this.random = random;
    this.observe = observe;
    this.journal = new MemoryJournal(identity, Stations.ALL.events(), random.split());
    this.disk = new SimulatedDisk(journal, random);
  }

  List<Integer> slots() {
    return SLOTS.get(cards);
  }

  MemoryJournal journal() {
    return journal;
  }

  /** The program opens the ledger as it is now. */
  Ledger open() {
    return observe.apply(disk);
  }

  Witness witness() {
    return witness;
  }

  void failAtNextWrite() {
    disk.failAtNextWrite();
  }

  /** What a power cut leaves. */
  void powerCut() {
    insert(journal.afterPowerCut());
  }

  private void insert(MemoryJournal next) {
    journal = next;
    disk = new SimulatedDisk(journal, random);
    roomAsItIs();
  }

  /**
   * The disk is full, also after a change of the card, until this has been taken back as often as
   * it was done.
   */
  void full(boolean begins) {
    fullDisks += begins ? 1 : -1;
    roomAsItIs();
  }

  private void roomAsItIs() {
    journal.roomFor(fullDisks > 0 ? 0 : Long.MAX_VALUE);
  }

  /** An empty card with its own slots replaces it; false when there are no more. */
  boolean replace() {
    if (cards + 1 == SLOTS.size()) {
      return false;
    }
    cards++;
    witness = new MemoryWitness();
    insert(new MemoryJournal(identity, Stations.ALL.events(), random.split()));
    return true;
  }

  /** Somebody restores an older ledger; the witness stays. */
  void putBack(int events) {
    insert(journal.backTo(left(events)));
  }

  /** The ledger is damaged after this many events; the next start salvages those. */
  void truncate(int events) {
    insert(journal.backTo(left(events)));
    journal.beginEpoch("damaged");
  }

  /** The whole card becomes what it was when the ledger had {@code events} events. */
  void imageOf(int events) {
    insert(journal.backTo(left(events)));
    witness.backTo(events);
  }

  /**
   * How many of the first {@code events} events are left, now that the oldest may have been pruned.
   */
  private int left(int events) {
    return events - (int) (journal.peek(0, 1).getFirst().position() - 1);
  }
}
