package vn.motcua.bridge.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.RecordReader;
import vn.motcua.bridge.inbox.store.StoredRow;

/** The record of an inbox in memory, where a chain's number is its place in order of arrival. */
public final class MemoryRecord implements RecordReader {
  private final MemoryInboxStore store;

  /** Reads a store for its verification. */
  public MemoryRecord(MemoryInboxStore store) {
    this.store = store;
  }

  @Override
  public @Nullable HeldChain chainAfter(long id) {
    List<ChainId> chains = store.chains();
    return id >= chains.size() ? null : held(chains, (int) Math.max(0, id));
  }

  private HeldChain held(List<ChainId> chains, int index) {
    ChainId name = chains.get(index);
    return new HeldChain(index + 1L, name, store.tip(name));
  }

  @Override
  public @Nullable HeldChain chain(ChainId name) {
    List<ChainId> chains = store.chains();
    int index = chains.indexOf(name);
    return index < 0 ? null : held(chains, index);
  }

  @Override
  public Page page(HeldChain chain, long sequence, String place) {
    synchronized (store) {
      List<Event> events = store.page(chain.chain(), Math.max(0, sequence) + 1, PAGE_ROWS);
      return new Page(events.stream().map(MemoryRecord::row).toList(), store.tip(chain.chain()));
    }
  }

  private static StoredRow row(Event event) {
    return new StoredRow(
        ChainId.of(event), event.sequence(), "", event.previousHash(), event.hash(), event, "");
  }

  @Override
  public List<StoredRow> asides(@Nullable StoredRow last) {
    List<StoredRow> rows = new ArrayList<>();
    boolean behind = last == null;
    for (Event aside : store.asides()) {
      if (behind && rows.size() < PAGE_ROWS) {
        rows.add(row(aside));
      }
      behind |= last != null && aside.hash().equals(last.hash());
    }
    return rows;
  }

  @Override
  public boolean holds(ChainId chain, long sequence, String hash) {
    return hash.equals(store.hashOf(chain, sequence)) || store.holdsAside(chain, sequence, hash);
  }

  @Override
  public boolean isWithheld(ChainId chain, long sequence) {
    return store.anomalies().stream()
        .anyMatch(each ->
            each.kind() == Anomaly.Kind.WITHHELD
                && each.sequence() == sequence
                && each.chain().equals(chain));
  }

  @Override
  public @Nullable Stretch between(HeldChain chain, Instant from, Instant to) {
    long[] asked =
        store.page(chain.chain(), 1, Integer.MAX_VALUE).stream()
            .filter(e -> !e.at().wall().isBefore(from) && e.at().wall().isBefore(to))
            .mapToLong(Event::sequence)
            .toArray();
    return asked.length == 0 ? null : new Stretch(asked[0], asked[asked.length - 1]);
  }

  @Override
  public List<String> strays() {
    return List.of(); // every event lies in its chain's own list
  }

  @Override
  public void close() {}
}
