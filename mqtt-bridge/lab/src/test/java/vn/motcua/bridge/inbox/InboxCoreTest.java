package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.lab.MemoryInboxStore;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.OtherEpochs;
import vn.motcua.bridge.wire.Topics;

class InboxCoreTest {
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
  private static final Topics BOARD = new Topics("hanoi", "quay-1");
  private static final ChainId CHAIN = new ChainId("hanoi", "quay-1", Ledger.EPOCH);
  private static final Verdict STORED = new Verdict.Stored();
  private static final Verdict DUPLICATE = new Verdict.Duplicate();

  private final Ledger ledger = new Ledger("hanoi", "quay-1").grow(20);
  private final MemoryInboxStore store = new MemoryInboxStore(SampleEvent.CATALOGUE);
  private final InboxCore core = new InboxCore(store);

  @Test
  void eventsInOrderAreStoredAndAcknowledgedOncePerBatch() {
    var received = receive(1, 2, 3);
    assertThat(received.verdicts()).containsExactly(STORED, STORED, STORED);
    assertThat(received.answers()).containsExactly(new InboxCore.Answer(BOARD, ackAt(3)));
    assertThat(received.answers().getFirst().message().retained()).isTrue();
  }

  @Test
  void whatIsSentAgainIsStoredOnce() {
    assertThat(receive(1, 1, 2, 1).verdicts())
        .containsExactly(STORED, DUPLICATE, STORED, DUPLICATE);
    var again = receive(1, 2);
    assertThat(again.verdicts()).containsExactly(DUPLICATE, DUPLICATE);
    assertThat(again.answers()).extracting(InboxCore.Answer::ack).containsExactly(ackAt(2));
    assertThat(store.tip(CHAIN).sequence()).isEqualTo(2);
  }

  /** A board whose card was put back does not know the tip, but what it has sent. */
  @Test
  void whatOnlyComesAgainIsAnsweredWithItsOwnPlace() {
    receive(1, 2, 3, 4, 5);
    assertThat(receive(2, 4, 3).answers()).containsExactly(new InboxCore.Answer(BOARD, ackAt(4)));
    assertThat(receive(4, 6).answers())
        .as("with a new one the tip is told")
        .containsExactly(new InboxCore.Answer(BOARD, ackAt(6)));
  }

  @Test
  void aBirthAndWhatComesAgainWithItAreAnsweredBoth() {
    receive(1, 2, 3, 4, 5);
    String birth = new BoardState.Born("a".repeat(16), Ledger.EPOCH, 2).toJson();
    List<Message> messages =
        List.of(Message.json(BOARD.state(), birth, true), CloudEventCodec.encode(ledger.event(2)));
    assertThat(core.receive(messages, NOW).answers())
        .extracting(answer -> answer.ack().sequence())
        .containsExactly(5L, 2L);
  }

  @Test
  void aGapIsNamedAndAskedForOnce() {
    var received = receive(1, 4, 5);
    assertThat(received.verdicts()).containsExactly(STORED, new Verdict.Gap(2), new Verdict.Gap(2));
    assertThat(received.answers().getFirst().ack()).isEqualTo(ackAt(1).rewinding());
    assertThat(receive(6, 7).answers().getFirst().ack().rewind()).isFalse();
    assertThat(store.anomalies())
        .singleElement()
        .satisfies(a -> assertThat(a.kind()).isEqualTo(Anomaly.Kind.GAP))
        .satisfies(a -> assertThat(a.sequence()).isEqualTo(2));
  }

  @Test
  void aGapFilledWithinTheBatchIsNamedAllTheSame() {
    var received = receive(1, 3, 2, 3);
    assertThat(received.verdicts()).containsExactly(STORED, new Verdict.Gap(2), STORED, STORED);
    assertThat(received.answers().getFirst().ack()).isEqualTo(ackAt(3));
    assertThat(store.anomalies()).hasSize(1);
  }

  @Test
  void aLedgerThatForkedIsNamedAndNothingIsOverwritten() {
    receive(1, 2);
    Event held = ledger.event(2);
    Event other = ofAnotherHistory(held);
    var received = core.receive(List.of(CloudEventCodec.encode(other)), NOW);
    assertThat(received.verdicts()).containsExactly(new Verdict.Fork(true));
    assertThat(received.answers().getFirst().ack())
        .isEqualTo(offering(Ack.of(Ledger.EPOCH, 2, other.hash())));
    assertThat(store.holdsAside(CHAIN, 2, other.hash())).isTrue();
    assertThat(store.hashOf(CHAIN, 2)).isEqualTo(held.hash());
    assertThat(store.anomalies()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.FORK);
  }

