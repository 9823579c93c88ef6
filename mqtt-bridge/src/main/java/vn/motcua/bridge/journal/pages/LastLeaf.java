package vn.motcua.bridge.journal.pages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.bridge.journal.Finding;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.JournalRefusedException;

/**
 * The events on the last page of the event table, whether or not that page counts them.
 *
 * <p>One bit of the number of cells in a page's header hides its last events from SQLite. On any
 * other page the chain then has a gap; on the last page a sound but shorter chain remains.
 *
 * <p>Read without SQLite, before SQLite opens the file or after it has closed it: when a process
 * closes any descriptor of a file, it loses all its POSIX locks on it, including SQLite's.
 * Stateless; any thread.
 */
public final class LastLeaf {
  private static final int INTERIOR_TABLE = 0x05;
  private static final int RIGHT_MOST_AT = 8;

  /** Even a table of 2^32 pages is less deep. */
  private static final int DEPTH_MAX = 20;

  private LastLeaf() {}

  /** Reads a ledger's file that nobody in this process has open. */
  public static List<Entry> entries(Path file, Identity identity) {
    try (LedgerPages pages = LedgerPages.open(file)) {
      return entries(pages, identity);
    } catch (IOException e) {
      throw new JournalRefusedException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The intact events on that page, in no order; none where SQLite would not find the page either.
   */
  public static List<Entry> entries(LedgerPages pages, Identity identity) {
    byte[] page = pages.page(LedgerPages.EVENT_ROOT);
    for (int depth = 0; page != null && page[0] == INTERIOR_TABLE && depth < DEPTH_MAX; depth++) {
      page = pages.page(ByteBuffer.wrap(page).getInt(RIGHT_MOST_AT));
    }
    List<Entry> entries = new ArrayList<>();
    LeafCells cells = new LeafCells(identity, pages.pageBytes(), pages::page);
    for (int offset = 0; page != null && offset < page.length; offset++) {
      cells.at(page, offset).ifPresent(entries::add);
    }
    return entries;
  }

  /** Those of {@code entries}, read before, that are after the end that SQLite saw later. */
  public static List<Finding> hidden(List<Entry> entries, Head end) {
    return entries.stream()
        .mapToLong(Entry::position)
        .filter(position -> position > end.position())
        .sorted()
        .mapToObj(position -> new Finding(position, "is there, but its page does not count it"))
        .toList();
  }
}
