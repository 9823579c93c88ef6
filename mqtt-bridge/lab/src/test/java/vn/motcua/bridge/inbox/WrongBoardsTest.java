package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.WrongBoard.RightChain;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.lab.MemoryInboxStore;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Topics;

/** The inbox names the mistake of a wrong board, and goes on as soon as the board is right. */
class WrongBoardsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T01:00:05Z");

  private final RightChain chain =
      new RightChain(new Topics("an-khanh", "board-1"), "00000000000000aa");
  private final MemoryInboxStore store = new MemoryInboxStore(SampleEvent.CATALOGUE);
  private final InboxCore inbox = new InboxCore(store);

  @ParameterizedTest
  @EnumSource
  void aMistakeIsNamed(WrongBoard board) {
    right(1);
    right(2);
    var verdicts = inbox.receive(List.of(board.next(chain)), NOW).verdicts();
    assertThat(verdicts).hasSize(1);
    assertThat(verdicts.getFirst().getClass().getSimpleName()).isEqualTo(board.verdict);
    if (board.noted == null) {
      assertThat(store.anomalies()).isEmpty();
    } else {
      assertThat(store.anomalies()).extracting(Anomaly::kind).containsExactly(board.noted);
      assertThat(store.anomalies().getFirst().detail()).contains(board.words);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRightEventIsStoredAfterwards(WrongBoard board) {
    right(1);
    right(2);
    inbox.receive(List.of(board.next(chain)), NOW);
    var event = CloudEventCodec.encode(chain.event(3));
    var last = inbox.receive(List.of(event), NOW);
    assertThat(last.verdicts().getFirst())
        .isInstanceOfAny(Verdict.Stored.class, Verdict.Duplicate.class);
    assertThat(last.answers().getLast().ack().sequence()).isEqualTo(3);
    assertThat(last.answers().getLast().ack().hash()).isEqualTo(chain.event(3).hash());
  }

  private void right(int sequence) {
    var message = CloudEventCodec.encode(chain.event(sequence));
    assertThat(inbox.receive(List.of(message), NOW).verdicts())
        .singleElement()
        .isInstanceOf(Verdict.Stored.class);
  }
}
