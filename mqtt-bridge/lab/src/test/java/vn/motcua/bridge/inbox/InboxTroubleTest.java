package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.bridge.lab.MemoryInboxStore;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** An inbox that is restarted, whose store fails, or that gets what it must not store. */
class InboxTroubleTest {
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
  private static final Topics BOARD = new Topics("hanoi", "quay-1");
  private static final ChainId CHAIN = new ChainId("hanoi", "quay-1", Ledger.EPOCH);
  private static final Verdict STORED = new Verdict.Stored();

  private final Ledger ledger = new Ledger("hanoi", "quay-1").grow(20);
  private final Ledger neighbour = new Ledger("hanoi", "quay-2").grow(20);
  private final MemoryInboxStore store = new MemoryInboxStore(SampleEvent.CATALOGUE);
  private final InboxCore core = new InboxCore(store);

  private static InboxCore.Received receive(InboxCore core, Ledger from, int... positions) {
    List<Message> messages = new ArrayList<>();
    for (int position : positions) {
      messages.add(CloudEventCodec.encode(from.event(position)));
    }
    return core.receive(messages, NOW);
  }

  private static Message birth(Topics board, String epoch) {
    String payload = new BoardState.Born("a".repeat(16), epoch, 0).toJson();
    return Message.json(board.state(), payload, true);
  }

  private static Event instead(Event held, String previous) {
    return Chain.link(
        held.centre(),
        held.board(),
        held.epoch(),
        held.sequence(),
        held.type(),
        held.at(),
        "{}",
        previous);
  }

