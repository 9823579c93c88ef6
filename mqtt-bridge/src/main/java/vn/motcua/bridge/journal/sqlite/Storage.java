package vn.motcua.bridge.journal.sqlite;

/**
 * What a ledger's file is kept on.
 *
 * @param card names the physical card and board (such as the card's CID and the board's serial);
 *     when the file says another, it was copied here, and a new epoch begins. Empty: unknown, not
 *     compared
 * @param fileBytesMax largest size of the ledger's file; beyond it the journal is full
 */
public record Storage(String card, long fileBytesMax) {
  /** Ten years of the busiest board. */
  public static final long FILE_BYTES_MAX = 4L << 30;

  /** Unknown card, the usual size. */
  public static Storage usual() {
    return new Storage("", FILE_BYTES_MAX);
  }

  /** A known card, the usual size. */
  public static Storage onCard(String card) {
    return new Storage(card, FILE_BYTES_MAX);
  }
}
