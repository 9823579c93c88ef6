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
 * Brings a journal to the case server: in order, a bounded window at a time, until it is
 * acknowledged there.
 *
 * <p>Each step takes one input and the time, and returns what is to be done, ended by exactly one
 * {@link WakeAt}. Apart from the journal it was given it touches nothing, so the same inputs and
 * the same random numbers give the same outputs. Not thread-safe.
 *
 * <p>Theory: the case server's acknowledgement is the only progress; what lies between the last one
 * and the last event sent is in flight. A rewind puts the end back to the acknowledgement
 * (go-back-N); the receiver drops what it already holds. What it does about what happens stands in
 * {@link DeliveryTable}; after every step that ends in {@link Streaming} it sends what the window
 * has room for.
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

  /** Where it stands, for people and metrics. */
  public DeliveryStatus status() {
    return actions.status(state);
  }

  private long deadline() {
    return switch (state) {
      case Offline offline -> offline.retryAt();
      case Connecting connecting -> connecting.deadline();
      case Resuming resuming -> resuming.askAt();
      case Streaming streaming -> actions.ackDeadline(streaming);
    };
  }
}
