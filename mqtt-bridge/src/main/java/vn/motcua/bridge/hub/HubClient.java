package vn.motcua.bridge.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * A board's side of the centre's queue, on the board's own connection: it hears the hub's answers
 * to this board, what the hub tells all, and claims of any board, which each board answers.
 *
 * <p>What is said without a connection is dropped. {@link #ask} to {@link #term} may be called from
 * any thread and never wait.
 */
public final class HubClient implements TopicHandler {
  private final Topics own;
  private final HubTopics topics;
  private final boolean candidate;
  private final HubListener listener;
  private volatile @Nullable Consumer<Message> out;

  /**
   * For one connection.
   *
   * @param own this board
   * @param candidate whether this board may become the hub, and so hears what others answer to
   *     claims
   */
  public HubClient(Topics own, boolean candidate, HubListener listener) {
    this.own = own;
    this.topics = new HubTopics(own.centre());
    this.candidate = candidate;
    this.listener = listener;
  }

  @Override
  public List<String> topics() {
    List<String> heard = new ArrayList<>();
    heard.add(topics.topic(HubChannel.ANSWER, own.board()));
    for (HubChannel channel : HubChannel.values()) {
      if (channel.owner() == HubChannel.Owner.HUB) {
        heard.add(topics.filter(channel));
      }
    }
    heard.add(topics.filter(HubChannel.CLAIM));
    if (candidate) {
      heard.add(topics.filter(HubChannel.TERM));
    }
    return heard;
  }

  @Override
  public void connected(Consumer<Message> publisher) {
    out = publisher;
  }

  @Override
  public void arrived(Message packet) {
    topics.hand(packet, listener);
  }

  /** Asks the hub; the answer comes within 2 s or never. */
  public void ask(String payload) {
    say(HubChannel.ASK, payload);
  }

  /** Tells the hub what this board's own events have changed. */
  public void told(String payload) {
    say(HubChannel.TOLD, payload);
  }

  /** Asks all boards for the highest term they know. */
  public void claim(String payload) {
    say(HubChannel.CLAIM, payload);
  }

  /** Answers a claim. */
  public void term(String payload) {
    say(HubChannel.TERM, payload);
  }

  private void say(HubChannel channel, String payload) {
    Message packet = topics.pack(new HubMessage(channel, own.board(), payload, channel.retained()));
    Consumer<Message> now = out;
    if (now != null) {
      now.accept(packet);
    }
  }
}
