package vn.motcua.firmware.web.server;

import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.web.guard.Request;

/**
 * A request as it was received. Immutable.
 *
 * @param head what it says of itself
 * @param query what follows the question mark, as it was sent; null when there is none
 * @param etag the If-None-Match header
 * @param body what came with it
 */
public record PageRequest(Request head, @Nullable String query, @Nullable String etag, Body body) {

  /** A body, completely received, or left unread because it is too long. */
  public static final class Body {
    /** Longest body that is read. */
    public static final int BYTES_MAX = 4096;

    static final Body NONE = new Body(new byte[0], false);
    static final Body TOO_LONG = new Body(new byte[0], true);

    private final byte[] bytes;
    private final boolean tooLong;

    private Body(byte[] bytes, boolean tooLong) {
      this.bytes = bytes;
      this.tooLong = tooLong;
    }

    static Body of(byte[] bytes) {
      return bytes.length > BYTES_MAX ? TOO_LONG : new Body(bytes, false);
    }

    /** The bytes; none when it is too long. */
    public byte[] bytes() {
      return bytes.clone();
    }

    /** Whether it is longer than {@value #BYTES_MAX} bytes. */
    public boolean isTooLong() {
      return tooLong;
    }
  }
}
