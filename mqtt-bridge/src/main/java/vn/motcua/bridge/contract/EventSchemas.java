package vn.motcua.bridge.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;

/**
 * JSON Schemas (draft 2020-12) of the data of each event type, from the records themselves.
 *
 * <p>Further fields are allowed, since a type's first version may gain some. Stateless; any thread.
 */
public final class EventSchemas {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EventSchemas() {}

  /** The schema of every type of a catalogue, sorted by type. */
  public static SortedMap<String, ObjectNode> of(EventCatalogue catalogue) {
    SortedMap<String, ObjectNode> schemas = new TreeMap<>();
    catalogue.records().forEach((type, record) -> schemas.put(type, schema(type, record)));
    return schemas;
  }

  private static ObjectNode schema(String type, Class<? extends EventData> record) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:motcua:event:" + type);
    schema.put("title", record.getSimpleName());
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (RecordComponent field : record.getRecordComponents()) {
      properties.set(field.getName(), value(field.getGenericType()));
      if (EventTypes.isRequired(field)) {
        required.add(field.getName());
      }
    }
    return schema;
  }

  private static ObjectNode value(Type type) {
    ObjectNode value = JSON.createObjectNode();
    if (type instanceof ParameterizedType generic) {
      return container(generic, value);
    }
    if (type == String.class) {
      return value.put("type", "string");
    } else if (type == int.class || type == Integer.class) {
      return bounded(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == long.class || type == Long.class) {
      return bounded(value, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (type == boolean.class) {
      return value.put("type", "boolean");
    } else if (type == LocalDate.class) {
      return value.put("type", "string").put("format", "date");
    } else if (type == Instant.class) {
      return value.put("type", "string").put("format", "date-time");
    } else if (type instanceof Class<?> constants && constants.isEnum()) {
      return choice(value, constants);
    }
    throw new IllegalStateException("no schema for " + type);
  }

  private static ObjectNode bounded(ObjectNode value, long least, long most) {
    return value.put("type", "integer").put("minimum", least).put("maximum", most);
  }

  private static ObjectNode choice(ObjectNode value, Class<?> constants) {
    ArrayNode names = value.put("type", "string").putArray("enum");
    for (Object constant : constants.getEnumConstants()) {
      names.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return value;
  }

  private static ObjectNode container(ParameterizedType type, ObjectNode value) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      value.put("type", "array").set("items", value(arguments[0]));
      return value;
    }
    if (type.getRawType() instanceof Class<?> raw && Map.class.isAssignableFrom(raw)) {
      value.put("type", "object").set("additionalProperties", value(arguments[1]));
      return value;
    }
    throw new IllegalStateException("no schema for " + type);
  }
}
