package vn.motcua.bridge.inbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.BoardEvent.Ground;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.EventsV1;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SampleEvent.TicketReprinted;
import vn.motcua.bridge.SlotEvent;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.SlotEvent.SlotTaken;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.wire.OtherEpochs;

/** The contract of every store. */
public abstract class InboxStoreContract {
  protected static final ChainId CHAIN = new ChainId("hanoi", "quay-1", Ledger.EPOCH);
  protected static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

  protected final Ledger ledger = new Ledger("hanoi", "quay-1").grow(2_500);
  protected InboxStore store;

  protected abstract InboxStore open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void anEmptyStoreHoldsNothing() {
    assertThat(store.tip(CHAIN)).isEqualTo(Tip.EMPTY);
    assertThat(store.hashOf(CHAIN, 1)).isNull();
    assertThat(store.report()).isEmpty();
    assertThat(store.anomalies()).isEmpty();
  }

  @Test
  void whatIsCommittedIsReadAsItWas() {
    commit(events(1, 2_500), List.of(), NOW);
    List<Event> read = new ArrayList<>();
    store.read(CHAIN, 3, read::add);
    assertThat(read).isEqualTo(events(3, 2_500));
    assertThat(store.tip(CHAIN)).isEqualTo(new Tip(2_500, ledger.event(2_500).hash()));
    assertThat(store.hashOf(CHAIN, 7)).isEqualTo(ledger.event(7).hash());
    assertThat(store.hashOf(CHAIN, 2_501)).isNull();
  }

