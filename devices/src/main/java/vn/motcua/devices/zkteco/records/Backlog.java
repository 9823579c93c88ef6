package vn.motcua.devices.zkteco.records;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * The rows of a log that have not been taken over yet.
 *
 * @param fresh those rows, oldest first
 * @param cursor the cursor after {@code fresh} is durable
 * @param continuity how the log continues from the previous cursor
 */
public record Backlog(List<Punch> fresh, PunchCursor cursor, Continuity continuity) {

  /** How a log goes on from what was taken over of it. */
  public enum Continuity {
    /** It begins with exactly those rows. */
    CONTINUES,
    /** Older rows are gone (full or tidied), the newest of those taken over are there. */
    SHIFTED,
    /**
     * None of them is there: the log was cleared, the terminal was replaced, or unread rows were
     * overwritten. All rows are new; somebody should be told.
     */
    RESTARTED
  }

  private static final int ROW_DIGEST_CHARACTERS = 16;

  public Backlog {
    fresh = List.copyOf(fresh);
  }

  /** Compares a whole log with the cursor kept of it. */
  public static Backlog after(PunchCursor cursor, List<Punch> log) {
    int taken = cursor.count();
    if (taken <= log.size() && digest(log.subList(0, taken)).equals(cursor.digest())) {
      return from(log, taken, Continuity.CONTINUES);
    }
    List<String> rows = log.stream().map(Backlog::row).toList();
    int tail = Collections.lastIndexOfSubList(rows, cursor.tail());
    return tail >= 0
        ? from(log, tail + cursor.tail().size(), Continuity.SHIFTED)
        : from(log, 0, Continuity.RESTARTED);
  }

  private static Backlog from(List<Punch> log, int first, Continuity continuity) {
    List<String> tail =
        log.subList(Math.max(0, log.size() - PunchCursor.TAIL_ROWS), log.size()).stream()
            .map(Backlog::row)
            .toList();
    return new Backlog(
        log.subList(first, log.size()), new PunchCursor(log.size(), digest(log), tail), continuity);
  }

  private static String row(Punch punch) {
    return digest(List.of(punch)).substring(0, ROW_DIGEST_CHARACTERS);
  }

  private static String digest(List<Punch> punches) {
    if (punches.isEmpty()) {
      return "";
    }
    MessageDigest sha256 = sha256();
    for (Punch punch : punches) {
      String row =
          punch.userId() + '|' + punch.time() + '|' + punch.verify() + '|' + punch.state() + '\n';
      sha256.update(row.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