  @Test
  void aBirthAfterAnEventOfAnotherHistoryIsAnsweredWithWhatIsHeldInTheSameBatchToo() {
    receive(1, 2);
    Event held = ledger.event(2);
    Event other = ofAnotherHistory(held);
    String birth = new BoardState.Born("a".repeat(16), Ledger.EPOCH, 1).toJson();
    List<Message> messages =
        List.of(CloudEventCodec.encode(other), Message.json(BOARD.state(), birth, true));
    assertThat(core.receive(messages, NOW).answers())
        .extracting(answer -> answer.ack().hash())
        .containsExactly(other.hash(), held.hash());
  }

  @Test
  void anEventThatDoesNotFollowIsNamedAndNotStored() {
    receive(1, 2);
    Event third = ledger.event(3);
    Event stranger =
        Chain.link(
            "hanoi", "quay-1", Ledger.EPOCH, 3, third.type(), third.at(), "{}", "e".repeat(64));
    assertThat(core.receive(List.of(CloudEventCodec.encode(stranger)), NOW).verdicts())
        .containsExactly(new Verdict.BrokenChain());
    assertThat(receive(3).verdicts()).containsExactly(STORED);
  }

  @Test
  void aDamagedMessageIsNamedAndNotStored() {
    Message whole = CloudEventCodec.encode(ledger.event(1));
    Message damaged =
        new Message(whole.topic(), "{}", false, whole.contentType(), whole.properties());
    assertThat(core.receive(List.of(damaged), NOW).verdicts().getFirst())
        .isInstanceOf(Verdict.Malformed.class);
    assertThat(store.anomalies()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.MALFORMED);
    assertThat(receive(1).verdicts()).containsExactly(STORED);
  }

  @Test
  void theNextEventIsRefusedByNameWhenItIsDamaged() {
    receive(1);
    Message whole = CloudEventCodec.encode(ledger.event(2));
    Message damaged =
        new Message(whole.topic(), "{}", false, whole.contentType(), whole.properties());
    var received = core.receive(List.of(damaged, CloudEventCodec.encode(ledger.event(3))), NOW);
    assertThat(received.answers().getFirst().ack())
        .isEqualTo(ackAt(1).refusing("hash is not the hash of the content"));
  }

  @Test
  void aBatchIsStoredAndAcknowledgedAsItsEventsAre() {
    var received = core.receive(List.of(batch(1, 2, 3), batch(3, 4)), NOW);
    assertThat(received.verdicts()).containsExactly(STORED, STORED, STORED, DUPLICATE, STORED);
    assertThat(received.answers()).containsExactly(new InboxCore.Answer(BOARD, ackAt(4)));
    assertThat(core.receive(List.of(batch(6, 7)), NOW).answers().getFirst().ack())
        .isEqualTo(ackAt(4).rewinding());
  }

  @Test
  void oneDamagedEventOfABatchIsRefusedByNameAndThoseBeforeItAreKept() {
    Message whole = batch(1, 2, 3);
    String damaged = whole.payload().replace("\"number\":\"2\"", "\"number\":\"5\"");
    var received =
        core.receive(
            List.of(new Message(whole.topic(), damaged, false, whole.contentType(), Map.of())),
            NOW);
    assertThat(received.answers().getFirst().ack())
        .isEqualTo(ackAt(1).refusing("hash is not the hash of the content"));
  }

  @Test
  void aWithheldEventIsAnAnomalyAndTheChainGoesOn() {
    Message place = CloudEventCodec.encodeWithheld(ledger.event(1), "too large");
    assertThat(core.receive(List.of(place), NOW).verdicts()).containsExactly(STORED);
    assertThat(receive(2).verdicts()).containsExactly(STORED);
    assertThat(store.anomalies()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.WITHHELD);
  }

  @Test
  void aWholeBranchOfARestoredCardIsKeptAsideInOrder() {
    receive(1, 2, 3);
    Ledger twin = new Ledger("hanoi", "quay-1").grow(2).saying("another history").grow(4);
    List<Message> branch =
        List.of(
            CloudEventCodec.encode(twin.event(3)),
            CloudEventCodec.encode(twin.event(4)),
            CloudEventCodec.encode(twin.event(6)));
    var received = core.receive(branch, NOW);
    assertThat(received.verdicts())
        .containsExactly(new Verdict.Fork(true), new Verdict.Fork(true), new Verdict.Gap(4));
    assertThat(received.answers().getFirst().ack().hash()).isEqualTo(twin.event(4).hash());
    assertThat(core.receive(List.of(CloudEventCodec.encode(twin.event(5))), NOW).verdicts())
        .containsExactly(new Verdict.Fork(true));
    assertThat(store.tip(CHAIN).sequence()).isEqualTo(3);
  }

