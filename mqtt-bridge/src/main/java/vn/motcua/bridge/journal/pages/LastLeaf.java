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
 * other page the chain then has a hole; on the last one what is left is a sound chain, only
 * shorter.
 *
 * <p>Read without SQLite, from pages that are closed before it opens the file or after it closed
 * it: when a program closes a file, its POSIX locks on it are gone, SQLite's as well. Stateless;
 * any thread.
 */
public final class LastLeaf {
  private static final int INTERIOR_TABLE = 0x05;
  private static final int RIGHT_MOST_AT = 8;

  /** A table of 2^32 pages is not as deep. */
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

  /** The intact events there, in no order; none where SQLite will find no page either. */
  public static List<Entry> entries(LedgerPages pages, Identity identity) {
    byte[] page = pages.page(LedgerPages.EVENT_ROOT);
    for (int depth = 0; page != null && page[0] == INTERIOR_TABLE && depth < DEPTH_MAX; depth++) {
      page = pages.page(ByteBuffer.wrap(page).getInt(RIGHT_MOST_AT));
    }
    List<Entry> entries = new ArrayList<>();
    LeafCells cells = new LeafCells(identity, pages::page);
    for (int offset = 0; page != null && offset < page.length; offset++) {
      cells.at(page, offset).ifPresent(entries::add);
    }
    return entries;
  }

  /** Those of {@code entries}, read before, that stand behind the end that SQLite then saw. */
  public static List<Finding> hidden(List<Entry> entries, Head end) {
    return entries.stream()
        .mapToLong(Entry::position)
        .filter(position -> position > end.position())
        .sorted()
        .mapToObj(position -> new Finding(position, "is there, but its page does not count it"))
        .toList();
  }
}
