package vn.motcua.devices.button;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pi4j.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.Reading;
import vn.motcua.devices.emulator.panel.MockLines;
import vn.motcua.devices.emulator.panel.PanelEmulator;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.link.LinkException;

/** The panel as it runs on a board, on Pi4J lines with a finger at the far end. */
class RatingPanelTest {
  private static final int VALUES = 20;
  private static final List<Integer> BUTTONS = IntStream.range(0, VALUES).boxed().toList();
  private static final List<Integer> LAMPS = List.of(30, 31, 32, 33);

  private final List<Reading> readings = Collections.synchronizedList(new ArrayList<>());
  private final long seed = new Random().nextLong();
  private final Context context = MockLines.context();
  private final FakeTime time = new FakeTime();
  private final PanelLines lines = new Pi4jPanelLines(context, BUTTONS, LAMPS, time::nanos);
  private final PanelEmulator finger = new PanelEmulator(context, BUTTONS, LAMPS, seed, time);
  private final PanelRig panel = new PanelRig(lines, readings::add, time::nanos);

  RatingPanelTest() throws LinkException {}

  @BeforeEach
  void start() {
    panel.start();
    await().until(() -> readings.size() == 2);
  }

  @AfterEach
  void stop() {
    finger.close();
    panel.close();
  }

  @Test
  void twoHundredBouncingPressesAreTwoHundredReadings() {
    System.out.println("twoHundredBouncingPressesAreTwoHundredReadings seed " + seed);
    for (int round = 1; round <= 200 / VALUES; round++) {
      passWhole(finger.pressTogether(IntStream.rangeClosed(1, VALUES).toArray()));
      int expected = round * VALUES;
      await().untilAsserted(() -> assertThat(presses()).hasSize(expected));
    }
    for (int value = 1; value <= VALUES; value++) {
      int button = value;
      assertThat(presses().stream().filter(pressed -> pressed.button() == button))
          .as("button %d of seed %d", button, seed)
          .hasSize(200 / VALUES);
    }
  }

  @Test
  void aPanelSaysThatItIsReadyAndNamesItselfInEachReading() {
    time.pass(Duration.ofMinutes(1));
    long touched = time.nanos();
    passWhole(finger.spike(2, Duration.ofMillis(90)));
    await().until(() -> readings.size() == 3);
    assertThat(readings.get(1))
        .isEqualTo(new LifeChanged("rating-1", LifeStage.READY, "opened and greeted"));
    assertThat(presses()).containsExactly(new ButtonReading.Pressed("rating-1", 2, touched));
  }

  @Test
  void aLampIsDarkUntilItIsAskedForAndOnlyThatLampLights() {
    passWhole(finger.press(3));
    await().until(() -> presses().size() == 1);
    assertThat(flashes()).containsOnly(0);
    panel.lamp(3, LampPattern.ON_SHORT);
    passUntil(() -> finger.flashes(3) == 1);
    passUntil(() -> !finger.lit(3));
    assertThat(flashes()).containsExactly(0, 0, 1, 0);
  }

  @Test
  void aRefusedPressBlinksTheLampTwice() {
    panel.lamp(1, LampPattern.REFUSED);
    passUntil(() -> finger.flashes(1) == 2 && !finger.lit(1));
  }

  @Test
  void aValueWithoutALampIsNoMistake() {
    panel.lamp(VALUES, LampPattern.ON_SHORT);
    panel.lamp(1, LampPattern.ON_SHORT);
    await().until(() -> finger.flashes(1) == 1);
  }

  @Test
  void aSpikeShorterThanTheFilterIsNotHeard() {
    passWhole(finger.spike(1, Duration.ofMillis(3)));
    passWhole(finger.press(2));
    await().until(() -> !presses().isEmpty());
    assertThat(presses()).extracting(ButtonReading.Pressed::button).containsExactly(2);
  }

  @Test
  void aClosedPanelPutsItsLampsOutAndEndsItsThread() {
    panel.lamp(1, LampPattern.ON_SHORT);
    await().until(() -> finger.lit(1));
    panel.close();
    assertThat(finger.lit(1)).isFalse();
    await()
        .until(() ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("device-rating-1")));
  }

  /** Lets the finger come to rest, and the hold-off after it pass. */
  private void passWhole(CompletableFuture<Void> move) {
    time.pass(Duration.ofMillis(500));
    assertThat(move).isCompleted();
  }

  private void passUntil(Callable<Boolean> seen) {
    await()
        .pollInSameThread()
        .until(() -> {
          time.pass(Duration.ofMillis(50));
          return seen.call();
        });
  }

  private List<Integer> flashes() {
    return IntStream.rangeClosed(1, LAMPS.size()).map(finger::flashes).boxed().toList();
  }

  private List<ButtonReading.Pressed> presses() {
    synchronized (readings) {
      return readings.stream()
          .filter(ButtonReading.Pressed.class::isInstance)
          .map(ButtonReading.Pressed.class::cast)
          .toList();
    }
  }
}
