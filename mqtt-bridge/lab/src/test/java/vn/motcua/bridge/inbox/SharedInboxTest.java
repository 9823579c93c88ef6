package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.inbox.postgres.Postgres;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.OtherEpochs;
import vn.motcua.bridge.wire.Topics;

/** Several inboxes on one database: the events of one board come to any of them in any order. */
class SharedInboxTest {
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
  private static final Topics BOARD = new Topics("hanoi", "quay-1");
  private static final ChainId CHAIN = new ChainId("hanoi", "quay-1", Ledger.EPOCH);

  private final PostgresAddress address = Postgres.database();
  private final List<InboxStore> stores = new ArrayList<>();
  private final Ledger ledger = new Ledger("hanoi", "quay-1").grow(20);
  private final InboxCore one = inbox();
  private final InboxCore other = inbox();

  private InboxCore inbox() {
    InboxStore store = PostgresInboxStore.open(address, SampleEvent.CATALOGUE);
    stores.add(store);
    return new InboxCore(store);
  }

  @AfterEach
  void close() {
    stores.forEach(InboxStore::close);
  }

  @Test
  void anEventTooEarlyForOneInboxIsTakenOnceTheOtherHasWhatCameBeforeIt() {
    assertThat(receive(one, 2, 4).verdicts())
        .containsExactly(new Verdict.Early(1), new Verdict.Early(1));
    assertThat(receive(one, 2, 4).answers().getFirst().ack().sequence()).isZero();
    var received = receive(other, 1, 3);
    assertThat(received.answers())
        .containsExactly(
            new InboxCore.Answer(BOARD, ledger.ackAt(4).offering(BatchCodec.EVENTS_MAX)));
    assertWhole(4);
    assertThat(stores.getFirst().anomalies()).isEmpty();
  }

  @Test
  void anAnswerThatAnotherProcessHasOvertakenIsCorrectedOnce() {
    receive(one, 1, 2);
    receive(other, 3);
    assertThat(one.overtaken(NOW))
        .containsExactly(
            new InboxCore.Answer(BOARD, ledger.ackAt(3).offering(BatchCodec.EVENTS_MAX)));
    assertThat(one.overtaken(NOW)).isEmpty();
    assertThat(other.overtaken(NOW)).isEmpty();
    receive(other, 4);
    assertThat(one.overtaken(NOW)).as("what it said is settled").isEmpty();
  }

  @Test
  void anAnswerAboutWhatIsKeptAsideIsNotCorrectedByTheChainThatGoesOn() {
    receive(one, 1, 2);
    assertThat(one.overtaken(NOW)).isEmpty();
    Ledger back = new Ledger("hanoi", "quay-1").grow(1).saying("another history").grow(1);
    var _ = one.receive(List.of(CloudEventCodec.encode(back.event(2))), NOW);
    receive(other, 3);
    assertThat(one.overtaken(NOW)).isEmpty();
  }

  @Test
  void aCorrectionThatIsOvertakenItselfIsCorrectedToo() {
    receive(one, 1);
    receive(other, 2);
    assertThat(one.overtaken(NOW)).hasSize(1);
    receive(other, 3);
    assertThat(one.overtaken(NOW))
        .containsExactly(
            new InboxCore.Answer(BOARD, ledger.ackAt(3).offering(BatchCodec.EVENTS_MAX)));
  }

  @Test
  void anEventWithoutItsDataThatComesTooEarlyDoesNotWait() {
    receive(one, 1);
    Message withheld = CloudEventCodec.encodeWithheld(ledger.event(3), "too large");
    assertThat(one.receive(List.of(withheld), NOW).verdicts())
        .containsExactly(new Verdict.Early(2));
    assertThat(receive(other, 2).answers().getFirst().ack())
        .isEqualTo(ledger.ackAt(2).offering(BatchCodec.EVENTS_MAX));
    assertThat(one.receive(List.of(withheld), NOW).verdicts())
        .containsExactly(new Verdict.Stored());
  }

  @Test
  void noRewindIsAskedForAnOrderThatIsUsual() {
    receive(one, 1);
    assertThat(receive(other, 5, 3).answers().getFirst().ack())
        .isEqualTo(ledger.ackAt(1).offering(BatchCodec.EVENTS_MAX));
  }

