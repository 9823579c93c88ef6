package vn.motcua.bridge.conform;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** The board's side of the connection, controlled by a script. One thread. */
final class PlayedBoard implements AutoCloseable {
  private static final int UNREAD_CHARS_MAX = 100;

  private final Topics topics;
  private final MqttPort.Opener opener;
  private final RandomGenerator random;
  private final Duration patience;
  private final Collection<Topics> played;
  private final LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
  private final MqttPort port;
  private final Deque<PortEvent> aside = new ArrayDeque<>();
  private long token;
  private int inFlight;
  private int inFlightMax = 1;
  private int offered = 1;
  private @Nullable String unread;

  /**
   * A board that is not connected.
   *
   * @param played gets its name, since what it publishes may be retained
   */
  PlayedBoard(
      Topics topics,
      MqttPort.Opener opener,
      RandomGenerator random,
      Duration patience,
      Collection<Topics> played) {
    this.topics = topics;
    this.opener = opener;
    this.random = random;
    this.patience = patience;
    this.played = played;
    this.port = opener.open(told::add);
    played.add(topics);
  }

  /** A second board of the same run. */
  PlayedBoard another(Topics other) {
    return new PlayedBoard(other, opener, random, patience, played);
  }

  Topics topics() {
    return topics;
  }

  /** Connects and subscribes to its acknowledgements. */
  void connect() throws Failed, InterruptedException {
    told.clear();
    aside.clear();
    inFlight = 0;
    port.connect("motcua-" + topics.centre() + "-" + topics.board(), null);
    PortEvent first = told.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (!(first instanceof PortEvent.Connected connected)) {
      throw new Failed("the broker did not take the connection: " + reason(first));
    }
    inFlightMax = Math.max(1, connected.receiveMaximum() - 1);
    port.subscribe(List.of(topics.ack()));
  }

  private String reason(@Nullable PortEvent first) {
    return switch (first) {
      case PortEvent.ConnectFailed(String why) -> why;
      case PortEvent.Disconnected(String why) -> why;
      case null -> "no answer within " + patience.toSeconds() + " s";
      default -> "it answered with something else";
    };
  }

  void disconnect() {
    port.disconnect();
  }

  /** Publishes a birth, which asks what the case server holds. */
  void bear(PlayedChain chain) throws Failed, InterruptedException {
    String session = HexFormat.of().toHexDigits(random.nextLong());
    var born = new BoardState.Born(session, chain.epoch(), 1);
    publish(Message.json(topics.state(), born.toJson(), true));
  }

  void send(Event event) throws Failed, InterruptedException {
    publish(CloudEventCodec.encode(event));
  }

  /** Waits for PUBACKs while the broker accepts no more; other events are kept meanwhile. */
  void publish(Message message) throws Failed, InterruptedException {
    while (inFlight >= inFlightMax) {
      puback();
    }
    inFlight++;
    port.publish(message, ++token);
  }

  private void puback() throws Failed, InterruptedException {
    PortEvent event = told.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (event == null) {
      throw new Failed("no PUBACK within " + patience.toSeconds() + " s");
    }
    if (event instanceof PortEvent.Disconnected gone) {
      throw new Failed("the broker ended the connection: " + gone.reason());
    }
    if (!isPuback(event)) {
      aside.addLast(event);
    }
  }

  /** Handles the event if it is a PUBACK. */
  private boolean isPuback(PortEvent event) {
    if (event instanceof PortEvent.Published || event instanceof PortEvent.PublishRejected) {
      inFlight--;
      return true;
    }
    return false;
  }

  private @Nullable PortEvent next(long nanos) throws InterruptedException {
    return aside.isEmpty() ? told.poll(nanos, TimeUnit.NANOSECONDS) : aside.removeFirst();
  }

  /** How many events the case server accepts in one message, as it last said. */
  int offered() {
    return offered;
  }

  /** The next acknowledgement, null when none comes in time. */
  @Nullable Ack hear(Duration within) throws Failed, InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    for (long left = within.toNanos(); left > 0; left = end - System.nanoTime()) {
      switch (next(left)) {
        case PortEvent.Arrived arrived -> {
          port.confirm(arrived);
          String payload = arrived.message().payload();
          Ack ack = Ack.parse(payload);
          if (ack == null) {
            unread = payload.substring(0, Math.min(payload.length(), UNREAD_CHARS_MAX));
          } else {
            offered = ack.batch() == null ? 1 : ack.batch();
            return ack;
          }
        }
        case PortEvent.Disconnected gone ->
            throw new Failed("the broker ended the connection: " + gone.reason());
        case PortEvent event when isPuback(event) -> {
          // A PUBACK says only that the broker has the message.
        }
        case null, default -> {}
      }
    }
    return null;
  }

  /** Waits for this acknowledgement; each one before it must be allowed. */
  void await(Ack wanted, Predicate<Ack> allowed) throws Failed, InterruptedException {
    awaitAny(ack -> PlayedChain.same(ack, wanted), allowed);
  }

  /** Waits for such an acknowledgement; each one before it must be allowed. */
  void awaitAny(Predicate<Ack> wanted, Predicate<Ack> allowed) throws Failed, InterruptedException {
    Ack last = null;
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toNanos(); left > 0; left = end - System.nanoTime()) {
      Ack ack = hear(Duration.ofNanos(left));
      if (ack == null) {
        break;
      }
      last = ack;
      if (wanted.test(ack)) {
        return;
      }
      require(ack, allowed);
    }
    throw missed(last);
  }

  private Failed missed(@Nullable Ack last) {
    String within = " within " + patience.toSeconds() + " s";
    if (last != null) {
      return new Failed("the last answer" + within + " was " + last.toJson());
    }
    return new Failed(
        unread == null
            ? "no answer" + within
            : "no answer that a board can read" + within + ", only " + unread);
  }

  /** Takes a board's retained birth and the retained answer to it off the broker. */
  void forget(Topics board) throws Failed, InterruptedException {
    publish(Message.json(board.state(), "", true));
    publish(Message.json(board.ack(), "", true));
  }

  /** Waits until the broker has taken everything that was published. */
  void settle() throws Failed, InterruptedException {
    while (inFlight > 0) {
      puback();
    }
  }

  /** Listens for a while; each acknowledgement must be allowed. */
  void watch(Duration quiet, Predicate<Ack> allowed) throws Failed, InterruptedException {
    for (Ack ack = hear(quiet); ack != null; ack = hear(quiet)) {
      require(ack, allowed);
    }
  }

  private static void require(Ack ack, Predicate<Ack> allowed) throws Failed {
    if (!allowed.test(ack)) {
      throw new Failed("it said " + ack.toJson());
    }
  }

  @Override
  public void close() {
    port.disconnect();
  }

  /** The case server, or the broker, did not behave as expected. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String seen) {
      super(seen);
    }
  }
}