  /** An inbox that wrongly has a store of its own fails when another one has moved its chain. */
  private void fails(int next, Message... before) {
    InboxCore stranger = new InboxCore(store);
    receive(stranger, neighbour, next);
    List<Message> messages = new ArrayList<>(List.of(before));
    messages.add(CloudEventCodec.encode(neighbour.event(next)));
    assertThatThrownBy(() -> core.receive(messages, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void afterAFailureOfTheStoreItReadsAnewWhatIsHeld() {
    receive(core, neighbour, 1);
    fails(2);
    assertThat(receive(core, neighbour, 2, 3).verdicts())
        .containsExactly(new Verdict.Duplicate(), STORED);
  }

  @Test
  void aRewindThatCouldNotBeAnsweredIsAskedForAgain() {
    receive(core, neighbour, 1);
    receive(core, ledger, 1);
    fails(2, CloudEventCodec.encode(ledger.event(5)));
    assertThat(receive(core, ledger, 5).answers().getFirst().ack().rewind()).isTrue();
  }

  @Test
  void aBoardOfWhichNothingWasStoredTakesNoPlaceUnderTheLimit() {
    InboxCore two = new InboxCore(store, new InboxLimits(2, 1_000, 1_000, 1_000, 1_000, 1_000_000));
    receive(two, neighbour, 1);
    receive(new InboxCore(store), neighbour, 2);
    List<Message> messages =
        List.of(
            CloudEventCodec.encode(neighbour.event(2)), CloudEventCodec.encode(ledger.event(1)));
    assertThatThrownBy(() -> two.receive(messages, NOW))
        .isInstanceOf(IllegalArgumentException.class);
    Ledger third = new Ledger("hanoi", "quay-3").grow(1);
    assertThat(receive(two, third, 1).verdicts()).containsExactly(STORED);
  }

  @Test
  void anInboxThatRestartsKnowsWhichBoardsAreConnected() {
    core.receive(List.of(birth(BOARD, Ledger.EPOCH)), NOW);
    assertThat(new InboxCore(store).presence(BOARD))
        .isEqualTo(new BoardPresence("a".repeat(16), true, NOW));
  }

  @Test
  void aMessageOnAnotherTopicIsNoEventAndWhatComesWithItIsStored() {
    Message foreign = Message.json("zigbee2mqtt/lamp", "{}", false);
    var received = core.receive(List.of(foreign, CloudEventCodec.encode(ledger.event(1))), NOW);
    assertThat(received.verdicts())
        .containsExactly(new Verdict.Malformed("topic is none of ours"), STORED);
    assertThat(received.answers()).extracting(InboxCore.Answer::board).containsExactly(BOARD);
    assertThat(store.anomalies()).isEmpty();
  }

  @Test
  void anEpochBeyondTheLimitIsNotStoredAndEachAttemptIsCountedOnce() {
    InboxCore one = new InboxCore(store, new InboxLimits(9, 1, 1_000, 1_000, 1_000, 1_000_000));
    receive(one, ledger, 1);
    Ledger renewed = new Ledger("hanoi", "quay-1").renew("00000000000000bb").grow(1);
    for (int times = 1; times <= 3; times++) {
      var received = receive(one, renewed, 1);
      assertThat(received.verdicts())
          .containsExactly(new Verdict.TooMuch(LimitExceeded.Limit.EPOCHS));
      assertThat(received.answers()).isEmpty();
      assertThat(store.refusals())
          .singleElement()
          .satisfies(refusal -> assertThat(refusal.limit()).isEqualTo(LimitExceeded.Limit.EPOCHS));
      assertThat(store.refusals().getFirst().count()).isEqualTo(times);
    }
    assertThat(receive(one, ledger, 2).verdicts()).as("the known one").containsExactly(STORED);
  }

  @Test
  void aBoardBeyondTheLimitIsNeitherStoredNorAnswered() {
    InboxCore one = new InboxCore(store, new InboxLimits(1, 9, 1_000, 1_000, 1_000, 1_000_000));
    receive(one, ledger, 1);
    var received = receive(one, neighbour, 1);
    assertThat(received.verdicts())
        .containsExactly(new Verdict.TooMuch(LimitExceeded.Limit.BOARDS));
    assertThat(received.answers()).isEmpty();
    Topics stranger = new Topics("hanoi", "quay-2");
    assertThat(one.receive(List.of(birth(stranger, Ledger.EPOCH)), NOW).answers()).isEmpty();
    assertThat(one.presence(stranger)).isNull();
  }

  @Test
  void theNextEventOfAnotherHistoryIsABrokenChainAndNamedByItsHash() {
    receive(core, ledger, 1, 2);
    Event stranger = instead(ledger.event(3), "e".repeat(64));
    core.receive(List.of(CloudEventCodec.encode(stranger)), NOW);
    assertThat(store.anomalies())
        .containsExactly(
            new Anomaly(
                CHAIN,
                Anomaly.Kind.BROKEN_CHAIN,
                3,
                stranger.type()
                    + " with hash "
                    + stranger.hash()
                    + ": it does not follow from what is held",
                NOW,
                null));
  }

  @Test
  void anotherEventUnderAHeldSequenceThatFollowsNothingIsAForkThatIsNotKept() {
    receive(core, ledger, 1, 2, 3);
    Event stranger = instead(ledger.event(2), "e".repeat(64));
    assertThat(core.receive(List.of(CloudEventCodec.encode(stranger)), NOW).verdicts())
        .containsExactly(new Verdict.Fork(false));
    assertThat(store.holdsAside(CHAIN, 2, stranger.hash())).isFalse();
    assertThat(store.anomalies())
        .singleElement()
        .satisfies(anomaly -> assertThat(anomaly.kind()).isEqualTo(Anomaly.Kind.FORK))
        .satisfies(anomaly -> assertThat(anomaly.detail()).endsWith("from what is held"));
  }

  @Test
  void anErasedEventWithoutItsDataIsNoAnomaly() {
    Event first = ledger.event(1);
    Message withheld = CloudEventCodec.encodeWithheld(first, "erased");
    assertThat(core.receive(List.of(withheld), NOW).verdicts()).containsExactly(STORED);
    assertThat(store.anomalies()).isEmpty();
  }

  @Test
  void boardsThatSendEventsShareTheRoomAsThoseDoThatAreBorn() {
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      messages.add(CloudEventCodec.encode(new Ledger("hanoi", "board-" + i).grow(1).event(1)));
    }
    assertThat(core.receive(messages, NOW).answers())
        .hasSize(500)
        .allMatch(answer -> Integer.valueOf(4).equals(answer.ack().window()));
  }

  @Test
  void whatWasAskedForIsAskedForAgainAfterABirth() {
    receive(core, ledger, 1);
    assertThat(receive(core, ledger, 5).answers().getFirst().ack().rewind()).isTrue();
    assertThat(receive(core, ledger, 6).answers().getFirst().ack().rewind()).isFalse();
    core.receive(List.of(birth(BOARD, Ledger.EPOCH)), NOW);
    assertThat(receive(core, ledger, 6).answers().getFirst().ack().rewind()).isTrue();
  }
}