  @Test
  void aBoardThatAsksWhileSomethingWaitsHasLostWhatIsBeforeIt() {
    receive(one, 1, 4);
    Message birth =
        Message.json(
            BOARD.state(), new BoardState.Born("a".repeat(16), Ledger.EPOCH, 2).toJson(), true);
    var answered = other.receive(List.of(birth), NOW);
    assertThat(answered.answers().getFirst().ack())
        .isEqualTo(
            ledger
                .ackAt(1)
                .offering(BatchCodec.EVENTS_MAX)
                .knowing(new OtherEpochs(OtherEpochs.Known.NONE, List.of())));
    assertThat(stores.getFirst().anomalies())
        .singleElement()
        .satisfies(a -> assertThat(a.kind()).isEqualTo(Anomaly.Kind.GAP))
        .satisfies(a -> assertThat(a.sequence()).isEqualTo(2));
    receive(other, 2, 3, 4);
    assertWhole(4);
    assertThat(stores.getFirst().anomalies()).allMatch(a -> a.healedAt() != null);
  }

  @Test
  void anEventThatCameTooEarlyAndDoesNotFollowIsNamedAndDoesNoHarm() {
    Event third = ledger.event(3);
    Event stranger =
        Chain.link(
            "hanoi", "quay-1", Ledger.EPOCH, 3, third.type(), third.at(), "{}", "e".repeat(64));
    receive(one, 1);
    var _ = one.receive(List.of(CloudEventCodec.encode(stranger)), NOW);
    receive(other, 2);
    assertThat(stores.getFirst().anomalies())
        .extracting(Anomaly::kind)
        .containsExactly(Anomaly.Kind.BROKEN_CHAIN);
    receive(other, 3, 4);
    assertWhole(4);
  }

  @Test
  void whatIsTooFarAheadIsNotKept() {
    ledger.grow(InboxStore.AHEAD_PER_CHAIN_MAX);
    assertThat(receive(one, InboxStore.AHEAD_PER_CHAIN_MAX, InboxStore.AHEAD_PER_CHAIN_MAX + 1))
        .extracting(InboxCore.Received::verdicts)
        .isEqualTo(List.of(new Verdict.Early(1), new Verdict.Gap(1)));
  }

  @Test
  void eachEventOfEachBoardIsStoredOnceWhateverTheOrderAndWhicheverInboxGetsIt() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Ledger> boards = new ArrayList<>();
    List<Message> sent = new ArrayList<>();
    for (int b = 0; b < 5; b++) {
      Ledger board = new Ledger("hanoi", "board-" + b).grow(200);
      boards.add(board);
      board.replay(event -> sent.addAll(Collections.nCopies(2, CloudEventCodec.encode(event))));
    }
    Collections.shuffle(sent, random);
    List<Callable<Integer>> inboxes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      InboxCore core = inbox();
      List<Message> share = sent.subList(sent.size() * i / 3, sent.size() * (i + 1) / 3);
      inboxes.add(() -> batches(core, share));
    }
    runAll(inboxes);
    for (Ledger board : boards) {
      List<Event> expected = new ArrayList<>();
      board.replay(expected::add);
      List<Event> read = new ArrayList<>();
      stores.getFirst().read(ChainId.of(board.event(1)), 1, read::add);
      assertThat(read).as("seed %d", seed).isEqualTo(expected);
    }
    assertThat(stores.getFirst().anomalies()).as("seed %d", seed).isEmpty();
  }

  private static int batches(InboxCore core, List<Message> share) {
    int answers = 0;
    for (int from = 0; from < share.size(); from += 37) {
      List<Message> batch = share.subList(from, Math.min(share.size(), from + 37));
      answers += core.receive(batch, NOW).answers().size();
    }
    return answers;
  }

  private static void runAll(List<Callable<Integer>> inboxes)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(inboxes.size())) {
      for (Future<Integer> each : threads.invokeAll(inboxes)) {
        assertThat(each.get()).isPositive();
      }
    }
  }

  private InboxCore.Received receive(InboxCore core, int... positions) {
    return core.receive(
        java.util.Arrays.stream(positions)
            .mapToObj(p -> CloudEventCodec.encode(ledger.event(p)))
            .toList(),
        NOW);
  }

  private void assertWhole(int count) {
    List<Event> read = new ArrayList<>();
    stores.getFirst().read(CHAIN, 1, read::add);
    assertThat(read).hasSize(count);
    assertThat(read).allMatch(e -> e.equals(ledger.event(e.sequence())));
  }
}
