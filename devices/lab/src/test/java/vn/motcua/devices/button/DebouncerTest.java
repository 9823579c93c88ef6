package vn.motcua.devices.button;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.emulator.panel.Bounce;

class DebouncerTest {
  private static final long MS = 1_000_000;

  /** A debouncer on simulated time: deadlines are met to the nanosecond. */
  private static final class Bench {
    final Debouncer debouncer = new Debouncer(4, DebounceTimes.DEFAULT, 0);
    final List<Contacts> found = new ArrayList<>();
    long now;
    long sequence;

    Bench at(long nanos) {
      while (debouncer.nextDeadline().isPresent()
          && debouncer.nextDeadline().getAsLong() <= nanos) {
        found.addAll(debouncer.advance(debouncer.nextDeadline().getAsLong()));
      }
      now = nanos;
      found.addAll(debouncer.advance(nanos));
      return this;
    }

    Bench turn(int button, boolean closed) {
      found.addAll(debouncer.edge(new Edge(button, closed, now, ++sequence)));
      return this;
    }

    Bench bounce(int button, boolean closed, Bounce bounce) {
      long start = now;
      turn(button, closed);
      boolean level = closed;
      for (Duration flip : bounce.flips()) {
        level = !level;
        at(start + flip.toNanos()).turn(button, level);
      }
      return this;
    }
  }

  @Test
  void aCleanPressIsOneReadingWithTheTimeOfItsFirstContact() {
    Bench bench = new Bench().at(300 * MS).turn(2, true).at(420 * MS).turn(2, false).at(900 * MS);
    assertThat(bench.found).containsExactly(new Contacts.Pressed(2, 300 * MS));
    assertThat(bench.debouncer.nextDeadline()).isEmpty();
  }

  @Test
  void aPressIsFoundAfterTheStableTimeAndNotBefore() {
    Bench bench = new Bench().at(300 * MS).turn(0, true);
    assertThat(bench.debouncer.nextDeadline()).hasValue(320 * MS);
    assertThat(bench.at(320 * MS - 1).found).isEmpty();
    assertThat(bench.at(320 * MS).found).hasSize(1);
  }

  @Test
  void onePressIsOneReadingHoweverTheContactsBounce() {
    long seed = new Random().nextLong();
    System.out.println("onePressIsOneReadingHoweverTheContactsBounce seed " + seed);
    Random random = new Random(seed);
    Bench bench = new Bench().at(1_000 * MS);
    for (int press = 1; press <= 10_000; press++) {
      int button = random.nextInt(4);
      bench.bounce(button, true, Bounce.random(random));
      bench.at(bench.now + 25 * MS + random.nextLong(2_000 * MS));
      bench.bounce(button, false, Bounce.random(random));
      bench.at(bench.now + 280 * MS + random.nextLong(2_000 * MS));
      assertThat(bench.found).as("press %d of seed %d", press, seed).hasSize(press);
      assertThat(bench.found.getLast()).isInstanceOf(Contacts.Pressed.class);
    }
  }

  @Test
  void aPressShorterThanTheFilterIsInterference() {
    Bench bench = new Bench().at(MS).turn(1, true).at(20 * MS).turn(1, false).at(500 * MS);
    assertThat(bench.found).isEmpty();
  }

  @Test
  void rareSpikesNeverAddUpToAPress() {
    Bench bench = new Bench();
    for (long spike = 1; spike <= 10_000; spike++) {
      bench.at(spike * 10 * MS).turn(0, true).at(spike * 10 * MS + 2 * MS).turn(0, false);
    }
    assertThat(bench.found).isEmpty();
  }

  @Test
  void aSecondPressWithinTheHoldOffIsTheSamePerson() {
    Bench bench = new Bench().at(300 * MS).turn(0, true).at(400 * MS).turn(0, false);
    bench.at(600 * MS).turn(0, true).at(700 * MS).turn(0, false).at(1_000 * MS);
    assertThat(bench.found).hasSize(1);
    bench.turn(0, true).at(1_100 * MS).turn(0, false).at(2_000 * MS);
    assertThat(bench.found).hasSize(2);
  }

