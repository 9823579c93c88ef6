package vn.motcua.bridge.journal.pages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import vn.motcua.bridge.journal.salvage.LogDamage;
import vn.motcua.bridge.journal.sqlite.SqliteFile;

/**
 * The frames of SQLite's write-ahead log, read without SQLite.
 *
 * <p>SQLite file format, section 4, numbers big-endian:
 *
 * <pre>
 *   header  32  magic 377f0682 or ..83 | version | page size | checkpoint | salt 1, 2 | sum 1, 2
 *   frame   24  page | pages in the file if this commits, else 0 | salt 1, 2 | sum 1, 2
 *               then the page
 * </pre>
 *
 * A frame's checksum continues that of the frame before it, over its first 8 bytes and the page, so
 * a single frame can be checked. {@link LogDamage} flips bits in these bytes and flips them back.
 * One thread.
 */
public final class LogFrames {
  public static final int HEADER_BYTES = 32;
  static final int HEADER_SUMMED = 24;
  static final int FRAME_HEADER_BYTES = 24;
  static final int FRAME_SUMMED = 8;

  /** The rest of a longer log is not read; {@link SqliteFile#LOG_BYTES_MAX} is usual. */
  private static final long BYTES_MAX = 256L << 20;

  private static final int SALT_AT = 16;
  private static final int SUM_AT = 24;
  private static final int FRAME_SALT_AT = 8;
  private static final int FRAME_SUM_AT = 16;

  private final ByteBuffer log;
  private final int pageBytes;
  private final int count;
  private final Map<Integer, Integer> committed = new HashMap<>();
  private int sound;

  private LogFrames(byte[] bytes, int pageBytes) {
    this.log = ByteBuffer.wrap(bytes);
    this.pageBytes = pageBytes;
    this.count = Math.max(0, (bytes.length - HEADER_BYTES) / frameBytes());
    judge();
  }

  /** Reads the log of a ledger's file; one that is missing is empty. */
  public static LogFrames of(Path file, int pageBytes) throws IOException {
    Path log = beside(file);
    if (!Files.exists(log)) {
      return new LogFrames(new byte[0], pageBytes);
    }
    try (var in = Files.newInputStream(log)) {
      return new LogFrames(in.readNBytes((int) Math.min(Files.size(log), BYTES_MAX)), pageBytes);
    }
  }

  /** Where the log of a file is. */
  static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  /** The size of each page. */
  int pageBytes() {
    return pageBytes;
  }

  /** The size of a frame: a page and what is before it. */
  public int frameBytes() {
    return FRAME_HEADER_BYTES + pageBytes;
  }

  private void judge() {
    if (!isHeaderSound()) {
      return;
    }
    Map<Integer, Integer> pending = new HashMap<>();
    while (sound < count && isSound(sound)) {
      pending.put(pageNumber(sound), sound);
      if (commits(sound)) {
        committed.putAll(pending);
        pending.clear();
      }
      sound++;
    }
  }

  /** The number of frames that fit in the file. */
  public int count() {
    return count;
  }

  /** The number of sound frames from the first on; SQLite stops reading here. */
  public int sound() {
    return sound;
  }

  /** The frame that holds a page as last committed, -1 when none does. */
  int committed(int page) {
    return committed.getOrDefault(page, -1);
  }

  /** The largest page number that is committed here. */
  int lastPage() {
    return committed.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** A copy of the page in a frame. */
  byte[] page(int frame) {
    int from = at(frame) + FRAME_HEADER_BYTES;
    return Arrays.copyOfRange(log.array(), from, from + pageBytes);
  }

  int pageNumber(int frame) {
    return log.getInt(at(frame));
  }

  public boolean commits(int frame) {
    return log.getInt(at(frame) + 4) != 0;
  }

  public boolean isHeaderSound() {
    return log.capacity() >= HEADER_BYTES
        && (log.getInt(0) & ~1) == 0x377f0682
        && log.getInt(8) == pageBytes
        && sum(0L, 0, HEADER_SUMMED) == log.getLong(SUM_AT);
  }

  /** Whether a frame belongs to this log and matches its checksum, after the frame before it. */
  public boolean isSound(int frame) {
    return isOurs(frame) && sumOf(frame) == log.getLong(at(frame) + FRAME_SUM_AT);
  }

  /**
   * Whether a frame belongs to the present generation of the log and is not left over from an
   * earlier one.
   */
  private boolean isOurs(int frame) {
    return log.getLong(at(frame) + FRAME_SALT_AT) == log.getLong(SALT_AT);
  }

  /**
   * Whether its salts are right except for one bit; those of a left-over frame differ in about 32
   * bits.
   */
  public boolean isNearlyOurs(int frame) {
    long salt = log.getLong(isHeaderSound() ? SALT_AT : at(0) + FRAME_SALT_AT);
    return Long.bitCount(log.getLong(at(frame) + FRAME_SALT_AT) ^ salt) <= 1;
  }

  /** The last frame that commits and matches its checksum after the frame before it, or -1. */
  public int lastCommit() {
    for (int frame = count - 1; frame > 0; frame--) {
      if (commits(frame) && sumOf(frame) == log.getLong(at(frame) + FRAME_SUM_AT)) {
        return frame;
      }
    }
    return -1;
  }

  private long sumOf(int frame) {
    int at = at(frame);
    long before = log.getLong(frame == 0 ? SUM_AT : at(frame - 1) + FRAME_SUM_AT);
    long ofHeader = sum(before, at, FRAME_SUMMED);
    return sum(ofHeader, at + FRAME_HEADER_BYTES, pageBytes);
  }

  private long sum(long before, int from, int length) {
    ByteBuffer words = log.duplicate();
    words.order((log.getInt(0) & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int first = (int) (before >>> 32);
    int second = (int) before;
    for (int at = from; at < from + length; at += 8) {
      first += words.getInt(at) + second;
      second += words.getInt(at + 4) + first;
    }
    return (long) first << 32 | (second & 0xffff_ffffL);
  }

  /** Where a frame begins. */
  public int at(int frame) {
    return HEADER_BYTES + frame * frameBytes();
  }

  /** The bytes themselves, not a copy. */
  public byte[] bytes() {
    return log.array();
  }
}
