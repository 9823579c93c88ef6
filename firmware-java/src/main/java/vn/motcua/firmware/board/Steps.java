package vn.motcua.firmware.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.MomentSource;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.wire.ServerCommand;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;

/**
 * A board's steps: note, decide, append, apply; one input alone, or several with one sync.
 *
 * <p>A decision is given to the caller once its events are on the disk, and only then may anybody
 * be told of it. Of several inputs each is decided on what those before it will have made of the
 * state, so that state runs ahead of the disk until the one append returns. When it fails, the
 * state is folded anew from the ledger. One thread.
 */
public final class Steps {
  /**
   * So many inputs are decided with one sync; what else waits is for the next. None of them decides
   * more than a dozen events, so they stay below {@link Ledger#BATCH_EVENTS_MAX}.
   */
  public static final int TOGETHER_MAX = 64;

  private static final int ALIVE_EVENTS = 1_000;

  private final Core core;
  private final Ledger ledger;
  private final MomentSource clock;
  private final Watcher watcher;
  private final Runnable alive;
  private boolean roomy = true;
  private long refolded;

  /** Told of events that are on the disk and folded in, in their order. */
  @FunctionalInterface
  public interface Watcher {
    /** One more; {@code data} are null when they were erased. */
    void saw(Event event, @Nullable EventData data);
  }

  /**
   * Steps on a core that has seen nothing yet, to be {@linkplain #replay replayed} first.
   *
   * @param watcher told of each event once it is appended
   * @param alive called every {@value #ALIVE_EVENTS} events while the state is folded anew, which
   *     takes as long as a start: a watchdog must not take that for a hang
   */
  public Steps(Core core, Ledger ledger, MomentSource clock, Watcher watcher, Runnable alive) {
    this.core = core;
    this.ledger = ledger;
    this.clock = clock;
    this.watcher = watcher;
    this.alive = alive;
  }

  /** Folds the whole ledger in, which {@code also} sees event by event. */
  public void replay(Watcher also) {
    ledger.replay(event -> {
      EventData data = Stations.EVENTS.dataOf(event);
      core.apply(event, data);
      also.saw(event, data);
    });
  }

  /**
   * Takes one input whole; its events are on the disk when this returns.
   *
   * @throws JournalFullException when the disk has no room; the state is as it was
   */
  public Decision take(Input input) {
    Moment now = clock.now();
    core.note(input, now);
    Decision decision = core.decide(informed(input), now);
    if (!decision.events().isEmpty()) {
      List<Event> events = append(Stamped.all(decision.events(), now));
      for (int i = 0; i < events.size(); i++) {
        core.apply(events.get(i), decision.events().get(i));
        watcher.saw(events.get(i), decision.events().get(i));
      }
      foldWithoutErased(decision.events());
    }
    return decision;
  }

  /** An order to erase comes with what it is about, as the ledger has it at this moment. */
  private Input informed(Input input) {
    return input instanceof Input.Commanded(ServerCommand command)
            && command.order() instanceof ServerCommand.Order.EraseData order
        ? new Input.ErasureAsked(
            command, ledger.find(order.epoch(), order.sequence()), ledger.acknowledged())
        : input;
  }

  /** What was erased is no part of the state any more, as it will not be after the next start. */
  private void foldWithoutErased(Collection<EventData> appended) {
    if (appended.stream().anyMatch(DataErased.class::isInstance)) {
      foldAnew();
    }
  }

  private void foldAnew() {
    core.forget();
    replay((event, data) -> refolded());
  }

  private List<Event> append(List<Stamped> batch) {
    try {
      List<Event> events = ledger.append(batch);
      roomy = true;
      return events;
    } catch (JournalFullException full) {
      roomy = false;
      core.unnote();
      throw full;
    }
  }

  /** Whether the last append found room; until one does again, inputs are better taken alone. */
  public boolean isRoomy() {
    return roomy;
  }

  /**
   * Takes several inputs in their order with one append; all their events are on the disk when this
   * returns.
   *
   * @param inputs at most {@value #TOGETHER_MAX}
   * @return a decision for each
   * @throws JournalFullException when the disk has no room for all of them; nothing was taken, the
   *     state is that of the ledger, and each may be tried alone
   */
  public List<Decision> takeTogether(List<Input> inputs) {
    List<Decision> decisions = new ArrayList<>(inputs.size());
    List<Stamped> batch = new ArrayList<>();
    Head end = ledger.head();
    for (Input input : inputs) {
      Moment now = clock.now();
      core.note(input, now);
      Decision decision = core.decide(informed(input), now);
      decisions.add(decision);
      for (Stamped each : Stamped.all(decision.events(), now)) {
        Event next = ledger.foresee(end, each);
        core.apply(next, each.data());
        end = end.after(next);
        batch.add(each);
      }
    }
    commit(batch, end);
    return decisions;
  }

  private void refolded() {
    if (++refolded % ALIVE_EVENTS == 0) {
      alive.run();
    }
  }

  private void commit(List<Stamped> batch, Head foreseen) {
    if (batch.isEmpty()) {
      return;
    }
    List<Event> events;
    try {
      events = append(batch);
    } catch (JournalFullException full) {
      foldAnew();
      throw full;
    }
    if (!ledger.head().equals(foreseen)) {
      throw new IllegalStateException("state was folded from other events than the ledger holds");
    }
    for (int i = 0; i < events.size(); i++) {
      watcher.saw(events.get(i), batch.get(i).data());
    }
    foldWithoutErased(batch.stream().map(Stamped::data).toList());
  }
}
