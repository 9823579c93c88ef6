package vn.motcua.firmware.web.guard;

import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bucket of tokens for each address and kind. What comes from this machine has buckets of its
 * own, which nobody else can empty; all others also share one set of buckets, so that many
 * addresses do not add up. An IPv6 network of 64 bits counts as one address, since one machine has
 * all of them.
 *
 * <p>Memory: the {@value #ADDRESSES_MAX} addresses that asked last; one that is forgotten begins
 * with full buckets again, but not beyond what is shared. Any thread; time comes in as nanoseconds.
 */
final class Buckets {
  static final int ADDRESSES_MAX = 1_024;

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final String OWN = "own";

  private final Limits limits;
  private final Row strangers = new Row();

  private final Map<String, Row> rows =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Row> eldest) {
          return size() > ADDRESSES_MAX;
        }
      };

  /**
   * For each kind, when its bucket is full again, in nanoseconds since the first request; a token
   * taken moves it on.
   */
  private static final class Row {
    final Map<Kind, Long> full = new EnumMap<>(Kind.class);

    long fullAt(Kind kind, long now) {
      return Math.max(now, full.getOrDefault(kind, 0L));
    }
  }

  private boolean begun;
  private long origin;

  Buckets(Limits limits) {
    this.limits = limits;
  }

  /** Takes a token; 0 when there was one, else the nanoseconds until there is. */
  synchronized long take(InetAddress from, Kind kind, long nanos) {
    if (!begun) {
      begun = true;
      origin = nanos;
    }
    long now = nanos - origin;
    Row row = row(from);
    long each = limits.nanosEach(kind);
    if (isOwn(from)) {
      return take(row, kind, now, each);
    }
    long wait =
        Math.max(wait(row, kind, now, each), wait(strangers, kind, now, each / Limits.STRANGERS));
    if (wait == 0) {
      take(row, kind, now, each);
      take(strangers, kind, now, each / Limits.STRANGERS);
    }
    return wait;
  }

  private static long take(Row row, Kind kind, long now, long each) {
    long wait = wait(row, kind, now, each);
    if (wait == 0) {
      row.full.put(kind, row.fullAt(kind, now) + each);
    }
    return wait;
  }

  private static long wait(Row row, Kind kind, long now, long each) {
    return Math.max(0, row.fullAt(kind, now) + each - now - MINUTE);
  }

  private Row row(InetAddress from) {
    return rows.computeIfAbsent(isOwn(from) ? OWN : Network.of(from), _ -> new Row());
  }

  private static boolean isOwn(InetAddress from) {
    return from.isLoopbackAddress();
  }

  synchronized int addresses() {
    return rows.size();
  }
}
