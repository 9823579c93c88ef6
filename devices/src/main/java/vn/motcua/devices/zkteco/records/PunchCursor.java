package vn.motcua.devices.zkteco.records;

import java.util.List;

/**
 * Records by content how far a terminal's log has been taken over: a log has no row numbers, may be
 * cleared, and loses its oldest rows when it is full. Kept by the caller, in the same transaction
 * as the punches.
 *
 * @param count rows taken over
 * @param digest SHA-256 over those rows, hex; empty when none
 * @param tail digests of the last of them, the newest last, at most {@link #TAIL_ROWS}
 */
public record PunchCursor(int count, String digest, List<String> tail) {

  /** Rows that must recur in order for a shortened log to be recognised. */
  public static final int TAIL_ROWS = 16;

  /** Nothing has been taken over. */
  public static final PunchCursor START = new PunchCursor(0, "", List.of());

  public PunchCursor {
    tail = List.copyOf(tail);
  }

  /** One line of text to keep. */
  public String text() {
    return count + " " + (digest.isEmpty() ? "-" : digest) + " " + String.join(",", tail);
  }

  /**
   * Reads {@link #text} back.
   *
   * @throws IllegalArgumentException when it is damaged
   */
  public static PunchCursor parse(String text) {
    String[] parts = text.split(" ", -1);
    try {
      List<String> tail = parts[2].isEmpty() ? List.of() : List.of(parts[2].split(","));
      return new PunchCursor(
          Integer.parseInt(parts[0]), parts[1].equals("-") ? "" : parts[1], tail);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("a damaged cursor of a terminal: " + text, e);
    }
  }
}
