package vn.motcua.devices.zkteco.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.motcua.devices.zkteco.packet.Le;

/**
 * An attendance log as read from a terminal: {@code total 4 | record | record …}.
 *
 * <p>The record size is total divided by the count that GET_FREE_SIZES gives; without a count the
 * layout is the one that all records fit. Firmwares that answer with another table are refused:
 * attendance must not be invented from other bytes.
 *
 * @param punches what could be read, in the terminal's order
 * @param unread how many records could not be read; they stay in the terminal
 * @param reason why nothing, or not all, could be read; empty when all is well
 */
public record AttendanceLog(List<Punch> punches, int unread, String reason) {

  private static final byte[] PREFIX = {(byte) 0xFF, '2', '5', '5', 0, 0, 0, 0, 0};
  private static final int TOTAL_BYTES = 4;

  /** Rows that must make sense before a packet that ends inside one is believed. */
  private static final int FRAGMENT_ROWS_MIN = 4;

  /** Years in which a terminal that was ever set can have been used. */
  private static final int YEAR_MIN = 2005;

  private static final int YEAR_MAX = 2069;

  public AttendanceLog {
    punches = List.copyOf(punches);
  }

  /**
   * Reads a log.
   *
   * @param count records that the terminal says it has; 0 when that is not known
   */
  public static AttendanceLog decode(byte[] data, int count) {
    if (data.length < TOTAL_BYTES) {
      return refused("an attendance log of " + data.length + " bytes has no size");
    }
    int total = (int) Math.min(Le.u32(data, 0), data.length - TOTAL_BYTES);
    if (Le.u32(data, 0) > total) {
      return refused("the log says " + Le.u32(data, 0) + " bytes and " + total + " came");
    }
    if (total == 0) {
      return new AttendanceLog(List.of(), 0, "");
    }
    byte[] records = Arrays.copyOfRange(data, TOTAL_BYTES, TOTAL_BYTES + total);
    if (count > 0) {
      return total % count == 0
          ? best(records, total / count)
          : refused(total + " bytes do not divide into " + count + " records");
    }
    return List.of(40, 16, 8, 49).stream()
        .filter(size -> total % size == 0)
        .map(size -> best(records, size))
        .min(Comparator.comparingInt(AttendanceLog::unread))
        .filter(log -> log.unread == 0)
        .orElseGet(() -> refused("no known record layout fits these " + total + " bytes"));
  }

  /**
   * Reads a packet taken out of the middle of a conversation: whole records, perhaps after four
   * bytes that belong to what came before, and with the beginning of another behind. Empty when no
   * layout gives sensible punches throughout.
   */
  public static Optional<AttendanceLog> fragment(byte[] data) {
    for (int skip : new int[] {TOTAL_BYTES, 0}) {
      for (int size : new int[] {40, 16, 8, 49}) {
        int rows = Math.max(0, data.length - skip) / size;
        boolean whole = rows > 0 && (data.length - skip) % size == 0;
        if (whole || rows >= FRAGMENT_ROWS_MIN) {
          AttendanceLog log = best(Arrays.copyOfRange(data, skip, skip + rows * size), size);
          if (log.unread == 0 && log.sensible() == log.punches.size()) {
            return Optional.of(log);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Records of a known size, in the layout that most of them fit with a year that makes sense. */
  private static AttendanceLog best(byte[] records, int size) {
    return Arrays.stream(AttendanceLayout.values())
        .filter(layout -> size < 40 ? layout.bytes() == size : layout == AttendanceLayout.LONG)
        .map(layout -> decode(records, size, layout))
        .max(Comparator.comparingLong(AttendanceLog::sensible))
        .filter(log -> !log.punches.isEmpty())
        .orElseGet(() -> refused("records of " + size + " bytes are of no known layout"));
  }

  private static AttendanceLog decode(byte[] records, int size, AttendanceLayout layout) {
    List<Punch> punches = new ArrayList<>();
    int unread = 0;
    for (int at = 0; at + size <= records.length; at += size) {
      Optional<Punch> punch = layout.read(records, at + prefix(records, at, size));
      punch.ifPresent(punches::add);
      unread += punch.isPresent() ? 0 : 1;
    }
    String reason = unread == 0 ? "" : unread + " records of " + size + " bytes are not punches";
    return new AttendanceLog(punches, unread, reason);
  }

  private static int prefix(byte[] records, int at, int size) {
    boolean there =
        size >= AttendanceLayout.LONG.bytes() + PREFIX.length
            && Arrays.equals(records, at, at + PREFIX.length, PREFIX, 0, PREFIX.length);
    return there ? PREFIX.length : 0;
  }

  private long sensible() {
    return punches.stream()
        .mapToInt(punch -> punch.time().getYear())
        .filter(year -> year >= YEAR_MIN && year <= YEAR_MAX)
        .count();
  }

  private static AttendanceLog refused(String reason) {
    return new AttendanceLog(List.of(), 1, reason);
  }
}
