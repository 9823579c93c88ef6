package vn.motcua.bridge.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.Chain;

/**
 * The case server's acknowledgement: it holds everything of {@code epoch} up to {@code sequence}.
 *
 * @param epoch 16 hex digits
 * @param sequence highest sequence without a gap before it; 0 when it holds nothing of this epoch
 * @param hash hash of that event, 64 zeros with sequence 0
 * @param rewind whether the board must send again from {@code sequence + 1}: something was missing
 * @param window how many unacknowledged events the server accepts now, at least 1; null leaves this
 *     to the board
 * @param refused why event {@code sequence + 1} is refused; null when nothing was refused. The
 *     board sends it again, and finally without its data
 * @param batch how many events of a backlog the server accepts in one message, at least 2; null for
 *     one by one
 * @param others what it knows about the board's other epochs, in the answer to a birth; null for
 *     nothing
 */
public record Ack(
    String epoch,
    long sequence,
    String hash,
    boolean rewind,
    @Nullable Integer window,
    @Nullable String refused,
    @Nullable Integer batch,
    @Nullable OtherEpochs others) {
  /** Longer reasons are truncated. */
  public static final int REASON_CHARS_MAX = 200;

  /** Longer payloads are not parsed. */
  public static final int PAYLOAD_CHARS_MAX = 1_024;

  private static final JsonMapper JSON = JsonMapper.shared();

  /** A plain cumulative acknowledgement. */
  public static Ack of(String epoch, long sequence, String hash) {
    return new Ack(epoch, sequence, hash, false, null, null, null, null);
  }

  /** Nothing of this epoch is held. */
  public static Ack none(String epoch) {
    return of(epoch, 0, Chain.GENESIS);
  }

  /** The same with a request to send the following events again. */
  public Ack rewinding() {
    return new Ack(epoch, sequence, hash, true, window, refused, batch, others);
  }

  /** The same, with a window for the board. */
  public Ack withWindow(int events) {
    return new Ack(epoch, sequence, hash, rewind, events, refused, batch, others);
  }

  /** The same with a refusal of the next event. */
  public Ack refusing(String reason) {
    String cut = reason.substring(0, Math.min(reason.length(), REASON_CHARS_MAX));
    return new Ack(epoch, sequence, hash, rewind, window, cut, batch, others);
  }

  /** The same with an offer to accept this many events of a backlog in one message. */
  public Ack offering(int events) {
    return new Ack(epoch, sequence, hash, rewind, window, refused, events, others);
  }

  /** The same with what is known about other epochs of the board. */
  public Ack knowing(@Nullable OtherEpochs known) {
    return new Ack(epoch, sequence, hash, rewind, window, refused, batch, known);
  }

  /** The payload on the {@code ack} topic. */
  public String toJson() {
    var object =
        JSON.createObjectNode().put("epoch", epoch).put("sequence", sequence).put("hash", hash);
    if (rewind) {
      object.put("rewind", true);
    }
    if (window != null) {
      object.put("window", window);
    }
    if (refused != null) {
      object.put("refused", refused);
    }
    if (batch != null) {
      object.put("batch", batch);
    }
    if (others != null) {
      others.write(object.putObject("others"));
    }
    return object.toString();
  }

  /** Reads a payload; null when it is not an acknowledgement. */
  public static @Nullable Ack parse(String payload) {
    if (payload.length() > PAYLOAD_CHARS_MAX) {
      return null;
    }
    try {
      JsonNode node = JSON.readTree(payload);
      String epoch = node.path("epoch").stringValue("");
      String hash = node.path("hash").stringValue("");
      long sequence = node.path("sequence").longValue(-1);
      if (!IdentifierShapes.isEpoch(epoch) || !IdentifierShapes.isHash(hash) || sequence < 0) {
        return null;
      }
      int window = node.path("window").intValue(0);
      int batch = node.path("batch").intValue(0);
      return new Ack(
          epoch,
          sequence,
          hash,
          node.path("rewind").booleanValue(false),
          window < 1 ? null : (Integer) window,
          node.path("refused").isString() ? node.path("refused").stringValue() : null,
          batch < 2 ? null : (Integer) batch,
          OtherEpochs.parse(node.path("others")));
    } catch (JacksonException e) {
      return null;
    }
  }
}
