package vn.motcua.bridge.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.MomentSource;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * The thread that owns a {@link Delivery}: turns port events into inputs, and outputs into calls of
 * the port.
 *
 * <p>{@link #appended}, {@link #status} and {@link #close} may be called from any thread and never
 * wait for the network, except that close waits at most {@link #CLOSE_TIMEOUT}.
 */
public final class DeliveryLoop implements AutoCloseable {
  /** How long {@link #close} waits for the thread to end. */
  public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(DeliveryLoop.class.getName());
  private static final int MESSAGES_MAX = 1_000;
  private static final long SLEEP_NANOS_MAX = TimeUnit.SECONDS.toNanos(60);

  /** Of what is no event: births, deaths, answers. */
  private static final long ASIDE_TOKEN = 0;

  private final Topics topics;
  private final Delivery delivery;
  private final MqttPort port;
  private final MomentSource moments;
  private final Ears ears;
  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final AtomicBoolean appended = new AtomicBoolean();
  private final Thread thread;
  private volatile DeliveryStatus status;
  private volatile boolean closing;
  private boolean diverged;
  private String offline = "";
  private @Nullable String session;

  private sealed interface Signal {
    record FromPort(PortEvent event) implements Signal {}

    record Wake() implements Signal {}

    record Say(Message message) implements Signal {}
  }

  /**
   * Who is told, on the loop's thread.
   *
   * @param diverged once, when the board must begin a new epoch
   * @param answered when the case server has answered a birth
   * @param command payload of each message on the board's {@code command} topic; must not block
   */
  public record Ears(
      Consumer<DeliveryOutput.Diverged> diverged,
      Consumer<DeliveryOutput.Answered> answered,
      Consumer<String> command) {
    /** Hears nothing; for a ledger that is never rolled back. */
    public static final Ears NONE = new Ears(_ -> {}, _ -> {}, _ -> {});

    /** Does not mind what is answered; for a board that gives no numbers. */
    public Ears(Consumer<DeliveryOutput.Diverged> diverged, Consumer<String> command) {
      this(diverged, _ -> {}, command);
    }
  }

  /** Ready to {@link #start}. */
  public DeliveryLoop(
      Topics topics, Delivery delivery, MqttPort.Opener opener, MomentSource moments, Ears ears) {
    this.topics = topics;
    this.delivery = delivery;
    this.moments = moments;
    this.ears = ears;
    this.status = delivery.status();
    this.port = opener.open(this::enqueue);
    this.thread = Thread.ofPlatform().name("delivery").daemon().unstarted(this::run);
  }

  /** Starts the thread; once. */
  public void start() {
    thread.start();
  }

  /** Says that the journal has more. */
  public void appended() {
    if (appended.compareAndSet(false, true)) {
      signals.add(new Signal.Wake());
    }
  }

  /**
   * Publishes a message of the board's beside its events, such as an answer to a command, when it
   * is connected; else it is dropped, and whoever waits for it asks again.
   */
  public void say(Message message) {
    if (signals.size() < MESSAGES_MAX) {
      signals.add(new Signal.Say(message));
    }
  }

  /** As it stood after the last step. */
  public DeliveryStatus status() {
    return status;
  }

  /** Says farewell to the broker and ends the thread; nothing when it was never started. */
  @Override
  public void close() {
    closing = true;
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    signals.add(new Signal.Wake());
    try {
      if (!thread.join(CLOSE_TIMEOUT)) {
        LOG.log(System.Logger.Level.WARNING, "delivery did not end in {0}", CLOSE_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Called on the port's threads. Acknowledgements are cumulative: one too many can be dropped. */
  private void enqueue(PortEvent event) {
    if (event instanceof PortEvent.Arrived && signals.size() >= MESSAGES_MAX) {
      return;
    }
    signals.add(new Signal.FromPort(event));
  }

  private void run() {
    List<DeliveryInput> inputs = new ArrayList<>();
    long wakeAt = Long.MIN_VALUE;
    while (!closing) {
      inputs.clear();
      long now = moments.now().monotonicNanos();
      if (now >= wakeAt) {
        inputs.add(new DeliveryInput.Tick());
      }
      gather(inputs, inputs.isEmpty() ? Math.min(wakeAt - now, SLEEP_NANOS_MAX) : 0);
      for (DeliveryInput input : inputs) {
        wakeAt = surely(input);
      }
      status = delivery.status();
    }
    if (session != null) {
      // Not every broker sends the will on DISCONNECT with reason 04h, so the farewell is our own.
      port.publish(death(session), ASIDE_TOKEN);
    }
    port.disconnect();
  }

  private Message death(String ended) {
    return Message.json(topics.state(), new BoardState.Dead(ended).toJson(), true);
  }

  private void gather(List<DeliveryInput> inputs, long waitNanos) {
    List<Signal> taken = new ArrayList<>();
    try {
      Signal first = signals.poll(waitNanos, TimeUnit.NANOSECONDS);
      if (first != null) {
        taken.add(first);
        signals.drainTo(taken, MESSAGES_MAX);
      }
    } catch (InterruptedException e) {
      closing = true;
    }
    for (Signal signal : taken) {
      DeliveryInput input =
          switch (signal) {
            case Signal.FromPort from -> input(from.event());
            case Signal.Wake _ -> wake();
            case Signal.Say say -> say(say);
          };
      if (input != null) {
        inputs.add(input);
      }
    }
  }

  private DeliveryInput wake() {
    appended.set(false);
    return new DeliveryInput.Appended();
  }

  private @Nullable DeliveryInput say(Signal.Say say) {
    if (delivery.status().connected()) {
      port.publish(say.message(), ASIDE_TOKEN);
    }
    return null;
  }

  private @Nullable DeliveryInput input(PortEvent event) {
    return switch (event) {
      case PortEvent.Connected c -> {
        offline = "";
        yield new DeliveryInput.Connected(c.receiveMaximum(), c.packetBytesMax());
      }
      case PortEvent.ConnectFailed f -> {
        say(f.reason());
        yield new DeliveryInput.ConnectFailed(f.reason());
      }
      case PortEvent.Disconnected d -> {
        say(d.reason());
        yield new DeliveryInput.Disconnected(d.reason());
      }
      case PortEvent.Published p -> new DeliveryInput.Published(p.token());
      case PortEvent.PublishRejected r when r.token() != ASIDE_TOKEN ->
          new DeliveryInput.PublishRejected(r.token(), r.reason(), r.poison());
      case PortEvent.PublishRejected _ -> null;
      case PortEvent.Arrived arrived -> {
        port.confirm(arrived);
        yield read(arrived.message());
      }
    };
  }

  /** Once, however often it fails for the same reason. */
  private void say(String reason) {
    if (!reason.equals(offline)) {
      offline = reason;
      LOG.log(System.Logger.Level.WARNING, "the broker is not reached: {0}", reason);
    }
  }

  private @Nullable DeliveryInput read(Message message) {
    if (message.topic().equals(topics.ack())) {
      Ack ack = Ack.parse(message.payload());
      return ack == null ? null : new DeliveryInput.Acked(ack);
    }
    if (message.topic().equals(topics.command())) {
      ears.command().accept(message.payload());
    }
    if (message.topic().equals(topics.state())
        && BoardState.parse(message.payload()) instanceof BoardState.Dead dead) {
      return new DeliveryInput.DeathSeen(dead.session());
    }
    return null;
  }

  /**
   * A journal that can not be read or written now (a full or failing disk) must not end delivery
   * for good: the connection is given up and made again later, from what the journal says then.
   */
  private long surely(DeliveryInput input) {
    try {
      return step(input);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "delivery stumbled and begins anew", e);
      port.disconnect();
      return step(new DeliveryInput.Disconnected("stumbled: " + e));
    }
  }

  private long step(DeliveryInput input) {
    long wakeAt = Long.MAX_VALUE;
    for (DeliveryOutput output : delivery.on(input, moments.now().monotonicNanos())) {
      switch (output) {
        case DeliveryOutput.Connect connect -> connect(connect.session());
        case DeliveryOutput.Subscribe _ ->
            port.subscribe(List.of(topics.ack(), topics.state(), topics.command()));
        case DeliveryOutput.PublishBirth birth ->
            port.publish(Message.json(topics.state(), birth.birth().toJson(), true), ASIDE_TOKEN);
        case DeliveryOutput.Publish publish -> port.publish(publish.message(), publish.position());
        case DeliveryOutput.Disconnect _ -> port.disconnect();
        case DeliveryOutput.Diverged divergence -> diverged(divergence);
        case DeliveryOutput.Answered answered -> ears.answered().accept(answered);
        case DeliveryOutput.WakeAt wake -> wakeAt = wake.nanos();
      }
    }
    return wakeAt;
  }

  private void connect(String next) {
    session = next;
    // With TLS the certificate's name takes its place. Without, it has no dot: a cluster of Artemis
    // gives a client whose id has one nothing that comes in at another node.
    port.connect("motcua-" + topics.centre() + "-" + topics.board(), death(next));
  }

  private void diverged(DeliveryOutput.Diverged divergence) {
    if (!diverged) {
      diverged = true;
      LOG.log(System.Logger.Level.ERROR, "this ledger was rolled back: {0}", divergence.reason());
      ears.diverged().accept(divergence);
    }
  }
}
