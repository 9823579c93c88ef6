package vn.motcua.bridge.wire;

import org.jspecify.annotations.Nullable;

/**
 * The MQTT topics of one board, all under {@code motcua/v1/<centre>/<board>/}.
 *
 * @param centre centre id, {@code [a-z0-9-]{1,40}}
 * @param board board id, {@code [a-z0-9-]{1,40}}
 */
public record Topics(String centre, String board) {
  /** The case server's subscription for the events of all boards. */
  public static final String ALL_EVENTS = "motcua/v1/+/+/events";

  /** The case server's subscription for births and deaths of all boards. */
  public static final String ALL_STATES = "motcua/v1/+/+/state";

  private static final String ROOT = "motcua/v1/";
  private static final int LEAF_LENGTH_MAX = 20;

  /** Refuses a name that could be a wildcard or contain a topic level. */
  public Topics {
    requireName("centre", centre);
    requireName("board", board);
  }

  private static void requireName(String what, String name) {
    if (!IdentifierShapes.isName(name)) {
      throw new IllegalArgumentException(
          what + " id \"" + name + "\" must be 1 to 40 of a-z, 0-9 and '-'");
    }
  }

  /** Whether it may be the id of a centre or a board. */
  public static boolean isName(String text) {
    return IdentifierShapes.isName(text);
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

  /**
   * The accounts of the centre, with the hashes of passwords, from the board that owns them to this
   * board. Never retained.
   */
  public String accounts() {
    return under("accounts");
  }

  /**
   * Which accounts this board holds, without any hash of a password, to the board that owns them.
   */
  public String accountsHeld() {
    return under("accountsheld");
  }

  /**
   * A part of the centre's catalogue, retained: {@code public}, or {@code staff} with the names of
   * people. Only the site publishes it.
   */
  public static String catalogue(String centre, String part) {
    requireName("centre", centre);
    return ROOT + centre + "/catalogue/" + part;
  }

  /**
   * The board's name on the broker: client id and common name of its certificate. Neither id
   * contains a dot, so the name is unambiguous.
   */
  public String client() {
    return centre + "." + board;
  }

  private String under(String leaf) {
    return ROOT + centre + "/" + board + "/" + leaf;
  }

  /** The board and leaf of a topic, or null when it is not one of ours. */
  public static @Nullable Address parse(String topic) {
    int board = topic.indexOf('/', ROOT.length()) + 1;
    int leaf = topic.indexOf('/', board) + 1;
    if (!topic.startsWith(ROOT) || board == 0 || leaf == 0) {
      return null;
    }
    String centreName = topic.substring(ROOT.length(), board - 1);
    String boardName = topic.substring(board, leaf - 1);
    String leafName = topic.substring(leaf);
    return IdentifierShapes.isName(centreName)
            && IdentifierShapes.isName(boardName)
            && isLeaf(leafName)
        ? new Address(new Topics(centreName, boardName), leafName)
        : null;
  }

  private static boolean isLeaf(String text) {
    return !text.isEmpty()
        && text.length() <= LEAF_LENGTH_MAX
        && text.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  /**
   * A parsed topic.
   *
   * @param board the board
   * @param leaf such as {@code events}
   */
  public record Address(Topics board, String leaf) {}
}
