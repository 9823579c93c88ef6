package vn.motcua.bridge.anchor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The anchors that a run compares chains with; each is removed when its event is reached. They are
 * held in memory, about 300 bytes each: 1 000 boards and a year are about 110 MB. Not thread-safe.
 */
public final class AnchorBook {
  private final Map<String, TreeMap<Long, List<Anchor>>> open = new HashMap<>();

  /** An empty one, with nothing to compare. */
  public static AnchorBook empty() {
    return new AnchorBook();
  }

  /**
   * Reads the anchors of a file that match {@code asked}.
   *
   * @throws AnchorException when a line is not an anchor
   * @throws IOException when the file cannot be read
   */
  public static AnchorBook read(Path file, Predicate<Anchor> asked) throws IOException {
    AnchorBook book = new AnchorBook();
    AnchorFile.read(
        file,
        anchor -> {
          if (asked.test(anchor)) {
            book.add(anchor);
          }
        });
    return book;
  }

  private void add(Anchor anchor) {
    List<Anchor> there =
        open.computeIfAbsent(anchor.chain(), _ -> new TreeMap<>())
            .computeIfAbsent(anchor.sequence(), _ -> new ArrayList<>(1));
    if (!there.contains(anchor)) {
      there.add(anchor);
    }
  }

  /** Removes and returns the anchors of an event; usually none. */
  public List<Anchor> at(String chain, long sequence) {
    TreeMap<Long, List<Anchor>> ofChain = open.get(chain);
    List<Anchor> there = ofChain == null ? null : ofChain.remove(sequence);
    return there == null ? List.of() : there;
  }

  /** The anchors whose events were not reached, by chain and sequence. */
  public List<Anchor> left() {
    return open.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(chain -> chain.getValue().values().stream())
        .flatMap(List::stream)
        .toList();
  }
}
