package vn.motcua.bridge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain: each event carries the hash of the one before it.
 *
 * <p>Canonical bytes, from which anyone can recompute a hash with the content of the MQTT message:
 *
 * <pre>
 *   "motcua.chain.v2" | centre | board | epoch | sequence | type | wall | bootid | monotonic | clock
 *                     | prevhash | datahash
 *   each field: 4 bytes length, big-endian, then its UTF-8 bytes;
 *   numbers in decimal, wall as ISO-8601 with 'Z' as {@code Instant.toString} writes it;
 *   datahash is the SHA-256 of the data's UTF-8 bytes, as 64 hex digits
 * </pre>
 *
 * Since the hash covers the hash of the data and not the data, an event whose data is gone, because
 * it was erased or could not be sent, can still be proven: its data is replaced by {@code
 * sha256:<datahash>}, which cannot be confused with a JSON object.
 *
 * <p>Events of earlier versions have {@code "motcua.chain.v1"}, with the data itself as the last
 * field. They stay valid; the different first fields prevent confusion of the two versions.
 *
 * <p>Stateless; any thread.
 */
public final class Chain {
  /** The previous hash of the first event of an epoch. */
  public static final String GENESIS = "0".repeat(64);

  private static final String V1 = "motcua.chain.v1";
  private static final String V2 = "motcua.chain.v2";

  private Chain() {}

  /**
   * Makes the event that follows {@code previousHash} in its chain.
   *
   * @param data the JSON object, or its replacement, see {@link Event#isStandIn}
   */
  public static Event link(
      String centre,
      String board,
      String epoch,
      long sequence,
      String type,
      Moment at,
      String data,
      String previousHash) {
    Event open = new Event(centre, board, epoch, sequence, type, at, data, previousHash, GENESIS);
    MessageDigest sha256 = sha256();
    String hash = hash(sha256, V2, open, hashOfData(sha256, data));
    return new Event(centre, board, epoch, sequence, type, at, data, previousHash, hash);
  }

  /**
   * Whether the event's hash matches its content, by either formula. For an event without data the
   * hash of its data must be known; an event that an earlier version withheld cannot be proven, and
   * is not intact.
   */
  public static boolean isIntact(Event e) {
    return dataHash(e) != null || isIntactV1(e);
  }

  /**
   * The hash of the event's data, 64 hex digits, when the event is intact by version 2; null
   * otherwise.
   */
  public static @Nullable String dataHash(Event e) {
    if (e.data().isEmpty()) {
      return null;
    }
    MessageDigest sha256 = sha256();
    String dataHash = hashOfData(sha256, e.data());
    return e.hash().equals(hash(sha256, V2, e, dataHash)) ? dataHash : null;
  }

  /**
   * The same event with the replacement for data whose SHA-256 is {@code dataHash}, 64 hex digits.
   */
  public static Event withoutData(Event e, String dataHash) {
    return e.withData(Event.STAND_IN + dataHash);
  }

  /**
   * The same event without its data, with a hash that can still be proven; null when this is
   * impossible because it is not an intact event of version 2.
   */
  public static @Nullable Event erased(Event e) {
    String dataHash = dataHash(e);
    return dataHash == null ? null : withoutData(e, dataHash);
  }

  private static boolean isIntactV1(Event e) {
    return !Event.isStandIn(e.data()) && e.hash().equals(hash(sha256(), V1, e, e.data()));
  }

  private static String hashOfData(MessageDigest sha256, String data) {
    return Event.isStandIn(data)
        ? data.substring(Event.STAND_IN.length())
        : hex(sha256.digest(data.getBytes(StandardCharsets.UTF_8)));
  }

  private static String hash(MessageDigest sha256, String domain, Event e, String last) {
    byte[] bytes =
        canonical(
            domain,
            e.centre(),
            e.board(),
            e.epoch(),
            Long.toString(e.sequence()),
            e.type(),
            WallTime.text(e.at().wall()),
            e.at().bootId(),
            Long.toString(e.at().monotonicNanos()),
            e.at().clock().name(),
            e.previousHash(),
            last);
    return hex(sha256.digest(bytes));
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

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
