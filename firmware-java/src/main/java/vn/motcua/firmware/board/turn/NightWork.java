package vn.motcua.firmware.board.turn;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.ReadableLedger;
import vn.motcua.firmware.station.Input;

/**
 * What is due once a day is over: its seal, and the pruning of events that have been kept long
 * enough, a page at a time. It only says what is due; the events decided about it are appended like
 * any others. One thread.
 */
public final class NightWork {
  private final NightSeal seal;
  private final Retention retention;

  /**
   * A page of the oldest events, which may go.
   *
   * @param going the input to decide first
   * @param prune deletes them, once its events are on disk
   */
  record Pruning(Input going, Action.Prune prune) {}

  /** Both without events. */
  public NightWork(NightSeal seal, Retention retention) {
    this.seal = seal;
    this.retention = retention;
  }

  /** Folds one event, at a start by replay and later as each is appended. */
  void apply(Event event, @Nullable EventData data) {
    seal.apply(event, data);
    retention.apply(event);
  }

  /** Forgets all events, before a replay. */
  void forget() {
    seal.forget();
    retention.forget();
  }

  /** A past day without a seal, as the input to decide. */
  Optional<Input> seal(ReadableLedger ledger, Moment now) {
    return seal.due(ledger.head(), now).map(Input.DayOver::new);
  }

  /** The next page to prune. */
  Optional<Pruning> prune(ReadableLedger ledger, Moment now) {
    List<Entry> outlived = retention.due(ledger, now);
    if (outlived.isEmpty()) {
      return Optional.empty();
    }
    Input going = new Input.Outlived(outlived.stream().map(Entry::event).toList());
    return Optional.of(new Pruning(going, new Action.Prune(outlived.getLast().position())));
  }
}
