package vn.motcua.firmware.board.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.ReadableLedger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.firmware.station.Decision;

/**
 * Letters whose events go to the disk with one append. Each is decided on the state after the ones
 * before it, so the state is ahead of the disk until the append is done, and is wrong when the
 * append finds no room. One thread.
 */
final class LetterGroup {
  /**
   * This many letters at most. None of them decides more than a dozen events, so they stay below
   * {@link Ledger#BATCH_EVENTS_MAX}.
   */
  static final int LETTERS_MAX = 64;

  private final ReadableLedger ledger;
  private final Moment now;
  private final BiConsumer<Event, EventData> state;
  private final List<Decided> decided = new ArrayList<>();
  private final List<Stamped> batch = new ArrayList<>();
  private Head end;

  private record Decided(Letter letter, Decision decision) {}

  /**
   * A group without letters.
   *
   * @param now the moment of all its events
   * @param state receives each event as the ledger will hold it
   */
  LetterGroup(ReadableLedger ledger, Moment now, BiConsumer<Event, EventData> state) {
    this.ledger = ledger;
    this.now = now;
    this.state = state;
    this.end = ledger.head();
  }

  /** Adds a letter and what was decided about it on the present state. */
  void add(Letter letter, Decision decision) {
    decided.add(new Decided(letter, decision));
    for (Stamped each : Stamped.all(decision.events(), now)) {
      Event next = ledger.foresee(end, each);
      state.accept(next, each.data());
      end = end.after(next);
      batch.add(each);
    }
  }

  /** The events of all letters, in order. */
  List<Stamped> batch() {
    return List.copyOf(batch);
  }

  /**
   * To be called once the batch is appended.
   *
   * @throws IllegalStateException when the ledger holds other events than were foreseen
   */
  void requireForeseen() {
    if (!ledger.head().equals(end)) {
      throw new IllegalStateException("state was folded from other events than the ledger holds");
    }
  }

  /** Passes on each letter and its decision, in order. */
  void forEach(BiConsumer<Letter, Decision> settle) {
    decided.forEach(each -> settle.accept(each.letter(), each.decision()));
  }
}
