package vn.motcua.bridge.delivery;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.ConnectionKeeper;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * The ledger's events and births going out, and the case server's acknowledgements coming in: a
 * {@link Delivery} on the topics {@code events}, {@code state} and {@code ack} of a board. Only
 * delivery knows whether the case server answers, so it decides about the connection.
 *
 * <p>{@link #status} may be called from any thread; everything else runs on the link's thread.
 */
public final class Outbox implements ConnectionKeeper {
  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

  private final Topics topics;
  private final Delivery delivery;
  private final Listener listener;
  private volatile DeliveryStatus status;
  private boolean diverged;

  /**
   * Called on the link's thread; must not block.
   *
   * @param diverged once, when the board must begin a new epoch
   * @param answered when the case server has answered a birth
   */
  public record Listener(
      Consumer<DeliveryOutput.Diverged> diverged, Consumer<DeliveryOutput.Answered> answered) {
    /** Does nothing; for a ledger that is never rolled back, on a board that gives no numbers. */
    public static final Listener NONE = new Listener(_ -> {}, _ -> {});
  }

  /** For one board; the delivery must not be used elsewhere. */
  public Outbox(Topics topics, Delivery delivery, Listener listener) {
    this.topics = topics;
    this.delivery = delivery;
    this.listener = listener;
    this.status = delivery.status();
  }

  /** The status after everything that has happened. */
  public DeliveryStatus status() {
    return status;
  }

  @Override
  public List<String> topics() {
    return List.of(topics.ack(), topics.state());
  }

  @Override
  public void caughtUp() {
    status = delivery.status();
  }

  @Override
  public long tick(long nanos, Line line) {
    return step(new DeliveryInput.Tick(), nanos, line);
  }

  @Override
  public long woken(long nanos, Line line) {
    return step(new DeliveryInput.Appended(), nanos, line);
  }

  @Override
  public long firstIsBack(long nanos, Line line) {
    return step(new DeliveryInput.FirstIsBack(), nanos, line);
  }

  @Override
  public long told(PortEvent event, long nanos, Line line) {
    DeliveryInput input =
        switch (event) {
          case PortEvent.Connected c ->
              new DeliveryInput.Connected(c.receiveMaximum(), c.packetBytesMax());
          case PortEvent.ConnectFailed f -> new DeliveryInput.ConnectFailed(f.reason());
          case PortEvent.Disconnected d -> new DeliveryInput.Disconnected(d.reason());
          case PortEvent.Published p -> new DeliveryInput.Published(p.token());
          case PortEvent.PublishRejected r ->
              new DeliveryInput.PublishRejected(r.token(), r.reason(), r.poison());
          case PortEvent.Arrived arrived -> read(arrived.message());
          case PortEvent.Subscribed _ -> null;
        };
    return step(input == null ? new DeliveryInput.Tick() : input, nanos, line);
  }

  private @Nullable DeliveryInput read(Message message) {
    if (message.topic().equals(topics.ack())) {
      Ack ack = Ack.parse(message.payload());
      return ack == null ? null : new DeliveryInput.Acked(ack);
    }
    return BoardState.parse(message.payload()) instanceof BoardState.Dead dead
        ? new DeliveryInput.DeathSeen(dead.session())
        : null;
  }

  private long step(DeliveryInput input, long nanos, Line line) {
    long wakeAt = Long.MAX_VALUE;
    for (DeliveryOutput output : delivery.on(input, nanos)) {
      switch (output) {
        case DeliveryOutput.Connect connect -> line.connect(connect.session());
        case DeliveryOutput.Subscribe _ -> line.use();
        case DeliveryOutput.PublishBirth birth ->
            line.publisher()
                .publish(Message.json(topics.state(), birth.birth().toJson(), true), ASIDE);
        case DeliveryOutput.Publish publish ->
            line.publisher().publish(publish.message(), publish.position());
        case DeliveryOutput.Probe _ -> line.probe();
        case DeliveryOutput.Move _ -> line.move();
        case DeliveryOutput.Disconnect _ -> line.disconnect();
        case DeliveryOutput.Diverged divergence -> diverged(divergence);
        case DeliveryOutput.PassedOver passed ->
            LOG.log(
                System.Logger.Level.ERROR,
                "the case server acknowledged none of {0}, sent {1} times: it holds another "
                    + "history,"
                    + " or misses events that a damaged card has lost; this ledger keeps them, they"
                    + " are not sent again, and reconcile names them",
                passed.what(),
                EndedEpoch.SENDINGS_MAX);
        case DeliveryOutput.Answered answered -> listener.answered().accept(answered);
        case DeliveryOutput.WakeAt wake -> wakeAt = wake.nanos();
      }
    }
    return wakeAt;
  }

  private void diverged(DeliveryOutput.Diverged divergence) {
    if (!diverged) {
      diverged = true;
      LOG.log(System.Logger.Level.ERROR, "this ledger was rolled back: {0}", divergence.reason());
      listener.diverged().accept(divergence);
    }
  }
}
