package vn.motcua.bridge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash chain: each event carries the hash of the one before it.
 *
 * <p>Canonical bytes, from which anyone can recompute a hash with what is in the MQTT message:
 *
 * <pre>
 *   "motcua.chain.v1" | centre | board | epoch | sequence | type | wall | bootid | monotonic | clock
 *                     | prevhash | data
 *   each field: 4 bytes length, big-endian, then its UTF-8 bytes;
 *   numbers in decimal, wall as ISO-8601 with 'Z' as {@code Instant.toString} writes it
 * </pre>
 *
 * Stateless; any thread.
 */
public final class Chain {
  /** What the first event of an epoch carries as the hash before it. */
  public static final String GENESIS = "0".repeat(64);

  private static final String DOMAIN = "motcua.chain.v1";

  private Chain() {}

  /** Makes the event that follows {@code previousHash} in its chain. */
  public static Event link(
      String centre,
      String board,
      String epoch,
      long sequence,
      String type,
      Moment at,
      String data,
      String previousHash) {
    String hash = hash(centre, board, epoch, sequence, type, at, data, previousHash);
    return new Event(centre, board, epoch, sequence, type, at, data, previousHash, hash);
  }

  /** Whether the event's own hash is the hash of its content. */
  public static boolean isIntact(Event e) {
    return e.hash()
        .equals(
            hash(
                e.centre(),
                e.board(),
                e.epoch(),
                e.sequence(),
                e.type(),
                e.at(),
                e.data(),
                e.previousHash()));
  }

  private static String hash(
      String centre,
      String board,
      String epoch,
      long sequence,
      String type,
      Moment at,
      String data,
      String previousHash) {
    byte[] bytes =
        canonical(
            DOMAIN,
            centre,
            board,
            epoch,
            Long.toString(sequence),
            type,
            WallTime.text(at.wall()),
            at.bootId(),
            Long.toString(at.monotonicNanos()),
            at.clock().name(),
            previousHash,
            data);
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static byte[] canonical(String... fields) {
    byte[][] utf8 = new byte[fields.length][];
    int length = fields.length * Integer.BYTES;
    for (int i = 0; i < fields.length; i++) {
      utf8[i] = fields[i].getBytes(StandardCharsets.UTF_8);
      length += utf8[i].length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    for (byte[] field : utf8) {
      bytes.putInt(field.length).put(field);
    }
    return bytes.array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
