package vn.motcua.bridge.anchor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Seals;

/**
 * Compares a board's anchors with its ledger. Anchors of other boards, and of events before the
 * first that the ledger still keeps, are ignored. Not thread-safe; used once.
 */
public final class LedgerAnchors {
  private final AnchorBook book;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Range> held = new HashMap<>();
  private @Nullable LocalDate begins;
  private long agreed;
  private long before;

  private record Range(long first, long last) {}

  private LedgerAnchors(AnchorBook book) {
    this.book = book;
  }

  /**
   * Reads a board's anchors.
   *
   * @throws AnchorException when a line is not an anchor
   * @throws IOException when the file cannot be read
   */
  public static LedgerAnchors read(Path file, Identity board) throws IOException {
    return new LedgerAnchors(
        AnchorBook.read(
            file,
            anchor ->
                anchor.centre().equals(board.centre()) && anchor.board().equals(board.board())));
  }

  /** Takes the next sound event of the ledger. */
  public void meet(Event event) {
    begins = begins == null ? Seals.dayOf(event.at().wall()) : begins;
    String chain = event.centre() + "/" + event.board() + "/" + event.epoch();
    Range range = held.get(chain);
    held.put(chain, new Range(range == null ? event.sequence() : range.first(), event.sequence()));
    for (Anchor anchor : book.at(chain, event.sequence())) {
      if (anchor.hash().equals(event.hash())) {
        agreed++;
      } else {
        faults.add(
            "%s: another event is anchored on %s, with hash %s; the chain was computed anew"
                .formatted(event.id(), anchor.day(), anchor.hash()));
      }
    }
  }

  /** Everything that does not match, one line each, after all events were met. */
  public List<String> faults() {
    List<String> all = new ArrayList<>(faults);
    before = 0;
    for (Anchor anchor : book.left()) {
      Range range = held.get(anchor.chain());
      if (isBefore(anchor, range)) {
        before++;
      } else {
        all.add(
            "%s-%d: anchored on %s, and %s"
                .formatted(
                    anchor.epoch(),
                    anchor.sequence(),
                    anchor.day(),
                    range == null
                        ? "nothing of this epoch is held; the ledger is another one"
                        : "no sound event is held there, the epoch ends at %d; events were taken out"
                            .formatted(range.last())));
      }
    }
    return all;
  }

  private boolean isBefore(Anchor anchor, @Nullable Range range) {
    LocalDate first = begins;
    return range == null
        ? first != null && anchor.day().isBefore(first)
        : anchor.sequence() < range.first();
  }

  /** The number of anchors that match. */
  public long agreed() {
    return agreed;
  }

  /**
   * The number of anchors of events that the ledger no longer keeps; known after {@link #faults}.
   */
  public long before() {
    return before;
  }
}
