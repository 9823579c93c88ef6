package vn.motcua.devices.button;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LampTest {
  private static final long MS = 1_000_000;

  @Test
  void aDurablePressLightsTheLampOnceForSixHundredMilliseconds() {
    assertThat(changes(LampPattern.ON_SHORT)).containsExactly(0L, 600L);
  }

  @Test
  void aRefusedPressBlinksTwice() {
    assertThat(changes(LampPattern.REFUSED)).containsExactly(0L, 120L, 240L, 360L);
  }

  @Test
  void darkEndsAPatternThatPlays() {
    Lamp lamp = new Lamp();
    lamp.play(LampPattern.ON_SHORT, 0);
    lamp.play(LampPattern.OFF, 10 * MS);
    assertThat(lamp.lit()).isFalse();
    assertThat(lamp.nextDeadline()).isEmpty();
  }

  @Test
  void aLampSwitchedLateMakesItsPatternLongerAndSkipsNoFlash() {
    Lamp lamp = new Lamp();
    lamp.play(LampPattern.REFUSED, 0);
    List<Boolean> seen = new ArrayList<>(List.of(lamp.lit()));
    for (long ms = 700; lamp.nextDeadline().isPresent(); ms += 700) {
      lamp.advance(ms * MS);
      seen.add(lamp.lit());
    }
    assertThat(seen).containsExactly(true, false, true, false);
  }

  /** The milliseconds at which the lamp changes. */
  private static List<Long> changes(LampPattern pattern) {
    Lamp lamp = new Lamp();
    List<Long> changes = new ArrayList<>();
    boolean lit = false;
    lamp.play(pattern, 0);
    for (long ms = 0; ms < 1_000; ms++) {
      lamp.advance(ms * MS);
      if (lamp.lit() != lit) {
        lit = lamp.lit();
        changes.add(ms);
      }
    }
    return changes;
  }
}
