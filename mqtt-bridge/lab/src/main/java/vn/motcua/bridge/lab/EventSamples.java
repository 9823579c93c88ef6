package vn.motcua.bridge.lab;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.contract.EventSchemas;
import vn.motcua.bridge.schema.FieldSchema;

/**
 * Invented events of every type, from a seed, with fields as their {@link FieldSchema}s allow; a
 * field without one may be anything. Stateless; any thread.
 */
public final class EventSamples {
  private static final List<String> TEXTS =
      List.of("2017", "quầy-2", "nguyễn \"ố\" \\ \n", "🖨️", "", "dossier-H29.22-261121-0001");

  private static final int TRIES = 20;
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int AFTER_PRINTABLE = 0x7f;

  private EventSamples() {}

  /** One event of this record with random fields; nullable fields are null now and then. */
  public static EventData of(Class<? extends EventData> record, RandomGenerator random) {
    RecordComponent[] fields = record.getRecordComponents();
    @Nullable Object[] values = new Object[fields.length];
    Class<?>[] types = new Class<?>[fields.length];
    for (int i = 0; i < fields.length; i++) {
      types[i] = fields[i].getType();
      boolean absent = !EventTypes.isRequired(fields[i]) && random.nextBoolean();
      FieldSchema said = EventSchemas.of(fields[i]);
      values[i] = absent ? null : value(fields[i].getGenericType(), said, random);
    }
    try {
      return record.cast(record.getDeclaredConstructor(types).newInstance(values));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(Type type, @Nullable FieldSchema said, RandomGenerator random) {
    if (type instanceof ParameterizedType generic) {
      return generic.getActualTypeArguments()[0] instanceof Class<?> each && each.isEnum()
          ? constants(each, random)
          : container((Class<?>) generic.getRawType(), said, random);
    } else if (type == String.class) {
      return text(said, said == null ? "" : said.example(), random);
    } else if (type == int.class || type == Integer.class) {
      return (int) number(said, random, 1_000);
    } else if (type == long.class || type == Long.class) {
      return number(said, random, 1L << 53);
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == LocalDate.class) {
      return LocalDate.of(2026, 11, 21).plusDays(random.nextInt(1_000));
    } else if (type == Instant.class) {
      return Instant.ofEpochSecond(
          1_795_000_000L + random.nextInt(1 << 20), random.nextInt(1 << 29));
    } else if (type instanceof Class<?> constants && constants.isEnum()) {
      Object[] all = constants.getEnumConstants();
      return all[random.nextInt(all.length)];
    }
    throw new IllegalStateException("no sample for " + type);
  }

  private static List<?> constants(Class<?> type, RandomGenerator random) {
    return Stream.of(type.getEnumConstants()).filter(_ -> random.nextBoolean()).toList();
  }

  private static long number(@Nullable FieldSchema said, RandomGenerator random, long bound) {
    long least = said == null ? 1 : Math.max(said.least(), -bound);
    long most = said == null ? bound - 1 : Math.min(said.most(), bound - 1);
    return random.nextLong(least, most + 1);
  }

  private static Object container(
      Class<?> type, @Nullable FieldSchema said, RandomGenerator random) {
    if (type == List.class) {
      return said == null ? List.of("ticket", "hub") : texts(said, random);
    } else if (Map.class.isAssignableFrom(type)) {
      if (said == null) {
        return new TreeMap<>(Map.of("b", 2L, "a", 1L));
      }
      TreeMap<String, Long> counts = new TreeMap<>();
      JsonNode example = JsonMapper.shared().readTree(said.example());
      example.propertyNames().forEach(n -> counts.put(n, number(said, random, 1_000)));
      return counts;
    }
    throw new IllegalStateException("no sample for " + type);
  }

  private static List<String> texts(FieldSchema said, RandomGenerator random) {
    JsonNode example = JsonMapper.shared().readTree(said.example());
    return example
        .valueStream()
        .limit(random.nextInt(example.size() + 1))
        .map(each -> text(said, each.stringValue(), random))
        .toList();
  }

  /** One of the closed list, or the example with characters changed at random as allowed. */
  private static String text(@Nullable FieldSchema said, String example, RandomGenerator random) {
    if (said == null) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    } else if (said.values().length > 0) {
      return said.values()[random.nextInt(said.values().length)];
    }
    String other = TEXTS.get(random.nextInt(TEXTS.size()));
    String text = isAllowed(other, said) ? other : example;
    for (int i = 0; i < TRIES; i++) {
      int at = random.nextInt(text.length() + 1);
      char letter = (char) random.nextInt(FIRST_PRINTABLE, AFTER_PRINTABLE);
      int rest = Math.min(text.length(), at + random.nextInt(2));
      String changed = text.substring(0, at) + letter + text.substring(rest);
      text = isAllowed(changed, said) ? changed : text;
    }
    return text;
  }

  private static boolean isAllowed(String text, FieldSchema said) {
    boolean shaped = said.pattern().isEmpty() || text.matches(said.pattern());
    return shaped && (said.chars() == 0 || text.length() <= said.chars());
  }
}
