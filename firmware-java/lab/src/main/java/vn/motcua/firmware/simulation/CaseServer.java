package vn.motcua.firmware.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.BoardReport;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.bridge.inbox.store.Tip;
import vn.motcua.bridge.inbox.store.Usage;
import vn.motcua.bridge.lab.MemoryInboxStore;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.OtherEpochs;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.core.Stations;

/** The real inbox on a store that sometimes cannot store. One thread. */
final class CaseServer {
  private final Store store = new Store();
  private InboxCore inbox = new InboxCore(store);
  private int failures;

  /** The store's own rules, except while it is down. */
  private final class Store implements InboxStore {
    private final InboxStore held = new MemoryInboxStore(Stations.ALL.events());

    @Override
    public Tip tip(ChainId chain) {
      return held.tip(chain);
    }

    @Override
    public @Nullable String hashOf(ChainId chain, long sequence) {
      return held.hashOf(chain, sequence);
    }

    @Override
    public void commit(Additions additions, Instant now) {
      if (failures > 0) {
        throw new InboxStoreException(
            "the store is down", new IllegalStateException("as the day's plan says"));
      }
      held.commit(additions, now);
    }

    @Override
    public @Nullable OtherEpochs others(ChainId chain) {
      return held.others(chain);
    }

    @Override
    public boolean holdsAside(ChainId chain, long sequence, String hash) {
      return held.holdsAside(chain, sequence, hash);
    }

    @Override
    public List<Event> page(ChainId chain, long first, int limit) {
      return held.page(chain, first, limit);
    }

    @Override
    public List<Anomaly> anomalies() {
      return held.anomalies();
    }

    @Override
    public List<BoardReport> report() {
      return held.report();
    }

    @Override
    public Map<Topics, BoardPresence> presences() {
      return held.presences();
    }

    @Override
    public SortedMap<String, Long> counts(ChainId chain, Instant from, Instant to, long last) {
      return held.counts(chain, from, to, last);
    }

    @Override
    public List<Event> ofType(ChainId chain, String type) {
      return held.ofType(chain, type);
    }

    @Override
    public Usage usage(Topics board) {
      return held.usage(board);
    }

    @Override
    public Usage.Totals totals() {
      return held.totals();
    }

    @Override
    public List<LimitExceeded> refusals() {
      return held.refusals();
    }

    @Override
    public void close() {
      held.close();
    }
  }

  /** The answers to a message; none while it cannot store. */
  List<InboxCore.Answer> receive(Message message, Instant now) {
    try {
      return inbox.receive(List.of(message), now).answers();
    } catch (InboxStoreException down) {
      return List.of();
    }
  }

  /** It cannot store until {@link #up}. */
  void down() {
    failures++;
  }

  boolean isUp() {
    return failures == 0;
  }

  void up() {
    failures--;
  }

  /** Its program restarts with what is stored. */
  void restart() {
    inbox = new InboxCore(store);
  }

  InboxStore store() {
    return store;
  }
}
