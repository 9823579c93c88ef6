package vn.motcua.bridge.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One MQTT 5 PUBLISH packet at QoS 1, as far as we use it.
 *
 * @param topic topic name
 * @param payload application message as UTF-8 text; bytes that are no UTF-8 arrive as U+FFFD, so
 *     that no hash over them can match
 * @param retained RETAIN flag
 * @param contentType MQTT content type, null when absent
 * @param properties MQTT user properties; of a name given twice the last one counts
 * @param replyTo where and under which name a request is to be answered, null when it is none; a
 *     connection of MQTT 3.1.1 carries it neither way
 */
public record Message(
    String topic,
    String payload,
    boolean retained,
    @Nullable String contentType,
    Map<String, String> properties,
    @Nullable ReplyTo replyTo) {

  /**
   * How a request of MQTT 5 is answered.
   *
   * @param topic response topic
   * @param correlation correlation data as hex digits, byte for byte as they came; empty for none
   */
  public record ReplyTo(String topic, String correlation) {}

  /** Takes a copy of the properties, in their order. */
  public Message {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** A message that asks for no reply. */
  public Message(
      String topic,
      String payload,
      boolean retained,
      @Nullable String contentType,
      Map<String, String> properties) {
    this(topic, payload, retained, contentType, properties, null);
  }

  /** The same, asking for a reply. */
  public Message asking(ReplyTo at) {
    return new Message(topic, payload, retained, contentType, properties, at);
  }

  /** A JSON message without user properties. */
  public static Message json(String topic, String payload, boolean retained) {
    return new Message(topic, payload, retained, "application/json", Map.of());
  }
}
