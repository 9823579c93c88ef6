package vn.motcua.bridge;

/**
 * One event of the ledger with its place in the board's hash chain.
 *
 * @param centre centre id, {@code [a-z0-9-]{1,40}}
 * @param board board id, {@code [a-z0-9-]{1,40}}
 * @param epoch 16 hex digits; a restored or replaced card begins a new one
 * @param sequence 1, 2, 3 … without a gap within the epoch
 * @param type CloudEvents type, {@code vn.motcua.<noun>.<past participle>.v1}
 * @param at when it happened on the board
 * @param data the JSON object as text, exactly as stored and hashed; never re-serialised. When it
 *     was erased or withheld, its replacement, see {@link Event#isStandIn}, or empty when a program
 *     before version 2 of the chain withheld it
 * @param previousHash hash of the event before it, 64 hex digits; 64 zeros for the first of an
 *     epoch
 * @param hash SHA-256 over the canonical bytes (see {@code Chain}), 64 hex digits
 */
public record Event(
    String centre,
    String board,
    String epoch,
    long sequence,
    String type,
    Moment at,
    String data,
    String previousHash,
    String hash) {

  static final String STAND_IN = "sha256:";

  private static final int STAND_IN_LENGTH = STAND_IN.length() + 64;

  /** Whether this is not data but its replacement, {@code sha256:<64 hex digits>}. */
  public static boolean isStandIn(String data) {
    return data.length() == STAND_IN_LENGTH && data.startsWith(STAND_IN);
  }

  /** CloudEvents id: {@code <epoch>-<sequence>}. */
  public String id() {
    return epoch + "-" + sequence;
  }

  /** Whether its data is present; otherwise it was erased or withheld. */
  public boolean hasData() {
    return !data.isEmpty() && !isStandIn(data);
  }

  /** The same event with other data; its hash stays as it is. */
  Event withData(String other) {
    return new Event(centre, board, epoch, sequence, type, at, other, previousHash, hash);
  }

  /** CloudEvents source: {@code /<centre>/<board>}. */
  public String source() {
    return "/" + centre + "/" + board;
  }
}
