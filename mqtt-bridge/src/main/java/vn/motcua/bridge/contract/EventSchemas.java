package vn.motcua.bridge.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.schema.FieldSchema;
import vn.motcua.bridge.schema.Unsent;

/**
 * JSON Schemas (draft 2020-12) of the data of each event type that is sent, from the records and
 * their {@link FieldSchema}s.
 *
 * <p>Further fields are allowed, since a version of a type may gain some. Stateless; any thread.
 */
public final class EventSchemas {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EventSchemas() {}

  /**
   * The schema of every type of a catalogue that is sent, sorted by type. A former version has the
   * same fields without the limits that came later.
   */
  public static SortedMap<String, ObjectNode> of(EventCatalogue catalogue) {
    SortedMap<String, Class<? extends EventData>> readable = new TreeMap<>(catalogue.former());
    readable.putAll(catalogue.records());
    SortedMap<String, ObjectNode> schemas = new TreeMap<>();
    readable.forEach((type, record) -> {
      if (!record.isAnnotationPresent(Unsent.class)) {
        schemas.put(type, schema(type, record));
      }
    });
    return schemas;
  }

  /** The schema of one record in its newest version; a new one at each call. */
  public static ObjectNode of(Class<? extends EventData> record) {
    return schema(EventTypes.typeOf(record), record);
  }

  /** What the contract says about a field; null when nothing is said. */
  public static @Nullable FieldSchema of(RecordComponent field) {
    FieldSchema own = field.getAnnotation(FieldSchema.class);
    return own != null
        ? own
        : Arrays.stream(field.getAnnotations())
            .map(each -> each.annotationType().getAnnotation(FieldSchema.class))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static ObjectNode schema(String type, Class<? extends EventData> record) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:motcua:event:" + type);
    schema.put("title", record.getSimpleName());
    schema.put("type", "object");
    boolean former = !type.equals(EventTypes.typeOf(record));
    if (former) {
      schema.put("deprecated", true);
      schema.put("description", "Written by earlier versions; now " + EventTypes.typeOf(record));
    }
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (RecordComponent field : record.getRecordComponents()) {
      properties.set(field.getName(), described(field, former));
      if (EventTypes.isRequired(field)) {
        required.add(field.getName());
      }
    }
    return schema;
  }

  private static ObjectNode described(RecordComponent field, boolean former) {
    FieldSchema said = of(field);
    ObjectNode value = JSON.createObjectNode();
    if (said != null) {
      value.put("description", said.says());
    }
    value.setAll(value(field.getGenericType(), former ? null : said));
    if (said != null) {
      value.putArray("examples").add(example(said.example(), value));
    }
    return value;
  }

  private static JsonNode example(String text, ObjectNode schema) {
    boolean isText = schema.path("type").stringValue("").equals("string");
    return isText ? JSON.valueToTree(text) : JSON.readTree(text);
  }

  private static ObjectNode value(Type type, @Nullable FieldSchema said) {
    ObjectNode value = JSON.createObjectNode();
    if (type instanceof ParameterizedType generic) {
      return container(generic, said, value);
    }
    if (type == String.class) {
      return text(value, said);
    } else if (type == int.class || type == Integer.class) {
      return bounded(value, said, Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == long.class || type == Long.class) {
      return bounded(value, said, Long.MIN_VALUE, Long.MAX_VALUE);
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

  private static ObjectNode text(ObjectNode value, @Nullable FieldSchema said) {
    value.put("type", "string");
    if (said == null) {
      return value;
    }
    if (said.values().length > 0) {
      value.set("enum", JSON.valueToTree(said.values()));
    }
    if (said.chars() > 0) {
      value.put("maxLength", said.chars());
    }
    if (!said.pattern().isEmpty()) {
      value.put("pattern", "^" + said.pattern() + "$");
    }
    return value;
  }

  private static ObjectNode bounded(
      ObjectNode value, @Nullable FieldSchema said, long least, long most) {
    return value
        .put("type", "integer")
        .put("minimum", said == null ? least : Math.max(least, said.least()))
        .put("maximum", said == null ? most : Math.min(most, said.most()));
  }

  private static ObjectNode choice(ObjectNode value, Class<?> constants) {
    ArrayNode names = value.put("type", "string").putArray("enum");
    for (Object constant : constants.getEnumConstants()) {
      names.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return value;
  }

  private static ObjectNode container(
      ParameterizedType type, @Nullable FieldSchema said, ObjectNode value) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      value.put("type", "array").set("items", value(arguments[0], said));
      return value;
    }
    if (type.getRawType() instanceof Class<?> raw && Map.class.isAssignableFrom(raw)) {
      value.put("type", "object");
      if (said != null && !said.pattern().isEmpty()) {
        value.putObject("propertyNames").put("pattern", "^" + said.pattern() + "$");
      }
      value.set("additionalProperties", value(arguments[1], said));
      return value;
    }
    throw new IllegalStateException("no schema for " + type);
  }
}
