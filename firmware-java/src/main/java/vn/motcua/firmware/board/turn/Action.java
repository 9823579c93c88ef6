package vn.motcua.firmware.board.turn;

import java.util.List;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;

/** What a {@link Turn} wants done, in this order. Immutable. */
public sealed interface Action {

  /** A durable write. The turn must be told its outcome before the next action is requested. */
  sealed interface Write extends Action {
    /**
     * Carries it out; durable when this returns.
     *
     * @return the events that were appended, if any
     * @throws JournalFullException when the disk is full; nothing was done
     */
    List<Event> to(Ledger ledger, Witness witness);
  }

  /**
   * Append all in one transaction.
   *
   * @param letters how many letters caused it; 0 when it was the clock
   */
  record Append(List<Stamped> batch, int letters) implements Write {
    @Override
    public List<Event> to(Ledger ledger, Witness witness) {
      return ledger.append(batch);
    }
  }

  /** Update the witness. */
  record Testify(Witness.Testimony testimony) implements Write {
    @Override
    public List<Event> to(Ledger ledger, Witness witness) {
      witness.write(testimony);
      return List.of();
    }
  }

  /** End the present epoch and begin a new one. */
  record BeginEpoch(String reason) implements Write {
    @Override
    public List<Event> to(Ledger ledger, Witness witness) {
      ledger.beginEpoch(reason);
      return List.of();
    }
  }

  /** Delete the oldest events, up to and including a position. */
  record Prune(long position) implements Write {
    @Override
    public List<Event> to(Ledger ledger, Witness witness) {
      ledger.prune(position);
      return List.of();
    }
  }

  /** Replay the ledger into {@link Turn#fold}. Takes as long as a start. */
  record FoldAnew() implements Action {}

  /** Pass an effect to its driver: its events are on disk. */
  record Perform(Effect effect) implements Action {}

  /** Answer whoever waits: the events are on disk, or the refusal is final. */
  record Reply(Letter to, Answer answer) implements Action {}

  /**
   * Log that an input is dropped because there is no room to defer it until the disk has space
   * again.
   */
  record Lose(Input input) implements Action {}
}
