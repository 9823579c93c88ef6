package vn.motcua.bridge.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.MomentSource;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * A client's connection to its broker, and the one thread that uses it: a {@link ConnectionKeeper}
 * decides when to connect and disconnect, and any number of {@link TopicHandler}s share it, each
 * with its own topics. The link owns the will and the last message before a disconnect.
 *
 * <p>{@link #wake}, {@link #say}, {@link #connected} and {@link #close} may be called from any
 * thread and never wait for the network, except that close waits at most {@link #CLOSE_TIMEOUT}.
 */
public final class BrokerLink implements AutoCloseable {
  /** How long {@link #close} waits for the thread to end. */
  public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(BrokerLink.class.getName());
  private static final int MESSAGES_MAX = 1_000;
  private static final long SLEEP_NANOS_MAX = TimeUnit.SECONDS.toNanos(60);

  private final Client client;
  private final ConnectionKeeper keeper;
  private final List<TopicHandler> handlers;
  private final TopicOwners owners;
  private final MqttPort port;
  private final MomentSource moments;
  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Thread thread;
  private final ConnectionKeeper.Line line = new PortLine();
  private volatile boolean closing;
  private volatile boolean connected;
  private String offline = "";
  private @Nullable String session;
  private int connects;

  private sealed interface Signal {
    record FromPort(PortEvent event) implements Signal {}

    record Wake() implements Signal {}

    record Say(Message message) implements Signal {}

    /** Found by a probe during the connection with this number. */
    record FirstIsBack(int during) implements Signal {}
  }

  /**
   * Whose connection it is.
   *
   * @param thread name of its thread
   * @param id client id on a broker without TLS, without a dot: an Artemis cluster does not deliver
   *     messages from another node to a client whose id contains a dot. With TLS the certificate's
   *     name replaces it
   * @param lastWord the will of a session, which is also published before a regular end
   */
  public record Client(String thread, String id, Function<String, Message> lastWord) {
    /** A board, whose will is its death. */
    public static Client board(Topics topics) {
      return new Client(
          "delivery",
          "motcua-" + topics.centre() + "-" + topics.board(),
          session -> Message.json(topics.state(), new BoardState.Dead(session).toJson(), true));
    }
  }

  /**
   * A board's connection, ready to {@link #start}.
   *
   * @throws IllegalArgumentException when two handlers claim the same topic
   */
  public BrokerLink(
      Topics topics,
      ConnectionKeeper keeper,
      List<TopicHandler> handlers,
      MqttPort.Opener opener,
      MomentSource moments) {
    this(Client.board(topics), keeper, handlers, opener, moments);
  }

  /**
   * Ready to {@link #start}.
   *
   * @throws IllegalArgumentException when two handlers claim the same topic
   */
  public BrokerLink(
      Client client,
      ConnectionKeeper keeper,
      List<TopicHandler> handlers,
      MqttPort.Opener opener,
      MomentSource moments) {
    this.client = client;
    this.keeper = keeper;
    this.handlers = List.copyOf(handlers);
    this.moments = moments;
    this.owners = new TopicOwners(keeper.topics(), this.handlers);
    this.port = opener.open(this::enqueue);
    this.thread = Thread.ofPlatform().name(client.thread()).daemon().unstarted(this::run);
  }

  /** Starts the thread; once. */
  public void start() {
    thread.start();
  }

  /** Tells the keeper that there is more to send. */
  public void wake() {
    if (woken.compareAndSet(false, true)) {
      signals.add(new Signal.Wake());
    }
  }

  /**
   * Publishes a message when there is a connection; otherwise it is dropped, and whoever waits for
   * it asks again.
   */
  public void say(Message message) {
    if (signals.size() < MESSAGES_MAX) {
      signals.add(new Signal.Say(message));
    }
  }

  /** Whether a connection is in use. */
  public boolean connected() {
    return connected;
  }

  /** Begins what {@link #close} does and does not wait for it. */
  public void leave() {
    closing = true;
    signals.add(new Signal.Wake());
  }

  /** Publishes the last word and ends the thread; does nothing when it was never started. */
  @Override
  public void close() {
    leave();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(CLOSE_TIMEOUT)) {
        LOG.log(
            System.Logger.Level.WARNING, "{0} did not end in {1}", client.thread(), CLOSE_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Called on the port's threads. Acknowledgements are cumulative, so one too many can be dropped.
   */
  private void enqueue(PortEvent event) {
    if (event instanceof PortEvent.Arrived && signals.size() >= MESSAGES_MAX) {
      return;
    }
    signals.add(new Signal.FromPort(event));
  }

  private void run() {
    long wakeAt = Long.MIN_VALUE;
    while (!closing) {
      long now = moments.now().monotonicNanos();
      boolean due = now >= wakeAt;
      List<Signal> taken = gather(due ? 0 : Math.min(wakeAt - now, SLEEP_NANOS_MAX));
      if (due) {
        wakeAt = surely(() -> keeper.tick(nanos(), line));
      }
      for (Signal signal : taken) {
        wakeAt = take(signal, wakeAt);
      }
      keeper.caughtUp();
    }
    if (session != null) {
      // Not every broker sends the will on DISCONNECT with reason 04h, so we publish the death
      // ourselves.
      port.publish(client.lastWord().apply(session), ConnectionKeeper.ASIDE);
    }
    port.disconnect();
  }

  private long nanos() {
    return moments.now().monotonicNanos();
  }

  private List<Signal> gather(long waitNanos) {
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
    return taken;
  }

  /** Returns when the keeper is due; unchanged for events that it does not receive. */
  private long take(Signal signal, long wakeAt) {
    return switch (signal) {
      case Signal.Wake _ -> {
        woken.set(false);
        yield surely(() -> keeper.woken(nanos(), line));
      }
      case Signal.Say(Message message) -> {
        if (connected) {
          port.publish(message, ConnectionKeeper.ASIDE);
        }
        yield wakeAt;
      }
      case Signal.FirstIsBack(int during) ->
          connected && during == connects
              ? surely(() -> keeper.firstIsBack(nanos(), line))
              : wakeAt;
      case Signal.FromPort(PortEvent.Arrived arrived) -> {
        port.confirm(arrived);
        TopicHandler owner = owners.of(arrived.message().topic());
        if (owner == null) {
          yield surely(() -> keeper.told(arrived, nanos(), line));
        }
        hand(owner, () -> owner.arrived(arrived.message()));
        yield wakeAt;
      }
      case Signal.FromPort(PortEvent.PublishRejected r) when r.token() == ConnectionKeeper.ASIDE ->
          wakeAt;
      case Signal.FromPort(PortEvent event) -> {
        note(event);
        yield surely(() -> keeper.told(event, nanos(), line));
      }
    };
  }

  private void note(PortEvent event) {
    switch (event) {
      case PortEvent.Connected _ -> offline = "";
      case PortEvent.ConnectFailed(String reason) -> lost(reason);
      case PortEvent.Disconnected(String reason) -> lost(reason);
      case PortEvent.Subscribed _,
          PortEvent.Arrived _,
          PortEvent.Published _,
          PortEvent.PublishRejected _ -> {
        // They do not concern the connection.
      }
    }
  }

  /** Reported once, however often it fails for the same reason. */
  private void lost(String reason) {
    connected = false;
    if (!reason.equals(offline)) {
      offline = reason;
      LOG.log(System.Logger.Level.WARNING, "the broker cannot be reached: {0}", reason);
    }
  }

  private static void hand(TopicHandler handler, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a handler of " + handler.topics() + " failed", e);
    }
  }

  private interface Step {
    long take();
  }

  /**
   * A journal that cannot be read or written now (a full or failing disk) must not end delivery for
   * good: the connection is closed and made again later, from the state of the journal at that
   * time.
   */
  private long surely(Step step) {
    try {
      return step.take();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, client.thread() + " failed and starts again", e);
      line.disconnect();
      return keeper.told(
          new PortEvent.Disconnected(client.thread() + " failed; the log has the cause"),
          nanos(),
          line);
    }
  }

  /** The keeper's access to the port. */
  private final class PortLine implements ConnectionKeeper.Line {
    @Override
    public void connect(String next) {
      session = next;
      connects++;
      port.connect(client.id(), client.lastWord().apply(next));
    }

    @Override
    public void use() {
      port.subscribe(owners.subscriptions());
      connected = true;
      handlers.forEach(each -> hand(each, () -> each.connected(BrokerLink.this::say)));
    }

    @Override
    public Publisher publisher() {
      return port;
    }

    @Override
    public void probe() {
      int during = connects;
      port.probe(() -> signals.add(new Signal.FirstIsBack(during)));
    }

    @Override
    public void move() {
      if (session != null) {
        port.publish(client.lastWord().apply(session), ConnectionKeeper.ASIDE);
      }
      disconnect();
    }

    @Override
    public void disconnect() {
      connected = false;
      port.disconnect();
    }
  }
}
