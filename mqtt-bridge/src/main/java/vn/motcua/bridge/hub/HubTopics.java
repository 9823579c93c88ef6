package vn.motcua.bridge.hub;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * The topics of a centre's queue, below {@code motcua/v1/<centre>/}: {@code <board>/ask} for what a
 * board publishes, {@code hub/feed} for what the hub publishes, and {@code hub/answer/<board>}.
 *
 * @param centre centre id, {@code [a-z0-9-]{1,40}}
 */
public record HubTopics(String centre) {
  private static final System.Logger LOG = System.getLogger(HubTopics.class.getName());
  private static final Map<String, HubChannel> BY_LEAF =
      Arrays.stream(HubChannel.values())
          .collect(Collectors.toUnmodifiableMap(HubChannel::leaf, Function.identity()));
  private static final String ANSWER = HubChannel.ANSWER.leaf() + "/";

  /** Refuses a name that could be a wildcard or contain a topic level. */
  public HubTopics {
    if (!Topics.isName(centre)) {
      throw new IllegalArgumentException("not a centre: " + centre);
    }
  }

  /** Common name of the certificate with which the hub connects, and its client id. */
  public static String client(String centre) {
    return centre + "." + HubMessage.HUB;
  }

  /**
   * A topic.
   *
   * @param board whose it is; without meaning for what the hub tells all
   * @throws IllegalArgumentException for what is not the name of a board
   */
  public String topic(HubChannel channel, String board) {
    if (channel.owner() != HubChannel.Owner.HUB && !isBoard(board)) {
      throw new IllegalArgumentException("not a board: " + board);
    }
    return path(channel, board);
  }

  /** The topic, or the filter for the topics of all boards. */
  public String filter(HubChannel channel) {
    return path(channel, "+");
  }

  /**
   * The topic of any centre and board, with the parameters {@code {centre}} and {@code {board}}.
   */
  public static String address(HubChannel channel) {
    return path("{centre}", channel, "{board}");
  }

  private String path(HubChannel channel, String board) {
    return path(centre, channel, board);
  }

  private static String path(String centre, HubChannel channel, String board) {
    String root = "motcua/v1/" + centre + "/";
    return switch (channel.owner()) {
      case BOARD -> root + board + "/" + channel.leaf();
      case HUB -> root + HubMessage.HUB + "/" + channel.leaf();
      case HUB_TO_ONE -> root + HubMessage.HUB + "/" + channel.leaf() + "/" + board;
    };
  }

  /**
   * The packet for a message.
   *
   * @throws IllegalArgumentException when the payload is larger than its channel takes: whoever
   *     makes it has to cut it into pages
   */
  public Message pack(HubMessage message) {
    HubChannel channel = message.channel();
    if (isTooLarge(message.payload(), channel)) {
      throw new IllegalArgumentException(
          "a payload of " + channel + " has at most " + channel.bytesMax() + " bytes");
    }
    return Message.json(topic(channel, message.board()), message.payload(), message.retained())
        .handled(channel.handling());
  }

  /**
   * What a packet says; null when it is no message of this centre's queue, or too large for its
   * channel.
   */
  public @Nullable HubMessage read(Message packet) {
    String root = "motcua/v1/" + centre + "/";
    if (!packet.topic().startsWith(root)) {
      return null;
    }
    int end = packet.topic().indexOf('/', root.length());
    if (end < 0) {
      return null;
    }
    String owner = packet.topic().substring(root.length(), end);
    String rest = packet.topic().substring(end + 1);
    boolean isHubs = owner.equals(HubMessage.HUB);
    boolean isAnswer = isHubs && rest.startsWith(ANSWER);
    HubChannel channel = isAnswer ? HubChannel.ANSWER : BY_LEAF.get(rest);
    String board = isAnswer ? rest.substring(ANSWER.length()) : owner;
    if (channel == null
        || isHubs != (channel.owner() != HubChannel.Owner.BOARD)
        || isAnswer != (channel.owner() == HubChannel.Owner.HUB_TO_ONE)
        || !(isBoard(board) || (isHubs && !isAnswer))
        || isTooLarge(packet.payload(), channel)) {
      return null;
    }
    return new HubMessage(channel, board, packet.payload(), packet.retained());
  }

  /** Hands on what a packet says; one that is no message is left aside with a line in the log. */
  void hand(Message packet, HubListener listener) {
    HubMessage message = read(packet);
    if (message == null) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0}: {1} characters are not a message of the queue and are left aside",
          packet.topic(),
          packet.payload().length());
      return;
    }
    listener.heard(message);
  }

  private static boolean isBoard(String name) {
    return Topics.isName(name) && !name.equals(HubMessage.HUB);
  }

  private static boolean isTooLarge(String payload, HubChannel channel) {
    return payload.length() > channel.bytesMax()
        || (payload.length() > channel.bytesMax() / 3 // no char has more than three bytes
            && payload.getBytes(StandardCharsets.UTF_8).length > channel.bytesMax());
  }
}
