package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.bridge.lab.MemoryInboxStore;
import vn.motcua.bridge.wire.Topics;

/** Each limit, exactly reached and exceeded by one. */
class SenderBoundsTest {
  private static final Topics A = new Topics("hanoi", "quay-1");
  private static final Topics B = new Topics("hanoi", "quay-2");
  private static final Topics C = new Topics("hanoi", "quay-3");
  private static final long MANY = 1_000;

  @Test
  void theLastBoardWithinTheLimitIsAdmittedAndEachFurtherAttemptIsCounted() {
    SenderBounds bounds = bounds(new InboxLimits(2, MANY, MANY, MANY, MANY, MANY));
    assertThat(bounds.admits(A)).isTrue();
    assertThat(bounds.admits(B)).isTrue();
    assertThat(bounds.admits(C)).isFalse();
    assertThat(bounds.admits(C)).isFalse();
    assertThat(bounds.admits(A)).as("a board that is known already").isTrue();
    assertThat(bounds.isAdmitted(C)).isFalse();
    assertThat(bounds.refused())
        .isEqualTo(Map.of(new LimitExceeded.Key(LimitExceeded.Limit.BOARDS, "", ""), 2L));
  }

  @Test
  void theLastEpochWithinTheLimitIsAdmittedAndTheNextIsRefused() {
    SenderBounds bounds = bounds(new InboxLimits(MANY, 2, MANY, MANY, MANY, MANY));
    assertThat(bounds.admits(chain(A, 1))).isTrue();
    assertThat(bounds.admits(chain(A, 2))).isTrue();
    assertThat(bounds.admits(chain(A, 3))).isFalse();
    assertThat(bounds.admits(chain(A, 1))).isTrue();
    assertThat(bounds.holds(chain(A, 2))).isTrue();
    assertThat(bounds.holds(chain(A, 3))).isFalse();
    assertThat(bounds.admits(chain(B, 3))).as("another board has a limit of its own").isTrue();
    assertThat(bounds.refused()).isEqualTo(Map.of(key(LimitExceeded.Limit.EPOCHS), 1L));
  }

  @Test
  void anEpochThatABirthNamesCountsAsOneOfItsBoard() {
    SenderBounds bounds = bounds(new InboxLimits(MANY, 2, MANY, MANY, MANY, MANY));
    assertThat(bounds.names(chain(A, 1))).isTrue();
    assertThat(bounds.names(chain(A, 2))).isTrue();
    assertThat(bounds.names(chain(A, 3))).isFalse();
    assertThat(bounds.names(chain(A, 2))).isTrue();
    assertThat(bounds.admits(chain(A, 2))).isTrue();
    assertThat(bounds.admits(chain(A, 3))).isFalse();
  }

  @Test
  void aBoardsAnomaliesAreKeptUpToItsLimit() {
    SenderBounds bounds = bounds(new InboxLimits(MANY, MANY, 7, MANY, MANY, MANY));
    assertThat(noted(bounds, A, 9)).isEqualTo(7);
    assertThat(noted(bounds, B, 1)).isEqualTo(1);
    assertThat(bounds.refused()).isEqualTo(Map.of(key(LimitExceeded.Limit.ANOMALIES), 2L));
  }

  @Test
  void whereAllBoardsTogetherHaveTooManyAnomaliesTheFirstFiveOfABoardAreKept() {
    SenderBounds bounds = bounds(new InboxLimits(MANY, MANY, MANY, 8, MANY, MANY));
    assertThat(noted(bounds, A, 10)).isEqualTo(8);
    assertThat(noted(bounds, B, 10)).isEqualTo(InboxLimits.ANOMALIES_ALWAYS);
  }

  @Test
  void eventsAreKeptAsideUpToTheirNumber() {
    SenderBounds bounds = bounds(new InboxLimits(MANY, MANY, MANY, MANY, 2, MANY * MANY));
    assertThat(events().stream().map(bounds::mayPutAside)).containsExactly(true, true, false);
    assertThat(bounds.refused()).isEqualTo(Map.of(key(LimitExceeded.Limit.ASIDES), 1L));
  }

  @Test
  void eventsAreKeptAsideUpToTheSizeOfTheirData() {
    List<Event> events = events();
    int two = events.get(0).data().length() + events.get(1).data().length();
    SenderBounds enough = bounds(new InboxLimits(MANY, MANY, MANY, MANY, MANY, two));
    assertThat(events.stream().map(enough::mayPutAside)).containsExactly(true, true, false);
    SenderBounds tooLittle = bounds(new InboxLimits(MANY, MANY, MANY, MANY, MANY, two - 1));
    assertThat(tooLittle.mayPutAside(events.get(0))).isTrue();
    assertThat(tooLittle.mayPutAside(events.get(1))).isFalse();
  }

  @Test
  void aBatchAfterARefusalCountsAnewWhatTheStoreHolds() {
    SenderBounds bounds = bounds(new InboxLimits(1, MANY, MANY, MANY, MANY, MANY));
    assertThat(bounds.admits(A)).isTrue();
    bounds.begin();
    assertThat(bounds.admits(B)).as("nothing was refused: the counts stand").isFalse();
    bounds.begin();
    assertThat(bounds.refused()).isEmpty();
    assertThat(bounds.admits(B)).as("the store has no board, whatever was admitted").isTrue();
  }

  @Test
  void afterAFailureOfTheStoreNothingIsTakenForAdmitted() {
    SenderBounds bounds = bounds(new InboxLimits(1, 1, MANY, MANY, MANY, MANY));
    assertThat(bounds.admits(A)).isTrue();
    assertThat(bounds.admits(chain(A, 1))).isTrue();
    bounds.forget();
    assertThat(bounds.isAdmitted(A)).isFalse();
    assertThat(bounds.isAdmitted(chain(A, 1))).isFalse();
    assertThat(bounds.admits(B)).isTrue();
    assertThat(bounds.admits(chain(A, 2))).isTrue();
  }

  private static SenderBounds bounds(InboxLimits limits) {
    return new SenderBounds(new MemoryInboxStore(SampleEvent.CATALOGUE), limits);
  }

  private static ChainId chain(Topics board, int epoch) {
    return new ChainId(board.centre(), board.board(), "000000000000000" + epoch);
  }

  private static LimitExceeded.Key key(LimitExceeded.Limit limit) {
    return new LimitExceeded.Key(limit, A.centre(), A.board());
  }

  /** How many of {@code times} anomalies may be kept. */
  private static long noted(SenderBounds bounds, Topics board, int times) {
    long kept = 0;
    for (int i = 0; i < times; i++) {
      if (bounds.mayNote(chain(board, 1))) {
        kept++;
      }
    }
    return kept;
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    new Ledger("hanoi", "quay-1").grow(3).replay(events::add);
    return events;
  }
}
