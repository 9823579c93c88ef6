package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.wire.Topics;

/** How the room for events in flight is divided among the boards that are heard. */
class FlightCreditTest {
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

  private final FlightCredit credit = new FlightCredit();

  private static Topics board(int number) {
    return new Topics("hanoi", "quay-" + number);
  }

  private void hear(int boards, Instant at) {
    for (int number = 1; number <= boards; number++) {
      credit.heard(board(number), at);
    }
  }

  @Test
  void fourBoardsUseTheirOwnWindowAndTheFifthNarrowsAll() {
    assertThat(credit.window()).isNull();
    hear(4, NOW);
    assertThat(credit.window()).isNull();
    credit.heard(board(5), NOW);
    assertThat(credit.window()).isEqualTo(400);
  }

  @Test
  void howeverManyBoardsThereAreEachMaySendOneEvent() {
    hear(FlightCredit.EVENTS_MAX + 500, NOW);
    assertThat(credit.window()).isEqualTo(1);
  }

  @Test
  void aBoardThatIsSilentForMoreThanFiveSecondsNarrowsNobody() {
    hear(5, NOW);
    credit.heard(board(1), NOW.plus(FlightCredit.ACTIVE));
    assertThat(credit.window()).as("after five seconds").isEqualTo(400);
    credit.heard(board(1), NOW.plus(FlightCredit.ACTIVE).plusNanos(1));
    assertThat(credit.window()).as("a moment later").isNull();
  }

  @Test
  void aBoardCountsFromTheLastTimeItWasHeard() {
    hear(5, NOW);
    hear(5, NOW.plus(Duration.ofSeconds(4)));
    credit.heard(board(1), NOW.plus(Duration.ofSeconds(8)));
    assertThat(credit.window()).isEqualTo(400);
    credit.heard(board(1), NOW.plus(Duration.ofSeconds(10)));
    assertThat(credit.window()).isNull();
  }
}
