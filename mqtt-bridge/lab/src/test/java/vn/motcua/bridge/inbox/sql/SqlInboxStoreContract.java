package vn.motcua.bridge.inbox.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.InboxStoreContract;

/** What every SQL store must do in addition. */
public abstract class SqlInboxStoreContract extends InboxStoreContract {
  /**
   * Opens, each time it is asked, a database that the program before chain version 2 has filled.
   */
  protected abstract Supplier<InboxStore> before() throws Exception;

  @Test
  void aDatabaseOfTheProgramBeforeChainVersion2OpensGoesOnAndVerifies() throws Exception {
    Supplier<InboxStore> opened = before();
    for (int times = 0; times < 2; times++) {
      try (InboxStore before = opened.get()) {
        ChainId chain = before.report().getFirst().chain();
        List<Event> held = new ArrayList<>();
        before.read(chain, 1, held::add);
        assertThat(held).hasSize(12 + times).isEqualTo(before.page(chain, 1, 100));
        assertThat(held.stream().filter(Event::hasData)).allMatch(Chain::isIntact);
        assertThat(held.stream().filter(each -> !each.hasData())).hasSize(1);
        assertThat(before.anomalies()).extracting(Anomaly::kind).contains(Anomaly.Kind.WITHHELD);
        before.commit(InboxStore.Additions.of(List.of(after(held.getLast()))), NOW);
      }
    }
  }

  private static Event after(Event last) {
    return Chain.link(
        last.centre(),
        last.board(),
        last.epoch(),
        last.sequence() + 1,
        last.type(),
        last.at(),
        last.data(),
        last.hash());
  }

  @Test
  void whatWasCommittedIsThereAfterReopening() {
    commit(events(1, 10), List.of(), NOW);
    store.close();
    store = open();
    assertThat(store.tip(CHAIN).sequence()).isEqualTo(10);
    commit(events(11, 12), List.of(), NOW);
    assertThat(store.tip(CHAIN).sequence()).isEqualTo(12);
  }
}
