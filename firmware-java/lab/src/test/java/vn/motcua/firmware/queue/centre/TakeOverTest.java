package vn.motcua.firmware.queue.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.queue.centre.HubEvent.HubClaimed;
import vn.motcua.firmware.queue.centre.HubSeat.Role;
import vn.motcua.firmware.queue.centre.HubSeat.Stand;

/** A person makes a board the hub. */
class TakeOverTest {
  private static final Term PRESENT = new Term(7, "hub-1");
  private long now = 1_000;

  @Test
  void theHubThatIsToBeReplacedMaySpeakMeanwhile() {
    HubSeat seat = following(Role.SPARE);
    seat.takeOver("cb-002", now);
    assertThat(seat.claimsAt(now)).isTrue();
    beat(seat, PRESENT);
    later(HubSeat.CLAIM);
    assertThat(seat.events(now)).containsExactly(new HubClaimed(8, "command", "cb-002"));
    seat.apply(new HubClaimed(8, "command", "cb-002"));
    assertThat(seat.isServing()).isTrue();
  }

  @Test
  void aLaterHubThanTheOneToReplaceEndsTheClaim() {
    HubSeat seat = following(Role.HUB);
    seat.takeOver(null, now);
    beat(seat, new Term(8, "hub-1"));
    assertThat(seat.stand()).isEqualTo(Stand.QUIET);
  }

  @Test
  void aClaimOutOfSilenceIsStillGivenUpForAnyHubThatIsHeard() {
    HubSeat seat = following(Role.HUB);
    seat.takeOver(null, now);
    beat(seat, new Term(8, "hub-1"));
    later(HubSeat.SILENCE);
    seat.tick(now);
    assertThat(seat.stand()).isEqualTo(Stand.CLAIMING);
    beat(seat, new Term(8, "hub-1"));
    assertThat(seat.stand()).isEqualTo(Stand.QUIET);
  }

  @Test
  void onlyABoardThatMayBeTheHubAndIsNotIsAsked() {
    HubSeat counter = following(Role.BOARD);
    assertThat(counter.mayTakeOver()).isFalse();
    assertThatThrownBy(() -> counter.takeOver(null, now)).isInstanceOf(IllegalStateException.class);
    HubSeat claiming = following(Role.SPARE);
    claiming.takeOver(null, now);
    assertThat(claiming.mayTakeOver()).isFalse();
  }

  private HubSeat following(Role role) {
    HubSeat seat = new HubSeat("hub-2", role);
    seat.started(now);
    beat(seat, PRESENT);
    seat.events(now).forEach(event -> seat.apply((HubEvent) event));
    return seat;
  }

  private void beat(HubSeat seat, Term term) {
    seat.note(new CentreMail.Beat(term, false), now);
  }

  private void later(Duration time) {
    now += time.toNanos();
  }
}
