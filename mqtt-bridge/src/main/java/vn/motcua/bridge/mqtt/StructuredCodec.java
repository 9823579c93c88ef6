package vn.motcua.bridge.mqtt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.journal.Journal;

/**
 * Events as CloudEvents 1.0 in structured content mode: one JSON object with the attributes and
 * {@code data}, for MQTT 3.1.1, which has neither user properties nor a content type.
 *
 * <p>{@code data} goes in byte for byte as it was hashed, and is taken out the same way: whatever
 * writes the JSON anew on its way breaks the hash, and is refused. Sources: CloudEvents 1.0.2, JSON
 * Format 2.4 and 3; MQTT Protocol Binding 3.2. Stateless; any thread.
 */
public final class StructuredCodec {
  /** Content type of the mode, where a message can carry one. */
  public static final String CONTENT_TYPE = "application/cloudevents+json";

  private static final String DATA = "data";
  private static final String DATA_TYPE = "datacontenttype";

  /** Attributes beside the data; ours take less than 1 KiB. */
  private static final int ATTRIBUTES_CHARS_MAX = 4_096;

  private StructuredCodec() {}

  /** The same event in structured mode. */
  public static Message pack(Message binary) {
    ObjectNode attributes = JsonMapper.shared().createObjectNode();
    binary.properties().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue()));
    attributes.put(DATA_TYPE, binary.contentType());
    String json = attributes.toString();
    if (!binary.payload().isEmpty()) {
      json = json.substring(0, json.length() - 1) + ",\"" + DATA + "\":" + binary.payload() + "}";
    }
    return new Message(binary.topic(), json, binary.retained(), CONTENT_TYPE, Map.of());
  }

  /** Whether a message says, or leaves open, that it is in structured mode. */
  static boolean isStructured(Message message) {
    String type = message.contentType();
    return type == null
        ? message.properties().isEmpty() && message.payload().startsWith("{")
        : type.startsWith(CONTENT_TYPE);
  }

  /** The same event in binary mode; null when it is none. */
  static @Nullable Message unpack(Message structured) {
    String json = structured.payload();
    if (json.length() > Journal.DATA_BYTES_MAX + ATTRIBUTES_CHARS_MAX) {
      return null;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    String data = "";
    try (JsonParser parser = JsonMapper.shared().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals(DATA) && value == JsonToken.START_OBJECT) {
          int start = (int) parser.currentTokenLocation().getCharOffset();
          parser.skipChildren();
          data = json.substring(start, (int) parser.currentLocation().getCharOffset());
        } else if (value.isScalarValue() && !name.equals(DATA)) {
          attributes.put(name, parser.getString());
        } else {
          return null;
        }
      }
      if (parser.nextToken() != null) {
        return null;
      }
    } catch (JacksonException e) {
      return null;
    }
    String type = attributes.remove(DATA_TYPE);
    return new Message(structured.topic(), data, structured.retained(), type, attributes);
  }

  /** Ports that send events in structured mode, over ports that send anything. */
  public static MqttPort.Opener over(MqttPort.Opener opener) {
    return events -> new StructuredPort(opener.open(events));
  }
}
