package vn.motcua.firmware.queue.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.EventData;
import vn.motcua.firmware.queue.centre.HubEvent.HubHeard;
import vn.motcua.firmware.queue.centre.HubEvent.HubYielded;
import vn.motcua.firmware.queue.centre.HubSeat.Role;
import vn.motcua.firmware.queue.centre.HubSeat.Stand;

/** What a broker has kept of a hub names its term, but does not make it alive. */
class KeptMailTest {
  private static final Term OTHERS = new Term(4, "hub-1");
  private static final CentreMail KEPT_BEAT =
      new CentreMail.Kept(new CentreMail.Beat(OTHERS, false));

  private long now = 1_000;

  @Test
  void theBeatOfADeadHubThatTheBrokerHasKeptIsNoLife() {
    HubSeat seat = started(Role.BOARD);
    seat.note(KEPT_BEAT, now);
    assertThat(seat.isHubAlive(now)).isFalse();
    assertThat(settle(seat)).containsExactly(new HubHeard(4, "hub-1"));
    seat.note(new CentreMail.Beat(OTHERS, false), now);
    assertThat(seat.isHubAlive(now)).isTrue();
  }

  @Test
  void aSpareThatHearsOnlyWhatWasKeptTakesOverWithALaterTerm() {
    HubSeat seat = started(Role.SPARE);
    seat.note(KEPT_BEAT, now);
    settle(seat);
    assertThat(seat.stand()).isEqualTo(Stand.LISTENING);
    later(HubSeat.SILENCE.plus(HubSeat.SPARE_LATER));
    seat.tick(now);
    later(HubSeat.CLAIM);
    settle(seat);
    assertThat(seat.isServing()).isTrue();
    assertThat(seat.term()).isEqualTo(new Term(5, "hub-2"));
  }

  @Test
  void theLastWordThatTheBrokerHasKeptIsALastWord() {
    HubSeat seat = started(Role.SPARE);
    seat.note(new CentreMail.Kept(new CentreMail.Beat(OTHERS, true)), now);
    later(HubSeat.SPARE_LATER);
    seat.tick(now);
    assertThat(seat.stand()).isEqualTo(Stand.CLAIMING);
  }

  @Test
  void aServingHubYieldsToALaterTermThatWasKeptAndThenListensForItsLife() {
    HubSeat seat = started(Role.HUB);
    later(HubSeat.LISTEN);
    seat.tick(now);
    later(HubSeat.CLAIM);
    settle(seat);
    assertThat(seat.isServing()).isTrue();
    later(Duration.ofHours(1));
    seat.note(KEPT_BEAT, now);
    assertThat(settle(seat))
        .containsExactly(new HubYielded(1, 4, "hub-1"), new HubHeard(4, "hub-1"));
    seat.tick(now);
    assertThat(seat.stand()).isEqualTo(Stand.QUIET);
    later(HubSeat.SILENCE);
    seat.tick(now);
    assertThat(seat.stand()).isEqualTo(Stand.CLAIMING);
  }

  private HubSeat started(Role role) {
    HubSeat seat = new HubSeat("hub-2", role);
    seat.started(now);
    return seat;
  }

  private List<EventData> settle(HubSeat seat) {
    List<EventData> events = seat.events(now);
    events.forEach(each -> seat.apply((HubEvent) each));
    return events;
  }

  private void later(Duration time) {
    now += time.toNanos();
  }
}
