package vn.motcua.firmware.contract;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;

/** Invented events of every type, from a seed. */
final class RandomEvents {
  private static final List<String> TEXTS =
      List.of("2017", "quầy-2", "nguyễn \"ố\" \\ \n", "🖨️", "", "dossier-H29.22-261121-0001");

  private RandomEvents() {}

  /** One event of this record with random fields; nullable fields are null now and then. */
  static EventData of(Class<? extends EventData> record, RandomGenerator random) {
    RecordComponent[] fields = record.getRecordComponents();
    @Nullable Object[] values = new Object[fields.length];
    Class<?>[] types = new Class<?>[fields.length];
    for (int i = 0; i < fields.length; i++) {
      types[i] = fields[i].getType();
      boolean absent = !EventTypes.isRequired(fields[i]) && random.nextBoolean();
      values[i] = absent ? null : value(types[i], random);
    }
    try {
      return record.cast(record.getDeclaredConstructor(types).newInstance(values));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(Class<?> type, RandomGenerator random) {
    if (type == String.class) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    } else if (type == int.class || type == Integer.class) {
      return random.nextInt(1, 1_000);
    } else if (type == long.class || type == Long.class) {
      return random.nextLong(1, 1L << 53);
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == LocalDate.class) {
      return LocalDate.of(2026, 11, 21).plusDays(random.nextInt(1_000));
    } else if (type == Instant.class) {
      return Instant.ofEpochSecond(
          1_795_000_000L + random.nextInt(1 << 20), random.nextInt(1 << 29));
    } else if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    } else if (type == List.class) {
      return List.of("ticket", "hub");
    } else if (Map.class.isAssignableFrom(type)) {
      return new TreeMap<>(Map.of("b", 2L, "a", 1L));
    }
    throw new IllegalStateException("no sample for " + type);
  }
}
