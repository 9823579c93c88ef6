package vn.motcua.bridge.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One MQTT 5 PUBLISH packet, as far as we use it.
 *
 * @param topic topic name
 * @param payload application message as UTF-8 text; bytes that are not UTF-8 arrive as U+FFFD, so
 *     that no hash can match
 * @param retained RETAIN flag
 * @param contentType MQTT content type, null when absent
 * @param properties MQTT user properties; for a repeated name the last value counts
 * @param replyTo where a request is to be answered, null when this is not a request; MQTT 3.1.1
 *     does not support it
 * @param handling how the broker is to handle it; of a message that has arrived always {@link
 *     Handling#LASTING}
 */
public record Message(
    String topic,
    String payload,
    boolean retained,
    @Nullable String contentType,
    Map<String, String> properties,
    @Nullable ReplyTo replyTo,
    Handling handling) {

  /**
   * The address for the answer to an MQTT 5 request.
   *
   * @param topic response topic
   * @param correlation correlation data as hex digits, byte for byte as they came; empty for none
   */
  public record ReplyTo(String topic, String correlation) {}

  /**
   * How a broker handles a message.
   *
   * @param qos 1, accepted with PUBACK, or 0, without
   * @param expirySeconds after this time the broker no longer delivers it, 1 or more; 0 for never.
   *     MQTT 3.1.1 does not support it
   */
  public record Handling(int qos, int expirySeconds) {
    /** QoS 1, without expiry. */
    public static final Handling LASTING = new Handling(1, 0);

    /** Refuses what we do not use. */
    public Handling {
      if (qos < 0 || qos > 1 || expirySeconds < 0) {
        throw new IllegalArgumentException("QoS " + qos + ", expiry " + expirySeconds + " s");
      }
    }
  }

  /** Takes a copy of the properties, in their order. */
  public Message {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** A message that is not a request. */
  public Message(
      String topic,
      String payload,
      boolean retained,
      @Nullable String contentType,
      Map<String, String> properties) {
    this(topic, payload, retained, contentType, properties, null, Handling.LASTING);
  }

  /** The same as a request. */
  public Message asking(ReplyTo at) {
    return new Message(topic, payload, retained, contentType, properties, at, handling);
  }

  /** The same, handled this way. */
  public Message handled(Handling way) {
    return new Message(topic, payload, retained, contentType, properties, replyTo, way);
  }

  /** A JSON message without user properties. */
  public static Message json(String topic, String payload, boolean retained) {
    return new Message(topic, payload, retained, "application/json", Map.of());
  }
}
