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

  /** Something durable. What came of it is to be told to the turn before it is asked for more. */
  sealed interface Write extends Action {
    /**
     * Does it; durable when this returns.
     *
     * @return the events that were appended, if any
     * @throws JournalFullException when the disk has no room; nothing was done
     */
    List<Event> to(Ledger ledger, Witness witness);
  }

  /**
   * Append all in one transaction.
   *
   * @param letters how many letters decided it; 0 when it was the clock
   */
  record Append(List<Stamped> batch, int letters) implements Write {
    @Override
    public List<Event> to(Ledger ledger, Witness witness) {
      return ledger.append(batch);
    }
  }

  /** Tell the witness. */
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

  /** Hand an effect to its driver: its events are on the disk. */
  record Perform(Effect effect) implements Action {}

  /** Answer whoever waits: the events are on the disk, or the refusal is final. */
  record Reply(Letter to, Answer answer) implements Action {}

  /** Say that an input found no room to wait in until the disk has room again. */
  record Lose(Input input) implements Action {}
}
