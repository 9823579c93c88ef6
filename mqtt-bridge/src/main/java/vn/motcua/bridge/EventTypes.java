package vn.motcua.bridge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.EventFormatException.Fault;

/**
 * The catalogue: which CloudEvents type a record is, and its JSON.
 *
 * <p>The JSON of one record is always the same text: fields in the record's order, map keys sorted,
 * no white space, nulls left out, dates and instants as ISO-8601 text, enum constants in lower case
 * with hyphens ({@code OUTSIDE_VISIT} is {@code "outside-visit"}). Reading ignores fields it does
 * not know, since a type's first version may gain fields, but misses none that the record requires.
 *
 * <p>Stateless; any thread.
 */
public final class EventTypes {
  private static final Pattern WORDS = Pattern.compile("([A-Z][a-z]+)([A-Z][a-z]+)");
  private static final SortedMap<String, Class<? extends EventData>> TYPES = types();
  private static final Map<Class<?>, String> NAMES = names();
  private static final JsonMapper JSON = mapper();

  private EventTypes() {}

  /** Every type with its record, sorted by type. */
  public static SortedMap<String, Class<? extends EventData>> all() {
    return TYPES;
  }

  /** Such as {@code vn.motcua.ticket.reserved.v1}. */
  public static String typeOf(EventData data) {
    return typeOf(data.getClass());
  }

  /** The type of a record of the catalogue. */
  public static String typeOf(Class<? extends EventData> record) {
    String known = NAMES.get(record);
    return known == null ? nameOf(record) : known;
  }

  private static String nameOf(Class<?> record) {
    Matcher words = WORDS.matcher(record.getSimpleName());
    if (!words.matches()) {
      throw new IllegalArgumentException(
          record.getSimpleName() + " is not a noun and a past participle, such as TicketReserved");
    }
    return ("vn.motcua." + words.group(1) + "." + words.group(2) + ".v1").toLowerCase(Locale.ROOT);
  }

  /** The data as a JSON object in one line. */
  public static String toJson(EventData data) {
    return JSON.writeValueAsString(data);
  }

  /**
   * Reads data back.
   *
   * @throws EventFormatException when the type is unknown or the data is not what it promises
   */
  public static EventData parse(String type, String json) {
    Class<? extends EventData> record = TYPES.get(type);
    if (record == null) {
      throw new EventFormatException(Fault.UNKNOWN_TYPE, "event type " + type + " is unknown here");
    }
    EventData data = read(type, record, json);
    for (RecordComponent field : record.getRecordComponents()) {
      if (isRequired(field) && valueOf(field, data) == null) {
        throw new EventFormatException(
            Fault.BAD_DATA, type + ": " + field.getName() + " is missing");
      }
    }
    return data;
  }

  /**
   * The data of an event; null when they were erased.
   *
   * @throws EventFormatException when the type is unknown or the data is not what it promises
   */
  public static @Nullable EventData dataOf(Event event) {
    return event.hasData() ? parse(event.type(), event.data()) : null;
  }

  /** Whether the field stands in every event of its type. */
  public static boolean isRequired(RecordComponent field) {
    return !field.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static EventData read(String type, Class<? extends EventData> record, String json) {
    EventData data;
    try {
      data = JSON.readValue(json, record);
    } catch (JacksonException e) {
      // Without the cause: Jackson's message quotes the data, and data does not belong in logs.
      throw new EventFormatException(
          Fault.BAD_DATA, type + ": not the fields of this type, " + e.getClass().getSimpleName());
    }
    if (data == null) {
      throw new EventFormatException(Fault.BAD_DATA, type + ": null is not an object");
    }
    return data;
  }

  private static @Nullable Object valueOf(RecordComponent field, EventData data) {
    try {
      return field.getAccessor().invoke(data);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(field + " of a public record can not be read", e);
    }
  }

  private static SortedMap<String, Class<? extends EventData>> types() {
    SortedMap<String, Class<? extends EventData>> types = new TreeMap<>();
    collect(EventData.class, types);
    return Collections.unmodifiableSortedMap(types);
  }

  private static Map<Class<?>, String> names() {
    Map<Class<?>, String> names = new HashMap<>();
    TYPES.forEach((name, record) -> names.put(record, name));
    return names;
  }

  private static void collect(
      Class<? extends EventData> parent, Map<String, Class<? extends EventData>> types) {
    if (!parent.isSealed()) {
      types.put(nameOf(parent), parent);
      return;
    }
    for (Class<?> child : parent.getPermittedSubclasses()) {
      collect(child.asSubclass(EventData.class), types);
    }
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .changeDefaultPropertyInclusion(
            value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .build();
  }
}
