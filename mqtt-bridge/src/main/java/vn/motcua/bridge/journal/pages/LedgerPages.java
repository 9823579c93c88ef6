package vn.motcua.bridge.journal.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a ledger's file under those of its log, as SQLite would see them, but read without
 * it. A page that was cut by a truncation is filled with zeros. One thread.
 */
public final class LedgerPages implements AutoCloseable {
  /** Root page of {@code event}, which is the first table created. */
  public static final int EVENT_ROOT = 2;

  private final @Nullable FileChannel main;
  private final LogFrames log;
  private final int count;

  private LedgerPages(@Nullable FileChannel main, LogFrames log) throws IOException {
    this.main = main;
    this.log = log;
    long ofMain = main == null ? 0 : (main.size() + log.pageBytes() - 1) / log.pageBytes();
    this.count = Math.toIntExact(Math.max(ofMain, log.lastPage()));
  }

  /** Opens the two files for reading; a missing one counts as empty. */
  public static LedgerPages open(Path file) throws IOException {
    LogFrames log = LogFrames.of(file, PageSize.of(file));
    return new LedgerPages(
        Files.exists(file) ? FileChannel.open(file, StandardOpenOption.READ) : null, log);
  }

  /** The size of each page. */
  int pageBytes() {
    return log.pageBytes();
  }

  /** How many pages there are; the first is number 1. */
  int count() {
    return count;
  }

  /** The log over the file. */
  LogFrames log() {
    return log;
  }

  /** A page by its number from 1; null where there is none. */
  byte @Nullable [] page(int number) {
    if (number < 1 || number > count) {
      return null;
    }
    int frame = log.committed(number);
    return frame >= 0 ? log.page(frame) : ofMain(number);
  }

  private byte[] ofMain(int number) {
    ByteBuffer page = ByteBuffer.allocate(pageBytes());
    long from = (long) (number - 1) * pageBytes();
    FileChannel open = main;
    try {
      int read = 0;
      while (open != null && read >= 0 && page.hasRemaining()) {
        read = open.read(page, from + page.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("page " + number + " cannot be read", e);
    }
    return page.array();
  }

  @Override
  public void close() throws IOException {
    if (main != null) {
      main.close();
    }
  }
}