  @Test
  void aKeyHeldForTenSecondsIsReportedStuckOnceAndAgainOnlyAfterItsRelease() {
    Bench bench = new Bench().at(MS).turn(3, true).at(10_000 * MS);
    assertThat(bench.found).containsExactly(new Contacts.Pressed(3, MS));
    bench.at(3_600_000 * MS);
    assertThat(bench.found).hasSize(2).last().isEqualTo(new Contacts.Stuck(3));
    bench.turn(3, false).at(3_601_000 * MS).turn(3, true).at(3_700_000 * MS);
    assertThat(bench.found)
        .hasSize(4)
        .endsWith(new Contacts.Pressed(3, 3_601_000 * MS), new Contacts.Stuck(3));
  }

  @Test
  void aBounceInsideAStuckKeyDoesNotBeginAnotherPress() {
    Bench bench = new Bench().at(MS).turn(0, true).at(11_000 * MS);
    bench.turn(0, false).at(11_005 * MS).turn(0, true).at(40_000 * MS);
    assertThat(bench.found).containsExactly(new Contacts.Pressed(0, MS), new Contacts.Stuck(0));
  }

  @Test
  void twoKeysAtOnceAreTwoReadings() {
    Bench bench = new Bench().at(300 * MS).turn(0, true).at(301 * MS).turn(3, true);
    bench.at(400 * MS).turn(0, false).turn(3, false).at(900 * MS);
    assertThat(bench.found)
        .containsExactly(new Contacts.Pressed(0, 300 * MS), new Contacts.Pressed(3, 301 * MS));
  }

  @Test
  void aHoleInTheSequenceAsksForTheLevelsAndTheLostPressIsFoundThere() {
    Bench bench = new Bench().at(300 * MS).turn(0, true).at(310 * MS);
    bench.sequence += 65;
    bench.turn(1, true);
    assertThat(bench.found).containsExactly(new Contacts.LevelsUnknown());
    bench.found.addAll(bench.debouncer.level(0, false, 312 * MS));
    bench.found.addAll(bench.debouncer.level(1, true, 312 * MS));
    bench.found.addAll(bench.debouncer.level(2, true, 312 * MS));
    bench.at(500 * MS);
    assertThat(bench.found)
        .containsExactly(
            new Contacts.LevelsUnknown(),
            new Contacts.Pressed(1, 310 * MS),
            new Contacts.Pressed(2, 312 * MS));
  }

  @Test
  void aKeyFoundClosedAtTheStartIsNoPressButIsStuckAfterTenSeconds() {
    Bench bench = new Bench();
    bench.debouncer.foundClosed(1, 0);
    bench.at(20_000 * MS);
    assertThat(bench.found).containsExactly(new Contacts.Stuck(1));
    bench.turn(1, false).at(20_100 * MS).turn(1, true).at(21_000 * MS);
    assertThat(bench.found).hasSize(2).last().isEqualTo(new Contacts.Pressed(1, 20_100 * MS));
  }

  @Test
  void anEdgeThatIsReportedLateDoesNotTurnTimeBack() {
    Bench bench = new Bench().at(300 * MS).turn(0, true).at(320 * MS);
    bench.found.addAll(bench.debouncer.edge(new Edge(0, false, 310 * MS, ++bench.sequence)));
    bench.at(900 * MS);
    assertThat(bench.found).containsExactly(new Contacts.Pressed(0, 300 * MS));
    assertThat(bench.debouncer.nextDeadline()).isEmpty();
  }

  @Test
  void timesThatNoSwitchNeedsAreRefused() {
    assertThatThrownBy(
            () -> new DebounceTimes(Duration.ofMillis(5), Duration.ZERO, Duration.ofSeconds(10)))
        .hasMessage("stable time must be 10 to 30 ms, not 5 ms");
  }
}