  @Test
  void manyBoardsAtOnceAreNarrowed() {
    List<Message> births = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Topics board = new Topics("hanoi", "board-" + i);
      births.add(
          Message.json(
              board.state(), new BoardState.Born("a".repeat(16), Ledger.EPOCH, 0).toJson(), true));
    }
    assertThat(core.receive(births, NOW).answers())
        .hasSize(500)
        .allMatch(answer -> Integer.valueOf(4).equals(answer.ack().window()));
    assertThat(core.receive(births.subList(0, 2), NOW.plusSeconds(6)).answers())
        .allMatch(answer -> answer.ack().window() == null);
  }

  @Test
  void aBirthIsAnsweredWithWhatIsHeldOfItsEpoch() {
    OtherEpochs none = new OtherEpochs(OtherEpochs.Known.NONE, List.of());
    assertThat(born("a", Ledger.EPOCH)).isEqualTo(offering(Ack.none(Ledger.EPOCH)).knowing(none));
    receive(1, 2, 3);
    assertThat(born("b", Ledger.EPOCH)).isEqualTo(ackAt(3).knowing(none));
  }

  @Test
  void aBirthIsAnsweredWithWhatElseIsKnownOfItsBoardAlsoWhenNothingOfItWasEverStored() {
    assertThat(born("a", Ledger.EPOCH).others())
        .isEqualTo(new OtherEpochs(OtherEpochs.Known.NONE, List.of()));
    OtherEpochs earlier = new OtherEpochs(OtherEpochs.Known.EARLIER, List.of());
    assertThat(born("b", "00000000000000bb"))
        .isEqualTo(offering(Ack.none("00000000000000bb")).knowing(earlier));
    assertThat(born("c", Ledger.EPOCH).others())
        .as("the first card is back, or a copy of it")
        .isEqualTo(new OtherEpochs(OtherEpochs.Known.LATER, List.of()));
  }

  @Test
  void aLateWillOfAnOldSessionIsIgnored() {
    born("a", Ledger.EPOCH);
    born("b", Ledger.EPOCH);
    dead("a");
    assertThat(core.presence(BOARD)).isNotNull().extracting(BoardPresence::present).isEqualTo(true);
    dead("b");
    assertThat(core.presence(BOARD))
        .isNotNull()
        .extracting(BoardPresence::present)
        .isEqualTo(false);
  }

  @Test
  void eachEventIsStoredOnceWhateverTheOrderAndHoweverOftenItComes() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Integer> sent = new ArrayList<>();
    for (int copies = 0; copies < 30; copies++) {
      for (int i = 1; i <= 20; i++) {
        sent.add(i);
      }
    }
    Collections.shuffle(sent, random);
    for (int position : sent) {
      receive(position);
    }
    receive(range(1, 20));
    List<Event> read = new ArrayList<>();
    store.read(CHAIN, 1, read::add);
    assertThat(read).as("seed %d", seed).hasSize(20).doesNotHaveDuplicates();
    assertThat(store.anomalies()).as("seed %d", seed).allMatch(a -> a.healedAt() != null);
  }

  private static int[] range(int first, int last) {
    return java.util.stream.IntStream.rangeClosed(first, last).toArray();
  }

  private InboxCore.Received receive(int... positions) {
    return core.receive(
        Arrays.stream(positions).mapToObj(p -> CloudEventCodec.encode(ledger.event(p))).toList(),
        NOW);
  }

  private Message batch(int... positions) {
    return BatchCodec.encode(Arrays.stream(positions).mapToObj(ledger::event).toList());
  }

  private Ack ackAt(int position) {
    return offering(ledger.ackAt(position));
  }

  private static Ack offering(Ack ack) {
    return ack.offering(BatchCodec.EVENTS_MAX);
  }

  private Ack born(String session, String epoch) {
    String payload = new BoardState.Born(session.repeat(16), epoch, 0).toJson();
    return core.receive(List.of(Message.json(BOARD.state(), payload, true)), NOW)
        .answers()
        .getFirst()
        .ack();
  }

  private void dead(String session) {
    String payload = new BoardState.Dead(session.repeat(16)).toJson();
    core.receive(List.of(Message.json(BOARD.state(), payload, true)), NOW);
  }

  /** An event in the same place, with other data. */
  private static Event ofAnotherHistory(Event held) {
    return Chain.link(
        held.centre(),
        held.board(),
        held.epoch(),
        held.sequence(),
        held.type(),
        held.at(),
        "{}",
        held.previousHash());
  }
}
