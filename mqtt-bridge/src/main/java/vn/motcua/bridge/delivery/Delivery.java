package vn.motcua.bridge.delivery;

import java.util.List;
import java.util.random.RandomGenerator;
import vn.motcua.bridge.delivery.DeliveryOutput.WakeAt;
import vn.motcua.bridge.delivery.DeliveryState.Connecting;
import vn.motcua.bridge.delivery.DeliveryState.Offline;
import vn.motcua.bridge.delivery.DeliveryState.Resuming;
import vn.motcua.bridge.delivery.DeliveryState.Streaming;
import vn.motcua.bridge.journal.Journal;

/**
 * Delivers a journal to the case server: in order, within a bounded window, until it is
 * acknowledged.
 *
 * <p>Each step takes one input and the time, and returns the actions, the last of which is exactly
 * one {@link WakeAt}. Apart from the journal it was given it touches nothing, so the same inputs
 * and the same random numbers give the same outputs. Not thread-safe.
 *
 * <p>The idea: only the case server's acknowledgement is progress; the events between the last
 * acknowledged and the last sent one are in flight. A rewind goes back to the acknowledgement
 * (go-back-N); the receiver drops what it already holds. {@link DeliveryTable} has the transitions;
 * after every step that ends in {@link Streaming} as many events are sent as the window has room
 * for.
 */
public final class Delivery {
  private static final System.Logger LOG = System.getLogger(Delivery.class.getName());

  private final DeliveryActions actions;
  private DeliveryState state = new Offline(Long.MIN_VALUE);

  /** Starts offline and connects at the first tick. */
  public Delivery(Journal journal, DeliveryLimits limits, RandomGenerator random) {
    this.actions = new DeliveryActions(journal, limits, random);
  }

  /** Takes one input at {@code now} (nanoseconds of any steady clock). */
  public List<DeliveryOutput> on(DeliveryInput input, long now) {
    List<DeliveryOutput> outputs = actions.begin(input, now);
    DeliveryState before = state;
    state = DeliveryTable.ROWS.step(actions, before, input, outputs);
    if (!state.getClass().equals(before.getClass())) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "{0} -> {1}: {2}",
          before.getClass().getSimpleName(),
          state.getClass().getSimpleName(),
          actions.reason());
    }
    if (state instanceof Streaming streaming) {
      state = actions.send(streaming);
    }
    outputs.add(new WakeAt(deadline()));
    return outputs;
  }

  /** The present status, for people and metrics. */
  public DeliveryStatus status() {
    return actions.status(state);
  }

  private long deadline() {
    return switch (state) {
      case Offline offline -> offline.retryAt();
      case Connecting connecting -> connecting.deadline();
      case Resuming resuming -> Math.min(resuming.askAt(), actions.probeAt());
      case Streaming streaming -> Math.min(actions.ackDeadline(streaming), actions.probeAt());
    };
  }
}
