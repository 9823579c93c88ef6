package vn.motcua.firmware.queue.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.queue.DrawnPicture;
import vn.motcua.firmware.queue.centre.HubSeat.Role;
import vn.motcua.firmware.queue.centre.HubSeat.Stand;

/**
 * The picture of the hub's seat in docs/queue.md is drawn from the code: everything that a board
 * can hear, and silence, is tried in every stand. {@code -Dmotcua.queue.write=true} draws it anew.
 */
class HubPictureTest {
  private static final int LONG_SILENCE = 60;
  private static final Term OTHERS = new Term(7, "hub-1");

  /** A seat of {@code hub-2} and its clock. */
  private static final class Play {
    final HubSeat seat;
    private long now = 1_000;

    Play(Role role) {
      seat = new HubSeat("hub-2", role);
      seat.started(now);
    }

    void second() {
      now += Duration.ofSeconds(1).toNanos();
      settle();
    }

    void hear(CentreMail mail) {
      seat.note(mail, now);
      settle();
    }

    private void settle() {
      seat.tick(now);
      seat.events(now).forEach(event -> seat.apply((HubEvent) event));
    }

    void until(Stand stand) {
      for (int i = 0; i < LONG_SILENCE && seat.stand() != stand; i++) {
        second();
      }
      assertThat(seat.stand()).isEqualTo(stand);
    }
  }

  /** A stand and how a seat gets there. */
  private record Way(Stand stand, Consumer<Play> walk) {
    Play walked(Role role) {
      Play play = new Play(role);
      walk.accept(play);
      assertThat(play.seat.stand()).isEqualTo(stand);
      return play;
    }
  }

  private static final CentreMail.Beat BEAT = new CentreMail.Beat(OTHERS, false);

  private static final List<Way> WAYS =
      List.of(
          new Way(Stand.LISTENING, _ -> {}),
          new Way(Stand.QUIET, play -> play.hear(BEAT)),
          new Way(Stand.CLAIMING, play -> play.until(Stand.CLAIMING)),
          new Way(Stand.SERVING, play -> play.until(Stand.SERVING)));

  @Test
  void theSeatIsDrawnAsItWorks() throws IOException {
    DrawnPicture picture = new DrawnPicture();
    for (Way way : WAYS) {
      String from = word(way.stand());
      Silence hub = silence(way, Role.HUB);
      Silence spare = silence(way, Role.SPARE);
      assertThat(spare.to()).isEqualTo(hub.to());
      if (hub.to() != way.stand()) {
        picture.arrow(from, word(hub.to()), "silence for " + seconds(hub, spare));
      }
      if (way.walked(Role.SPARE).seat.mayTakeOver()) {
        Play play = way.walked(Role.SPARE);
        play.seat.takeOver(null, play.now);
        picture.arrow(from, word(play.seat.stand()), "a person wants it");
      }
      String who = way.stand() == Stand.SERVING ? "a later hub" : "a hub";
      hear(picture, way, who + " is heard", BEAT);
      hear(picture, way, who + "'s last word is heard", new CentreMail.Beat(OTHERS, true));
    }
    picture.isIn("hub", "listening");
  }

  @Test
  void anEarlierHubThatIsHeardChangesNothing() {
    Play play = new Play(Role.HUB);
    play.until(Stand.SERVING);
    play.hear(new CentreMail.Beat(new Term(1, "hub-1"), false));
    assertThat(play.seat.stand()).isEqualTo(Stand.SERVING);
  }

  private static void hear(DrawnPicture picture, Way way, String what, CentreMail mail) {
    Silence hub = after(way, Role.HUB, mail);
    Silence spare = after(way, Role.SPARE, mail);
    assertThat(spare.to()).isEqualTo(hub.to());
    if (hub.to() != way.stand()) {
      String later =
          hub.seconds() == spare.seconds() ? "" : " (spare: " + spare.seconds() + " s later)";
      picture.arrow(word(way.stand()), word(hub.to()), what + later);
    }
  }

  /** What becomes of a seat, and after how many seconds; where it stands when nothing does. */
  private record Silence(int seconds, Stand to) {}

  private static Silence silence(Way way, Role role) {
    Play play = way.walked(role);
    for (int i = 1; i <= LONG_SILENCE; i++) {
      play.second();
      if (play.seat.stand() != way.stand()) {
        return new Silence(i, play.seat.stand());
      }
    }
    return new Silence(0, way.stand());
  }

  /** Only what comes sooner than by silence alone comes of what was heard. */
  private static Silence after(Way way, Role role, CentreMail mail) {
    Play play = way.walked(role);
    play.hear(mail);
    for (int i = 0; i < Math.max(1, silence(way, role).seconds() - 1); i++) {
      if (play.seat.stand() != way.stand()) {
        return new Silence(i, play.seat.stand());
      }
      play.second();
    }
    return new Silence(0, way.stand());
  }

  private static String seconds(Silence hub, Silence spare) {
    return hub.seconds()
        + " s"
        + (hub.seconds() == spare.seconds() ? "" : " (spare: " + spare.seconds() + " s)");
  }

  private static String word(Stand stand) {
    return stand.name().toLowerCase(Locale.ROOT);
  }
}
