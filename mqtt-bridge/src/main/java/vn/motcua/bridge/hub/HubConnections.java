package vn.motcua.bridge.hub;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import vn.motcua.bridge.MomentSource;
import vn.motcua.bridge.link.BrokerLink;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.wire.Message;

/**
 * The hub's connections, one to each broker of the centre, with the hub's own certificate: opened
 * only by the board that is the hub, as long as it is.
 *
 * <p>What is said goes to all brokers that are connected now. The newest feed and beat are kept and
 * said again wherever a connection begins, so a broker that has lost what it retained has them
 * back; and so is {@code hub/tell}, because what boards told meanwhile is lost. Each broker has a
 * thread of its own, so one that is out of reach delays nothing at the others. All methods may be
 * called from any thread; only {@link #close} waits.
 */
public final class HubConnections implements AutoCloseable {
  private final HubTopics topics;
  private final List<MqttPort.Opener> brokers;
  private final HubListener listener;
  private final MomentSource moments;
  private final RandomGenerator random;
  private final Map<HubChannel, Message> newest = new EnumMap<>(HubChannel.class);
  private List<BrokerLink> links = List.of();

  /**
   * Connects nowhere yet.
   *
   * @param brokers one for each broker of the centre, with the hub's certificate
   * @param listener hears what boards say: asks, told visits, claims, terms, births and deaths; and
   *     beats, of which one with a higher term is another hub's. Called on the thread of a broker,
   *     several at a time
   * @param random safe for several threads
   */
  public HubConnections(
      String centre,
      List<MqttPort.Opener> brokers,
      HubListener listener,
      MomentSource moments,
      RandomGenerator random) {
    this.topics = new HubTopics(centre);
    this.brokers = List.copyOf(brokers);
    this.listener = listener;
    this.moments = moments;
    this.random = random;
  }

  /**
   * Begins to connect.
   *
   * @param lastBeat says on {@link HubChannel#BEAT} that this hub has gone: its will at each
   *     broker, and its last word there when it leaves. It names the term, so that it says nothing
   *     about a hub with a later one
   * @throws IllegalStateException when they are open
   */
  public synchronized void open(String lastBeat) {
    if (!links.isEmpty()) {
      throw new IllegalStateException("the hub is connected already");
    }
    newest.clear();
    HubMessage gone = new HubMessage(HubChannel.BEAT, HubMessage.HUB, lastBeat, true);
    Message lastWord = topics.pack(gone).handled(Message.Handling.LASTING);
    links =
        IntStream.range(0, brokers.size())
            .mapToObj(i ->
                new BrokerLink(
                    new BrokerLink.Client(
                        "hub-" + (i + 1), "motcua-" + topics.centre() + "-hub", _ -> lastWord),
                    new HubKeeper(random),
                    List.of(new Hearing()),
                    brokers.get(i),
                    moments))
            .toList();
    links.forEach(BrokerLink::start);
  }

  /** Says the last word and leaves all brokers, without waiting for it. */
  public synchronized void leave() {
    links.forEach(BrokerLink::leave);
    links = List.of();
  }

  /** {@link #leave}, and waits until all have been left, 10 s for each broker at most. */
  @Override
  public void close() {
    List<BrokerLink> open;
    synchronized (this) {
      open = links;
    }
    leave();
    open.forEach(BrokerLink::close);
  }

  /** At how many brokers it is connected now. */
  public synchronized int connected() {
    return (int) links.stream().filter(BrokerLink::connected).count();
  }

  /** Answers a board. */
  public void answer(String board, String payload) {
    say(new HubMessage(HubChannel.ANSWER, board, payload, false));
  }

  /** Asks all boards for their visits of today. */
  public void tell(String payload) {
    toAll(HubChannel.TELL, payload);
  }

  /** The whole queue. */
  public void feed(String payload) {
    toAll(HubChannel.FEED, payload);
  }

  /** What has changed since. */
  public void change(String payload) {
    toAll(HubChannel.CHANGE, payload);
  }

  /** This hub lives. */
  public void beat(String payload) {
    toAll(HubChannel.BEAT, payload);
  }

  private void toAll(HubChannel channel, String payload) {
    say(new HubMessage(channel, HubMessage.HUB, payload, channel.retained()));
  }

  private synchronized void say(HubMessage message) {
    Message packet = topics.pack(message);
    if (links.isEmpty()) {
      return;
    }
    if (message.retained() || message.channel() == HubChannel.TELL) {
      newest.put(message.channel(), packet);
    }
    links.forEach(link -> link.say(packet));
  }

  private synchronized List<Message> newest() {
    return List.copyOf(newest.values());
  }

  /** What the hub hears at one broker. */
  private final class Hearing implements TopicHandler {
    @Override
    public List<String> topics() {
      return List.of(
          topics.filter(HubChannel.ASK),
          topics.filter(HubChannel.TOLD),
          topics.filter(HubChannel.CLAIM),
          topics.filter(HubChannel.TERM),
          topics.filter(HubChannel.STATE),
          topics.filter(HubChannel.BEAT));
    }

    @Override
    public void connected(Consumer<Message> out) {
      newest().forEach(out);
    }

    @Override
    public void arrived(Message packet) {
      topics.hand(packet, listener);
    }
  }
}
