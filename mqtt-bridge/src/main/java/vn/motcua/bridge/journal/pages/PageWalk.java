package vn.motcua.bridge.journal.pages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.JournalRefusedException;

/**
 * Finds every event in the pages of a damaged ledger that still matches its hash.
 *
 * <p>No b-tree, table definition, page header or cell pointer is trusted: each byte of each page
 * may begin a cell, and the hash decides. Where a leaf page points to a cell without an intact
 * event, each bit of the cell, and of the overflow pages it continues to, is flipped in turn, until
 * {@value #TURNS_MAX} KiB were tried: this repairs one flipped bit, but not more damage. When an
 * event exists with and without its data, the one without is used: it was erased. Memory: about 300
 * bytes for each event. One thread.
 */
public final class PageWalk {
  private static final int TURNS_MAX = 2_000_000;
  private static final int FILE_HEADER_BYTES = 100;
  private static final int LEAF_TABLE = 0x0d;
  private static final int CELLS_AT = 3;
  private static final int POINTERS_AT = 8;

  private final LedgerPages pages;
  private final LeafCells cells;
  private final Map<String, EventPlace> found = new HashMap<>();
  private int turns;

  /** The bit of an overflow page that is flipped while its event is read; page 0 for none. */
  private BitOfPage turned = BitOfPage.NONE;

  private PageWalk(LedgerPages pages, Identity identity) {
    this.pages = pages;
    this.cells = new LeafCells(identity, pages.pageBytes(), this::overflow);
  }

  /** Searches all pages for the events of a board. */
  public static PageWalk through(LedgerPages pages, Identity identity) {
    PageWalk walk = new PageWalk(pages, identity);
    for (int number = 1; number <= pages.count(); number++) {
      walk.scan(number);
    }
    walk.scanBehindTheLog();
    return walk;
  }

  /** Searches the log after the place where SQLite stops. */
  public static PageWalk behindTheLog(LedgerPages pages, Identity identity) {
    PageWalk walk = new PageWalk(pages, identity);
    walk.scanBehindTheLog();
    return walk;
  }

  private void scanBehindTheLog() {
    LogFrames log = pages.log();
    for (int f = log.sound(); f < log.count() && log.isNearlyOurs(f); f++) {
      scan(-1 - f);
    }
  }

  /** Whether a ledger's files contain any event of a board; stops at the first. */
  public static boolean hasEventOf(Path file, Identity identity) {
    try (LedgerPages pages = LedgerPages.open(file)) {
      return hasAny(pages, identity);
    } catch (IOException e) {
      throw new JournalRefusedException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean hasAny(LedgerPages pages, Identity identity) {
    PageWalk walk = new PageWalk(pages, identity);
    for (int number = 1; number <= pages.count() && walk.found.isEmpty(); number++) {
      walk.scanCells(number, walk.bytes(number));
    }
    return !walk.found.isEmpty();
  }

  /** Where intact events were found, in the order of their chains. */
  public List<EventPlace> places() {
    return ChainOrder.of(found.values());
  }

  /** Reads an event that was found. */
  public Event eventAt(EventPlace place) {
    byte[] page = bytes(place.page());
    if (place.turned().page() == place.page()) {
      turn(page, place.turned().bit());
    }
    turned = place.turned();
    try {
      return cells
          .at(page, place.offset())
          .map(Entry::event)
          .orElseThrow(() -> new IllegalStateException("the file changed while it was read"));
    } finally {
      turned = BitOfPage.NONE;
    }
  }

  private byte @Nullable [] overflow(int number) {
    byte[] page = pages.page(number);
    if (page != null && number == turned.page()) {
      turn(page, turned.bit());
    }
    return page;
  }

  private byte[] bytes(int number) {
    byte[] page = number < 0 ? pages.log().page(-1 - number) : pages.page(number);
    return page == null ? new byte[pages.pageBytes()] : page;
  }

  private void scan(int number) {
    byte[] page = bytes(number);
    NavigableSet<Integer> intact = scanCells(number, page);
    int header = number == 1 ? FILE_HEADER_BYTES : 0;
    if (page[header] == LEAF_TABLE) {
      mend(number, page, header, intact);
    }
  }

  private NavigableSet<Integer> scanCells(int number, byte[] page) {
    NavigableSet<Integer> intact = new TreeSet<>();
    for (int offset = 0; offset < page.length; offset++) {
      if (take(number, page, offset)) {
        intact.add(offset);
      }
    }
    return intact;
  }

  private void mend(int number, byte[] page, int header, NavigableSet<Integer> intact) {
    ByteBuffer fields = ByteBuffer.wrap(page);
    int count = fields.getShort(header + CELLS_AT) & 0xffff;
    NavigableSet<Integer> starts = new TreeSet<>(intact);
    for (int i = 0; i < count && header + POINTERS_AT + 2 * i + 2 <= page.length; i++) {
      starts.add(fields.getShort(header + POINTERS_AT + 2 * i) & 0xffff);
    }
    for (int start : starts) {
      if (start < page.length && !intact.contains(start)) {
        Integer next = starts.higher(start);
        mendCell(number, page, start, next == null ? page.length : Math.min(next, page.length));
      }
    }
  }

  private void mendCell(int number, byte[] page, int start, int end) {
    boolean mended = false;
    for (int bit = 8 * start; bit < 8 * end && turns < TURNS_MAX && !mended; bit++) {
      turns++;
      turned = new BitOfPage(number, bit);
      turn(page, bit);
      mended = take(number, page, start);
      turn(page, bit);
    }
    turned = BitOfPage.NONE;
    if (!mended) {
      mendOverflow(number, page, start);
    }
  }

  /** Each try reads and hashes the whole event, so a long one costs more. */
  private void mendOverflow(int number, byte[] page, int start) {
    List<Integer> overflow = cells.overflow(page, start);
    int cost = 1 + overflow.size() * pages.pageBytes() / 1_024;
    boolean mended = false;
    for (int i = 0; i < overflow.size() && !mended; i++) {
      for (int bit = 0; bit < 8 * pages.pageBytes() && turns < TURNS_MAX && !mended; bit++) {
        turns += cost;
        turned = new BitOfPage(overflow.get(i), bit);
        mended = take(number, page, start);
      }
    }
    turned = BitOfPage.NONE;
  }

  private static void turn(byte[] page, int bit) {
    page[bit / 8] ^= (byte) (1 << bit % 8);
  }

  private boolean take(int number, byte[] page, int offset) {
    Optional<Entry> entry = cells.at(page, offset);
    entry.ifPresent(each -> {
      Event event = each.event();
      EventPlace known = found.get(event.hash());
      if (known == null || (known.whole() && !event.hasData())) {
        int order = known == null ? found.size() : known.order();
        found.put(
            event.hash(),
            new EventPlace(
                order,
                each.position(),
                event.epoch(),
                event.sequence(),
                number,
                offset,
                turned,
                event.hasData()));
      }
    });
    return entry.isPresent();
  }
}
