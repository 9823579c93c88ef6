package vn.motcua.bridge.broker;

import java.util.List;
import vn.motcua.bridge.mqtt.Topics;

/**
 * Who may do what on the broker, as Mosquitto's {@code acl_file}.
 *
 * <p>The user is the common name of the client's certificate: {@code <centre>.<board>} for a board
 * (neither id may hold a dot, so it is never ambiguous) and {@code inbox} for the case server. What
 * is not listed is forbidden. Stateless; any thread.
 */
public final class BrokerAcl {
  /** Common name of the case server's certificate. */
  public static final String INBOX = "inbox";

  private BrokerAcl() {}

  /** Common name of a board's certificate. */
  public static String userOf(Topics board) {
    return board.centre() + "." + board.board();
  }

  /** The whole file for these boards. */
  public static String text(List<Topics> boards) {
    StringBuilder text = new StringBuilder();
    text.append("user ").append(INBOX).append('\n');
    text.append("topic read ").append(Topics.ALL_EVENTS).append('\n');
    text.append("topic read ").append(Topics.ALL_STATES).append('\n');
    text.append("topic write motcua/v1/+/+/ack\n");
    text.append("topic write motcua/v1/+/+/command\n");
    text.append("topic read motcua/v1/+/+/reply\n");
    for (Topics board : boards) {
      text.append("\nuser ").append(userOf(board)).append('\n');
      text.append("topic write ").append(board.events()).append('\n');
      text.append("topic readwrite ").append(board.state()).append('\n');
      text.append("topic read ").append(board.ack()).append('\n');
      text.append("topic read ").append(board.command()).append('\n');
      text.append("topic write ").append(board.reply()).append('\n');
      text.append("topic read motcua/v1/").append(board.centre()).append("/catalogue\n");
      text.append("topic read motcua/v1/").append(board.centre()).append("/queue\n");
    }
    return text.toString();
  }
}
