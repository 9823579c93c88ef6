package vn.motcua.bridge.wire;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.Event;

/**
 * Events of a backlog as a CloudEvents batch: a JSON array of events in structured mode, in order,
 * for a case server that has offered to read them.
 *
 * <p>A message costs more than its content, so a backlog is sent with many events in one message.
 * Each event is checked separately, as if it had come alone. Source: CloudEvents 1.0.2, JSON Format
 * 4. Stateless; any thread.
 */
public final class BatchCodec {
  /** Content type of the mode, where a message can carry one. */
  public static final String CONTENT_TYPE = "application/cloudevents-batch+json";

  /** More events in one message are refused. */
  public static final int EVENTS_MAX = 64;

  /** Largest payload of a batch in bytes; a batch has at least two events. */
  public static final int PAYLOAD_BYTES_MAX = 128 * 1_024;

  private BatchCodec() {}

  /** The PUBLISH that carries these events of one board, at least one and at most 64. */
  public static Message encode(List<Event> events) {
    StringWriter json = new StringWriter();
    Event first = events.getFirst();
    try (JsonGenerator generator = JsonMapper.shared().createGenerator(json)) {
      generator.writeStartArray();
      events.forEach(event -> StructuredCodec.write(generator, event));
      generator.writeEndArray();
    }
    String topic = new Topics(first.centre(), first.board()).events();
    return new Message(topic, json.toString(), false, CONTENT_TYPE, Map.of());
  }

  /** Whether a message is, or may be, a batch. */
  static boolean isBatch(Message message) {
    return StructuredCodec.isOf(message, CONTENT_TYPE, "[");
  }

  /** The events of a payload in order; empty when it is not a batch or exceeds a limit. */
  static List<CarriedEvent> unpack(String json) {
    if (json.length() > PAYLOAD_BYTES_MAX) {
      return List.of();
    }
    List<CarriedEvent> events = new ArrayList<>();
    try (JsonParser parser = JsonMapper.shared().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return List.of();
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        var event = StructuredCodec.read(parser, json);
        if (event == null || events.size() == EVENTS_MAX) {
          return List.of();
        }
        events.add(event);
      }
      boolean whole = parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null;
      return whole ? events : List.of();
    } catch (JacksonException e) {
      return List.of();
    }
  }
}
