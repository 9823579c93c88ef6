package vn.motcua.bridge.journal;

import java.util.regex.Pattern;

/**
 * The board that a ledger belongs to.
 *
 * @param centre centre id, {@code [a-z0-9-]{1,40}}
 * @param board board id, {@code [a-z0-9-]{1,40}}
 */
public record Identity(String centre, String board) {
  public static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

  /** Refuses ids that could not be part of a topic. */
  public Identity {
    if (!ID.matcher(centre).matches() || !ID.matcher(board).matches()) {
      throw new IllegalArgumentException(
          "centre \"%s\" and board \"%s\" must be 1 to 40 of a-z, 0-9 and -"
              .formatted(centre, board));
    }
  }
}
