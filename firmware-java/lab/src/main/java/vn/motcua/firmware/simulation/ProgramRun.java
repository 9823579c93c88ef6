package vn.motcua.firmware.simulation;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.firmware.board.turn.Action;
import vn.motcua.firmware.board.turn.Divergence;
import vn.motcua.firmware.board.turn.Letter;
import vn.motcua.firmware.board.turn.Turn;
import vn.motcua.firmware.board.turn.Witness;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.system.SystemClock;

/**
 * One run of a board's program, from its start until the power goes: the loop around the real turn.
 * Each method carries out all actions that follow, and fails with {@link SimulatedDisk.PowerLoss}
 * when the power goes during a write. One thread.
 */
final class ProgramRun {
  private final Turn turn;
  private final Ledger ledger;
  private final SystemClock clock;
  private final Needs needs;
  private boolean started;

  /**
   * What a run needs.
   *
   * @param written is told of each event after it was appended
   * @param appended is told after each append
   * @param pruned receives the position up to which the ledger was pruned
   */
  record Needs(
      Witness witness,
      Written written,
      Runnable appended,
      LongConsumer pruned,
      Consumer<Effect> effects) {}

  /** Is told of an event on disk and of the data that it was made from. */
  interface Written {
    void event(Event event, Stamped from);
  }

  /** Replays the ledger. */
  ProgramRun(Turn turn, Ledger ledger, SystemClock clock, Needs needs) {
    this.turn = turn;
    this.ledger = ledger;
    this.clock = clock;
    this.needs = needs;
    ledger.replay(event -> {
      clock.pass(event.at());
      turn.fold(event);
    });
  }

  /**
   * Takes the first step.
   *
   * @throws JournalFullException when there is no room for it; the run is over
   */
  void start() {
    turn.start(clock.now());
    perform();
    started = true;
  }

  void tick() {
    turn.tick(clock.now());
    perform();
  }

  void take(List<Letter> letters) {
    turn.take(letters, clock.now());
    perform();
  }

  void diverged(Divergence found) {
    turn.diverged(found);
    take(List.of());
  }

  /** Ends in order. */
  void stop() {
    turn.stop();
    perform();
  }

  /** When touches that wait for the case server continue; {@code none} when there are none. */
  long dueAt(long none) {
    return turn.dueAt(none);
  }

  /** Whether the case server has acknowledged every event. */
  boolean isAcknowledged() {
    return ledger.acknowledged() == ledger.head().position();
  }

  private void perform() {
    for (Action action = turn.next(); action != null; action = turn.next()) {
      switch (action) {
        case Action.Write write -> write(write);
        case Action.FoldAnew _ -> ledger.replay(turn::fold);
        case Action.Perform(Effect effect) -> needs.effects().accept(effect);
        case Action.Reply(Letter to, Answer answer) -> to.answer(answer);
        case Action.Lose(Input input) -> throw new IllegalStateException("no room for " + input);
      }
    }
  }

  private void write(Action.Write write) {
    List<Event> events;
    try {
      events = write.to(ledger, needs.witness());
    } catch (JournalFullException full) {
      if (!started) {
        throw full;
      }
      turn.full();
      return;
    }
    turn.written(events);
    if (write instanceof Action.Append(List<Stamped> batch, int _)) {
      for (int i = 0; i < events.size(); i++) {
        clock.pass(events.get(i).at());
        needs.written().event(events.get(i), batch.get(i));
      }
      needs.appended().run();
    } else if (write instanceof Action.Prune(long position)) {
      needs.pruned().accept(position);
    }
  }
}
