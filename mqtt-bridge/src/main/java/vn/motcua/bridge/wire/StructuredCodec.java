package vn.motcua.bridge.wire;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Journal;

/**
 * Events as CloudEvents 1.0 in structured content mode: one JSON object with the attributes and
 * {@code data}, for MQTT 3.1.1, which has neither user properties nor a content type.
 *
 * <p>{@code data} is written byte for byte as hashed, and read the same way: an intermediary that
 * serialises the JSON again breaks the hash, and the event is refused. Sources: CloudEvents 1.0.2,
 * JSON Format 2.4 and 3; MQTT Protocol Binding 3.2. Stateless; any thread.
 */
public final class StructuredCodec {
  /** Content type of the mode, where a message can carry one. */
  public static final String CONTENT_TYPE = "application/cloudevents+json";

  /** Largest size of the attributes beside the data; ours take less than 1 KiB. */
  private static final int ATTRIBUTES_CHARS_MAX = 4_096;

  private static final String DATA = "data";
  private static final String DATA_TYPE = "datacontenttype";

  private StructuredCodec() {}

  /** The same event in structured mode. */
  public static Message pack(Message binary) {
    StringWriter json = new StringWriter();
    try (JsonGenerator generator = JsonMapper.shared().createGenerator(json)) {
      generator.writeStartObject();
      binary.properties().forEach(generator::writeStringProperty);
      writeData(generator, String.valueOf(binary.contentType()), binary.payload());
      generator.writeEndObject();
    }
    return new Message(binary.topic(), json.toString(), binary.retained(), CONTENT_TYPE, Map.of());
  }

  /** Writes a complete event as one object. */
  static void write(JsonGenerator json, Event event) {
    json.writeStartObject();
    CarriedEvent carried = CarriedEvent.of(event);
    carried.attributes().forEach(json::writeStringProperty);
    writeData(json, String.valueOf(carried.dataType()), carried.data());
    json.writeEndObject();
  }

  private static void writeData(JsonGenerator json, String type, String data) {
    json.writeStringProperty(DATA_TYPE, type);
    if (!data.isEmpty()) {
      json.writeName(DATA);
      json.writeRawValue(data);
    }
  }

  /** Whether a message is, or may be, in structured mode. */
  static boolean isStructured(Message message) {
    return isOf(message, CONTENT_TYPE, "{");
  }

  /** Whether it has this content type, or none, as over MQTT 3.1.1, and begins accordingly. */
  static boolean isOf(Message message, String contentType, String beginning) {
    String type = message.contentType();
    return type == null
        ? message.properties().isEmpty() && message.payload().startsWith(beginning)
        : type.startsWith(contentType);
  }

  /** The event in a payload; null when it is not one. */
  static @Nullable CarriedEvent unpack(String json) {
    if (json.length() > Journal.DATA_BYTES_MAX + ATTRIBUTES_CHARS_MAX) {
      return null;
    }
    try (JsonParser parser = JsonMapper.shared().createParser(json)) {
      var event = parser.nextToken() == JsonToken.START_OBJECT ? read(parser, json) : null;
      return parser.nextToken() == null ? event : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /**
   * Reads the object at the parser's position to its end; returns null, in the middle of it, when
   * it is not an event.
   *
   * @param json the text being parsed
   */
  static @Nullable CarriedEvent read(JsonParser parser, String json) {
    Map<String, String> attributes = new HashMap<>();
    String data = "";
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
    String type = attributes.remove(DATA_TYPE);
    return new CarriedEvent(attributes, type, data);
  }
}
