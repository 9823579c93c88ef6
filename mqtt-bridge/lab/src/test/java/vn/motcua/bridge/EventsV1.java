package vn.motcua.bridge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Events of version 1 of the chain, by the formula of that time. */
public final class EventsV1 {
  private EventsV1() {}

  /** The event of the same content that follows {@code previousHash}. */
  public static Event link(Event like, String previousHash) {
    String hash =
        sha256(
            "motcua.chain.v1",
            like.centre(),
            like.board(),
            like.epoch(),
            Long.toString(like.sequence()),
            like.type(),
            WallTime.text(like.at().wall()),
            like.at().bootId(),
            Long.toString(like.at().monotonicNanos()),
            like.at().clock().name(),
            previousHash,
            like.data());
    return new Event(
        like.centre(),
        like.board(),
        like.epoch(),
        like.sequence(),
        like.type(),
        like.at(),
        like.data(),
        previousHash,
        hash);
  }

  private static String sha256(String... fields) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String field : fields) {
        byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(4).putInt(utf8.length).array());
        sha256.update(utf8);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
