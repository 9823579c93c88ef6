package vn.motcua.bridge.journal.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How large the pages of a ledger's file are, also when the field that says so is damaged.
 *
 * <p>SQLite file format, sections 1.3.2, 1.3.8 and 4.1. Stateless; any thread.
 */
public final class PageSize {
  /**
   * Of a new ledger. An append writes whole pages: with 4 096 bytes and its header each one touches
   * three pages of the card, with 1 024 bytes mostly one.
   */
  public static final int BYTES = 1_024;

  /** Of ledgers that earlier versions made. */
  public static final int BYTES_BEFORE = 4_096;

  private static final List<Integer> KNOWN = List.of(BYTES, BYTES_BEFORE);
  private static final int HEADER_BYTES = 100;
  private static final int SIZE_AT = 16;
  private static final int COUNT_AT = 28;
  private static final int LOG_SIZE_AT = 8;

  private PageSize() {}

  /**
   * In bytes: what the file's header says, else its log's, else what fits the length of the file.
   *
   * @param file the ledger's file; its log is beside it; either may be missing
   */
  public static int of(Path file) throws IOException {
    ByteBuffer header = beginning(file, HEADER_BYTES);
    int said = header.getShort(SIZE_AT) & 0xffff;
    if (KNOWN.contains(said)) {
      return said;
    }
    int logSaid = beginning(LogFrames.beside(file), LogFrames.HEADER_BYTES).getInt(LOG_SIZE_AT);
    if (KNOWN.contains(logSaid)) {
      return logSaid;
    }
    long length = Files.exists(file) ? Files.size(file) : 0;
    long count = Integer.toUnsignedLong(header.getInt(COUNT_AT));
    return count * BYTES_BEFORE == length && length > 0 ? BYTES_BEFORE : BYTES;
  }

  /** Padded with zeros. */
  private static ByteBuffer beginning(Path file, int bytes) throws IOException {
    ByteBuffer beginning = ByteBuffer.allocate(bytes);
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        beginning.put(in.readNBytes(bytes));
      }
    }
    return beginning;
  }
}
