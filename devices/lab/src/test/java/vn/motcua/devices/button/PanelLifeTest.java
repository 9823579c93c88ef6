package vn.motcua.devices.button;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pi4j.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.Reading;
import vn.motcua.devices.emulator.panel.MockLines;
import vn.motcua.devices.emulator.panel.PanelEmulator;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.Opener;

/** A panel whose chip is missing, comes, goes and comes again. */
class PanelLifeTest {
  private static final List<Integer> BUTTONS = List.of(1, 2);
  private static final List<Integer> LAMPS = List.of(3);

  private final List<Reading> readings = new CopyOnWriteArrayList<>();
  private final AtomicBoolean there = new AtomicBoolean();
  private final AtomicReference<@Nullable Context> context = new AtomicReference<>();
  private final AtomicReference<@Nullable PanelLines> lines = new AtomicReference<>();
  private final PanelRig panel = new PanelRig(opener(), readings::add, System::nanoTime);

  private Opener<PanelLines> opener() {
    return new Opener<>() {
      @Override
      public PanelLines open() throws LinkException {
        if (!there.get()) {
          throw new LinkException(new Fault.Unplugged("no GPIO chip has the label mock"));
        }
        Context taken = MockLines.context();
        PanelLines opened = new Pi4jPanelLines(taken, BUTTONS, LAMPS, System::nanoTime);
        new PanelEmulator(taken, BUTTONS, LAMPS, 1).close(); // every button at rest, as pull-ups do
        context.set(taken);
        lines.set(opened);
        return opened;
      }

      @Override
      public String where() {
        return "mock";
      }
    };
  }

  @AfterEach
  void stop() {
    panel.close();
  }

  @Test
  void aChipThatIsNotThereIsAbsentAndUsableOnceItComesAndComesAgain() {
    panel.start();
    awaitLives(LifeStage.OPENING, LifeStage.ABSENT, LifeStage.BACKING_OFF);
    assertThat(readings.get(1))
        .isEqualTo(
            new LifeChanged("rating-1", LifeStage.ABSENT, "no GPIO chip has the label mock"));
    panel.lamp(1, LampPattern.ON_SHORT);

    there.set(true);
    awaitLives(LifeStage.OPENING, LifeStage.ABSENT, LifeStage.BACKING_OFF, LifeStage.READY);
    press(1, 1);

    Objects.requireNonNull(lines.get(), "opened").close();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> lives().stream().filter(LifeStage.READY::equals).count() == 2);
    assertThat(lives()).containsSubsequence(LifeStage.READY, LifeStage.ABSENT, LifeStage.READY);
    press(2, 2);
  }

  private void press(int button, int count) {
    Context opened = Objects.requireNonNull(context.get(), "opened");
    try (PanelEmulator finger = new PanelEmulator(opened, BUTTONS, LAMPS, 7)) {
      finger.press(button).join();
      await().atMost(Duration.ofSeconds(10)).until(() -> presses().size() == count);
      assertThat(presses().getLast()).isEqualTo(button);
      panel.lamp(1, LampPattern.ON_SHORT);
      await().atMost(Duration.ofSeconds(10)).until(() -> finger.flashes(1) == 1);
    }
  }

  private void awaitLives(LifeStage... expected) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(lives()).containsExactly(expected));
  }

  private List<LifeStage> lives() {
    return readings.stream()
        .filter(LifeChanged.class::isInstance)
        .map(each -> ((LifeChanged) each).life())
        .toList();
  }

  private List<Integer> presses() {
    return readings.stream()
        .filter(ButtonReading.Pressed.class::isInstance)
        .map(each -> ((ButtonReading.Pressed) each).button())
        .toList();
  }
}
