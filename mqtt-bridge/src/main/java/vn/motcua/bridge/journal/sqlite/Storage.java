package vn.motcua.bridge.journal.sqlite;

/**
 * The storage of a ledger's file.
 *
 * @param card identifies the physical card and board (such as the card's CID and the board's serial
 *     number); when the file has another value, it was copied here, and a new epoch begins. Empty:
 *     unknown, not compared
 * @param fileBytesMax largest size of the ledger's file; at which the journal is full
 */
public record Storage(String card, long fileBytesMax) {
  /** Enough for ten years of the busiest board. */
  public static final long FILE_BYTES_MAX = 4L << 30;

  /** Unknown card, default size. */
  public static Storage usual() {
    return new Storage("", FILE_BYTES_MAX);
  }

  /** Known card, default size. */
  public static Storage onCard(String card) {
    return new Storage(card, FILE_BYTES_MAX);
  }
}
