package vn.motcua.firmware.people.session;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may try a password. What counts is the person together with the address that
 * tries, and that address alone; never the person alone, since then anybody could keep an officer
 * out of his own counter. After some free tries each further one waits twice as long as the one
 * before, up to a limit. A try counts as wrong from its beginning, so many at once gain nothing.
 * Any thread.
 */
final class Throttle {
  /** Wrong tries of one person from one address before the first wait. */
  static final int FREE = 5;

  /** Wrong tries from one address, whoever it says it is; officers may share one. */
  static final int FREE_OF_ADDRESS = 20;

  static final Duration WAIT_MAX = Duration.ofMinutes(15);
  static final Duration WAIT_OF_ADDRESS_MAX = Duration.ofMinutes(1);

  /** After this long without a try everything is forgotten. */
  static final Duration MEMORY = Duration.ofHours(1);

  private static final long FIRST_WAIT_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int DOUBLINGS_MAX = 20;
  private static final int ENTRIES_MAX = 4_096;
  private static final int IPV4_BYTES = 4;
  private static final int SUBNET_BYTES = 8;

  private final Map<String, Tries> tries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return size() > ENTRIES_MAX;
        }
      };

  private record Tries(int wrong, long lastNanos) {
    long waitNanos(int free, Duration max, long now) {
      if (wrong < free) {
        return 0;
      }
      long wait =
          Math.min(FIRST_WAIT_NANOS << Math.min(wrong - free, DOUBLINGS_MAX), max.toNanos());
      return Math.max(0, wait - (now - lastNanos));
    }
  }

  /** How long to wait before this try, in nanoseconds; 0 when it may go on, and is counted. */
  synchronized long tryNow(String person, InetAddress from, long now) {
    String address = address(from);
    long wait =
        Math.max(
            of(pair(person, address), now).waitNanos(FREE, WAIT_MAX, now),
            of(address, now).waitNanos(FREE_OF_ADDRESS, WAIT_OF_ADDRESS_MAX, now));
    if (wait == 0) {
      count(pair(person, address), 1, now);
      count(address, 1, now);
    }
    return wait;
  }

  /** The try was right. */
  synchronized void right(String person, InetAddress from, long now) {
    String address = address(from);
    tries.remove(pair(person, address));
    count(address, -1, now);
  }

  /** The try was not made, for want of a place. */
  synchronized void notMade(String person, InetAddress from, long now) {
    String address = address(from);
    count(pair(person, address), -1, now);
    count(address, -1, now);
  }

  private void count(String key, int more, long now) {
    tries.put(key, new Tries(Math.max(0, of(key, now).wrong() + more), now));
  }

  private Tries of(String key, long now) {
    Tries found = tries.get(key);
    return found == null || now - found.lastNanos() >= MEMORY.toNanos() ? new Tries(0, now) : found;
  }

  private static String pair(String person, String address) {
    return person + " " + address;
  }

  /** Of IPv6 the subnet: one machine has all its addresses. */
  private static String address(InetAddress from) {
    byte[] bytes = from.getAddress();
    return HexFormat.of()
        .formatHex(bytes.length == IPV4_BYTES ? bytes : Arrays.copyOf(bytes, SUBNET_BYTES));
  }
}
