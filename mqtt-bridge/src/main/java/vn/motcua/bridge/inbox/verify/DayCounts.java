package vn.motcua.bridge.inbox.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.LocalDays;

/**
 * Events of a chain per local day and type, as the chain is read. Only a limited number is kept;
 * when a count is no longer here, the caller counts again. Not thread-safe.
 */
final class DayCounts {
  /** Limit for days times types: 27 years of a board with two types, three with twenty. */
  static final int PAIRS_MAX = 20_000;

  /** Newest events that can be subtracted, for a seal that was written after later events. */
  static final int RECENT_MAX = 1_000;

  private record Recent(long sequence, String hash, LocalDate day, String type) {}

  private final TreeMap<LocalDate, TreeMap<String, Long>> days = new TreeMap<>();
  private final ArrayDeque<Recent> recent = new ArrayDeque<>();
  private LocalDate droppedUpTo = LocalDate.MIN;
  private int pairs;

  /** The local day of a moment; the first or last day for a time outside the calendar. */
  static LocalDate dayOf(Instant wall) {
    try {
      return LocalDate.ofInstant(wall, LocalDays.ZONE);
    } catch (DateTimeException e) {
      return wall.isBefore(Instant.EPOCH) ? LocalDate.MIN : LocalDate.MAX;
    }
  }

  void add(long sequence, String hash, Instant wall, String type) {
    LocalDate day = dayOf(wall);
    if (days.computeIfAbsent(day, _ -> new TreeMap<>()).merge(type, 1L, Long::sum) == 1) {
      pairs++;
    }
    while (pairs > PAIRS_MAX) {
      var oldest = days.pollFirstEntry();
      pairs -= oldest.getValue().size();
      droppedUpTo = oldest.getKey();
    }
    recent.addLast(new Recent(sequence, hash, day, type));
    if (recent.size() > RECENT_MAX) {
      recent.removeFirst();
    }
  }

  /** Events of a day up to a sequence; null when the count is no longer here. */
  @Nullable SortedMap<String, Long> upTo(LocalDate day, long sequence) {
    boolean isRecent =
        !recent.isEmpty()
            && (recent.getFirst().sequence() <= sequence + 1
                || recent.getLast().sequence() <= sequence);
    if (!isRecent || !day.isAfter(droppedUpTo)) {
      return null;
    }
    TreeMap<String, Long> counts = new TreeMap<>(days.getOrDefault(day, new TreeMap<>()));
    for (Recent each : recent) {
      if (each.sequence() > sequence && each.day().equals(day)) {
        counts.computeIfPresent(each.type(), (_, count) -> count == 1 ? null : count - 1);
      }
    }
    return counts;
  }

  /** The hash of one of the newest events, null when it is older. */
  @Nullable String hashOf(long sequence) {
    for (Recent each : recent) {
      if (each.sequence() == sequence) {
        return each.hash();
      }
    }
    return null;
  }

  /** The counts in a form for a file: by day and type. */
  Map<String, Map<String, Long>> saved() {
    Map<String, Map<String, Long>> saved = new TreeMap<>();
    days.forEach((day, counts) -> saved.put(day.toString(), new TreeMap<>(counts)));
    saved.put("", Map.of(droppedUpTo.toString(), 0L));
    return saved;
  }

  /** Restored from a file, without the newest events. */
  static DayCounts of(Map<String, Map<String, Long>> saved) {
    DayCounts counts = new DayCounts();
    saved.forEach((day, types) -> {
      if (day.isEmpty()) {
        counts.droppedUpTo = LocalDate.parse(types.keySet().iterator().next());
      } else {
        counts.days.put(LocalDate.parse(day), new TreeMap<>(types));
        counts.pairs += types.size();
      }
    });
    return counts;
  }
}