  @Test
  void theStoreItselfRefusesAHoleAndKeepsNothingOfTheBatch() {
    commit(events(1, 5), List.of(), NOW);
    assertThatThrownBy(() -> commit(events(7, 8), List.of(), NOW))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> commit(events(5, 6), List.of(), NOW))
        .isInstanceOf(RuntimeException.class);
    assertThat(store.tip(CHAIN).sequence()).isEqualTo(5);
  }

  private void born(Event first) {
    InboxStore.Additions additions =
        new InboxStore.Additions(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            Set.of(ChainId.of(first)));
    store.together(
        Set.of(ChainId.of(first)),
        NOW,
        () -> {
          store.commit(additions, NOW);
          return true;
        });
  }

  @Test
  void whatElseIsKnownOfABoardIsToldByTheOrderInWhichItWasFirstHeardOf() {
    Event renewed = new Ledger("hanoi", "quay-1").renew("00000000000000bb").grow(1).event(1);
    Event other = new Ledger("hanoi", "quay-2").grow(1).event(1);
    assertThat(store.others(CHAIN)).as("not even this one is known").isNull();
    born(other);
    born(ledger.event(1));
    assertThat(store.others(CHAIN)).isEqualTo(new OtherEpochs(OtherEpochs.Known.NONE, List.of()));
    assertThat(store.tip(CHAIN)).isEqualTo(Tip.EMPTY);
    born(renewed);
    assertThat(store.others(CHAIN)).isEqualTo(new OtherEpochs(OtherEpochs.Known.LATER, List.of()));
    assertThat(store.others(ChainId.of(renewed)))
        .isEqualTo(new OtherEpochs(OtherEpochs.Known.EARLIER, List.of()));
    commit(events(1, 2), List.of(), NOW);
    born(ledger.event(1));
    assertThat(store.others(CHAIN)).as("it began before").isNotNull();
    assertThat(store.others(ChainId.of(renewed)))
        .isEqualTo(new OtherEpochs(OtherEpochs.Known.EARLIER, List.of()));
  }

  @Test
  void theLastSlotsThatABoardsEventsNameAreRemembered() {
    LocalDate day = LocalDate.of(2026, 11, 20);
    List<OtherEpochs.Spent> spent = new ArrayList<>();
    Ledger taking = new Ledger("hanoi", "quay-1");
    for (int i = 0; i < OtherEpochs.SLOTS_MAX + 5; i++) {
      spent.add(new OtherEpochs.Spent(day.plusDays(i / 10), i % 10));
      LocalDate on = spent.getLast().day();
      SlotEvent used = i % 2 == 0 ? new SlotTaken(on, i % 10, "test") : new SlotSpent(on, i % 10);
      commit(taking.append(List.of(used), ledger.event(1).at()), List.of(), NOW);
    }
    OtherEpochs others = Objects.requireNonNull(store.others(CHAIN), "its events are held");
    assertThat(others.slots()).isEqualTo(spent.subList(5, spent.size()));
  }

  @Test
  void boardsAndEpochsAreKeptApart() {
    Ledger other = new Ledger("hanoi", "quay-2").grow(2);
    Ledger renewed = new Ledger("hanoi", "quay-1").renew("00000000000000bb").grow(1);
    commit(List.of(ledger.event(1), other.event(1)), List.of(), NOW);
    commit(List.of(renewed.event(1), ledger.event(2), other.event(2)), List.of(), NOW);
    assertThat(store.report())
        .extracting(r -> r.chain().board() + " " + r.lastSequence())
        .containsExactly("quay-1 2", "quay-1 1", "quay-2 2");
    assertThat(store.report().getFirst().counts())
        .containsExactly(java.util.Map.entry("vn.motcua.ticket.voided.v1", 2L));
  }

  @Test
  void aGapIsNotedOnceAndHealsWhenItIsFilled() {
    Anomaly gap = new Anomaly(CHAIN, Anomaly.Kind.GAP, 3, "missing when 5 came", NOW, null);
    commit(events(1, 2), List.of(gap), NOW);
    commit(List.of(), List.of(gap), NOW.plusSeconds(1));
    assertThat(store.anomalies()).containsExactly(gap);
    assertThat(store.report().getFirst().openAnomalies()).isEqualTo(1);
    commit(events(3, 4), List.of(), NOW.plusSeconds(2));
    assertThat(store.anomalies())
        .singleElement()
        .extracting(Anomaly::healedAt)
        .isEqualTo(NOW.plusSeconds(2));
    assertThat(store.report().getFirst().openAnomalies()).isZero();
  }

  @Test
  void otherAnomaliesNeverHeal() {
    commit(List.of(), List.of(new Anomaly(CHAIN, Anomaly.Kind.FORK, 1, "", NOW, null)), NOW);
    commit(events(1, 1), List.of(), NOW);
    assertThat(store.anomalies()).singleElement().extracting(Anomaly::healedAt).isNull();
  }

  protected final void commit(List<Event> events, List<Anomaly> anomalies, Instant now) {
    store.commit(new InboxStore.Additions(events, List.of(), anomalies), now);
  }

  @Test
  void whatIsPutAsideIsFoundAgainAndChangesNothingElse() {
    commit(events(1, 5), List.of(), NOW);
    Event aside = ledger.event(4);
    for (int times = 0; times < 2; times++) {
      store.commit(new InboxStore.Additions(List.of(), List.of(aside), List.of()), NOW);
    }
    assertThat(store.holdsAside(CHAIN, 4, aside.hash())).isTrue();
    assertThat(store.holdsAside(CHAIN, 5, aside.hash())).isFalse();
    assertThat(store.holdsAside(CHAIN, 4, "e".repeat(64))).isFalse();
    assertThat(store.tip(CHAIN).sequence()).isEqualTo(5);
  }

  @Test
  void whatAnEventErasesLosesItsDataInTheChainAndAside() {
    Event held = reprinted(1, Chain.GENESIS, "Nguyễn Văn Thử");
    Event aside = reprinted(1, Chain.GENESIS, "Trần Thị Mẫu");
    Event first = erasure(2, held.hash(), held);
    Event second = erasure(3, first.hash(), aside);
    store.commit(new InboxStore.Additions(List.of(held), List.of(aside), List.of()), NOW);
    commit(List.of(first, second), List.of(), NOW);
    assertThat(store.page(CHAIN, 1, 9)).containsExactly(Chain.erased(held), first, second);
    assertThat(store.page(CHAIN, 1, 9)).allMatch(Chain::isIntact);
    assertThat(aside(aside)).isEqualTo(erased(aside));
    store.commit(new InboxStore.Additions(List.of(), List.of(aside), List.of()), NOW);
    assertThat(aside(aside)).as("sent once more").isEqualTo(erased(aside));
    assertThat(store.counts(CHAIN, Instant.EPOCH, NOW.plusSeconds(9), 9))
        .containsEntry("vn.motcua.ticket.reprinted.v1", 1L);
  }

  @Test
  void anEventThatArrivesAfterItsErasureIsStoredWithoutData() {
    Event late = reprinted(1, Chain.GENESIS, "Nguyễn Văn Thử");
    Event aside = reprinted(1, Chain.GENESIS, "Trần Thị Mẫu");
    Ledger other = new Ledger("hanoi", "quay-1").renew("00000000000000bb");
    Event first = erasure(other, 1, Chain.GENESIS, late);
    Event second = erasure(other, 2, first.hash(), aside);
    commit(List.of(first, second), List.of(), NOW);
    store.close();
    store = reopened();
    Event next = reprinted(2, late.hash(), "Lê Thị Khác");
    store.commit(new InboxStore.Additions(List.of(late, next), List.of(aside), List.of()), NOW);
    assertThat(store.page(CHAIN, 1, 9)).containsExactly(Chain.erased(late), next);
    assertThat(aside(aside)).isEqualTo(erased(aside));
  }

  @Test
  void anEventThatCannotBeProvenWithoutItsDataKeepsThem() {
    Event old = EventsV1.link(reprinted(1, Chain.GENESIS, "Nguyễn Văn Thử"), Chain.GENESIS);
    Event number = event(2, old.hash(), "vn.motcua.ticket.noshow.v1", "{\"number\":\"2001\"}");
    Event first = erasure(3, number.hash(), old);
    Event second = erasure(4, first.hash(), number);
    Event foreign = erasure(5, second.hash(), reprinted(2, old.hash(), "Lê Thị Khác"));
    commit(List.of(old, number, first, second, foreign), List.of(), NOW);
    assertThat(store.page(CHAIN, 1, 9)).containsExactly(old, number, first, second, foreign);
  }

  protected static String erased(Event event) {
    return Objects.requireNonNull(Chain.erased(event)).data();
  }

  /** The store after its process was started again. */
  protected InboxStore reopened() {
    return open();
  }

  /** What is stored as the data of an event that is aside. */
  protected abstract String aside(Event event);

  protected static Event reprinted(long sequence, String previous, String reason) {
    TicketReprinted data = new TicketReprinted(LocalDate.of(2026, 11, 21), "2001", "job-1", reason);
    return event(sequence, previous, EventTypes.typeOf(data), EventTypes.toJson(data));
  }

  protected static Event erasure(long sequence, String previous, Event of) {
    DataErased data = new DataErased(of.id(), of.hash(), Ground.SUBJECT_REQUEST, "e-1", List.of());
    return event(sequence, previous, EventTypes.typeOf(data), EventTypes.toJson(data));
  }

  private static Event erasure(Ledger ledger, long sequence, String previous, Event of) {
    Event like = erasure(sequence, previous, of);
    return Chain.link(
        "hanoi",
        "quay-1",
        ledger.head().epoch(),
        sequence,
        like.type(),
        like.at(),
        like.data(),
        previous);
  }

  protected static Event event(long sequence, String previous, String type, String data) {
    Moment at = new Moment(NOW.plusSeconds(sequence), "boot", sequence, ClockQuality.SYNCHRONISED);
    return Chain.link("hanoi", "quay-1", Ledger.EPOCH, sequence, type, at, data, previous);
  }

  protected final List<Event> events(int first, int last) {
    List<Event> events = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      events.add(ledger.event(i));
    }
    return events;
  }
}
