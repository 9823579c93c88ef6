package vn.motcua.bridge.conform;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Decoded;
import vn.motcua.bridge.wire.Message;

/** An event's own words in binary mode. */
record Claim(String epoch, long sequence, String hash, boolean withheld, Decoded decoded) {
  static @Nullable Claim of(Message message) {
    Map<String, String> given = message.properties();
    String epoch = given.get("epoch");
    String hash = given.get("hash");
    return epoch == null || hash == null
        ? null
        : new Claim(
            epoch,
            sequence(message),
            hash,
            given.containsKey("withheld"),
            CloudEventCodec.decode(message));
  }

  /** The sequence that a message in binary mode names; 0 when it names none. */
  static long sequence(Message message) {
    return Long.parseLong(message.properties().getOrDefault("sequence", "0"));
  }
}
