package vn.motcua.bridge.mqtt;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The MQTT topics of one board, all under {@code motcua/v1/<centre>/<board>/}.
 *
 * @param centre centre id, {@code [a-z0-9-]{1,40}}
 * @param board board id, {@code [a-z0-9-]{1,40}}
 */
public record Topics(String centre, String board) {
  /** What a case server subscribes to for the events of all boards. */
  public static final String ALL_EVENTS = "motcua/v1/+/+/events";

  /** What a case server subscribes to for births and deaths of all boards. */
  public static final String ALL_STATES = "motcua/v1/+/+/state";

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern TOPIC =
      Pattern.compile("motcua/v1/([a-z0-9-]{1,40})/([a-z0-9-]{1,40})/([a-z]{1,20})");

  /** Refuses a name that could be a wildcard, a level of its own, or unreadable. */
  public Topics {
    requireName("centre", centre);
    requireName("board", board);
  }

  private static void requireName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what + " id \"" + name + "\" must be 1 to 40 of a-z, 0-9 and '-'");
    }
  }

  /** Events of the board, QoS 1, in order. */
  public String events() {
    return under("events");
  }

  /** Birth (retained) and will of the board. */
  public String state() {
    return under("state");
  }

  /** Acknowledgements of the case server (retained). */
  public String ack() {
    return under("ack");
  }

  /** Commands to the board. */
  public String command() {
    return under("command");
  }

  /** The board's answers to commands. */
  public String reply() {
    return under("reply");
  }

  private String under(String leaf) {
    return "motcua/v1/" + centre + "/" + board + "/" + leaf;
  }

  /** The board and leaf a topic names, or null when it is none of ours. */
  public static @Nullable Address parse(String topic) {
    var match = TOPIC.matcher(topic);
    return match.matches()
        ? new Address(new Topics(match.group(1), match.group(2)), match.group(3))
        : null;
  }

  /**
   * A parsed topic.
   *
   * @param board whose it is
   * @param leaf such as {@code events}
   */
  public record Address(Topics board, String leaf) {}
}
