package vn.motcua.bridge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
import vn.motcua.bridge.schema.SchemaVersion;

/**
 * Converts records to CloudEvents types and JSON. {@link EventCatalogue} has the list of types.
 *
 * <p>The JSON of one record is always the same text: fields in the record's order, map keys sorted,
 * no white space, nulls omitted, dates and instants as ISO-8601 text, enum constants in lower case
 * with hyphens ({@code OUTSIDE_VISIT} is {@code "outside-visit"}). Reading ignores unknown fields,
 * since a type's first version may gain fields, but requires all required fields of the record.
 *
 * <p>Stateless; any thread.
 */
public final class EventTypes {
  private static final Pattern WORDS = Pattern.compile("([A-Z][a-z]+)([A-Z][a-z]+)");
  private static final JsonMapper JSON = mapper();
  private static final ClassValue<List<String>> NAMES =
      new ClassValue<>() {
        @Override
        protected List<String> computeValue(Class<?> record) {
          return namesOf(record);
        }
      };

  private EventTypes() {}

  /** Such as {@code vn.motcua.ticket.reserved.v1}. */
  public static String typeOf(EventData data) {
    return typeOf(data.getClass());
  }

  /** The type of a record: {@code TicketReserved} is {@code vn.motcua.ticket.reserved.v1}. */
  public static String typeOf(Class<? extends EventData> record) {
    return NAMES.get(record).getLast();
  }

  /** The types that a record reads, the former versions first; the last one is what is written. */
  public static List<String> typesOf(Class<? extends EventData> record) {
    return NAMES.get(record);
  }

  /** The data as a JSON object in one line. */
  public static String toJson(EventData data) {
    return JSON.writeValueAsString(data);
  }

  /**
   * Reads data back.
   *
   * @throws EventFormatException when the data does not match the record
   */
  public static <T extends EventData> T read(Class<T> record, String json) {
    T data = fields(record, json);
    for (RecordComponent field : record.getRecordComponents()) {
      if (isRequired(field) && valueOf(field, data) == null) {
        throw new EventFormatException(
            Fault.BAD_DATA, typeOf(record) + ": " + field.getName() + " is missing");
      }
    }
    return data;
  }

  /** Whether this is an event of the record's type, in any version, with its data. */
  public static boolean isOf(Class<? extends EventData> record, Event event) {
    return typesOf(record).contains(event.type()) && event.hasData();
  }

  /** Whether every event of the type has this field. */
  public static boolean isRequired(RecordComponent field) {
    return !field.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static <T extends EventData> T fields(Class<T> record, String json) {
    T data;
    try {
      data = JSON.readValue(json, record);
    } catch (JacksonException e) {
      // Without the cause: Jackson's message quotes the data, which must not get into logs.
      throw new EventFormatException(Fault.BAD_DATA, typeOf(record) + ": " + wrong(record, e));
    }
    if (data == null) {
      throw new EventFormatException(Fault.BAD_DATA, typeOf(record) + ": null is not an object");
    }
    return data;
  }

  /** What is wrong with data that cannot be read as the record, without quoting any of it. */
  private static String wrong(Class<?> record, JacksonException e) {
    List<String> own =
        Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
    return e.getPath().stream()
        .map(JacksonException.Reference::getPropertyName)
        .filter(own::contains)
        .findFirst()
        .map(field -> field + " has a value that it cannot have")
        .orElse("it is not a JSON object with the fields of this type");
  }

  private static @Nullable Object valueOf(RecordComponent field, EventData data) {
    try {
      return field.getAccessor().invoke(data);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(field + " of a public record cannot be read", e);
    }
  }

  private static List<String> namesOf(Class<?> record) {
    Matcher words = WORDS.matcher(record.getSimpleName());
    if (!words.matches()) {
      throw new IllegalArgumentException(
          record.getSimpleName() + " is not a noun and a past participle, such as TicketReserved");
    }
    String name = ("vn.motcua." + words.group(1) + "." + words.group(2)).toLowerCase(Locale.ROOT);
    SchemaVersion version = record.getAnnotation(SchemaVersion.class);
    return IntStream.rangeClosed(1, version == null ? 1 : version.value())
        .mapToObj(each -> name + ".v" + each)
        .toList();
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
