package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.upkeep.Allowance;
import vn.motcua.firmware.upkeep.FlappingRun;

/** A device that flaps causes a bounded number of events, and the last one gives its true state. */
class FlappingTest {
  private static final String MORNING = "2026-11-20T07:30:00+07:00";
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** What a device that came to rest may still take until the ledger says so: a tick more. */
  private static final Duration LATEST = Allowance.SPACING.plus(SECOND);

  private final Scene scene = new Scene(MORNING);

  @Test
  void aDeviceThatFlapsAllDayCostsABoundedNumberOfEventsInAnyHour() {
    List<Long> at = new ArrayList<>();
    for (long second = 0; second < 8 * 3_600; second++) {
      life(second % 2 == 0 ? LifeStage.READY : LifeStage.ABSENT);
      tick();
      int events = changes().size();
      while (at.size() < events) {
        at.add(second);
      }
      scene.after(SECOND);
    }
    for (long from : at) {
      assertThat(at.stream().filter(t -> t >= from && t < from + 3_600).count())
          .isLessThanOrEqualTo(Allowance.AN_HOUR);
    }
    assertThat(at).hasSize(Allowance.AT_ONCE + 8 * 12 - 1);
  }

  @Test
  void theFirstChangesAreRecordedAsTheyCome() {
    for (int i = 0; i < Allowance.AT_ONCE; i++) {
      life(i % 2 == 0 ? LifeStage.READY : LifeStage.FAULTED);
      assertThat(changes()).hasSize(i + 1);
      assertThat(last().suppressed()).isNull();
    }
  }

  @Test
  void whatWasNotRecordedIsCountedInTheEventThatComesAfter() {
    for (int i = 0; i < Allowance.AT_ONCE + 7; i++) {
      life(i % 2 == 0 ? LifeStage.READY : LifeStage.ABSENT);
    }
    assertThat(changes()).hasSize(Allowance.AT_ONCE);
    scene.after(Allowance.SPACING);
    tick();
    assertThat(changes()).hasSize(Allowance.AT_ONCE + 1);
    assertThat(last()).isEqualTo(new DeviceChanged("scanner-1", "scanner", "ready", "test", 6));
    scene.after(Duration.ofHours(5));
    tick();
    assertThat(changes()).as("nothing has changed since").hasSize(Allowance.AT_ONCE + 1);
  }

  @Test
  void aDeviceThatIsBackWhereItWasStillRecordsThatItFlapped() {
    for (int i = 0; i < Allowance.AT_ONCE + 2; i++) {
      life(i % 2 == 0 ? LifeStage.READY : LifeStage.ABSENT);
    }
    assertThat(last().state()).isEqualTo("absent");
    scene.after(LATEST);
    tick();
    assertThat(last()).isEqualTo(new DeviceChanged("scanner-1", "scanner", "absent", "test", 1));
  }

  @Test
  void neitherARestartNorARebootGivesAFlappingDeviceMoreEvents() {
    for (int start = 0; start < 50; start++) {
      for (int i = 0; i < 20; i++) {
        life(i % 2 == 0 ? LifeStage.READY : LifeStage.ABSENT);
        scene.after(Duration.ofMillis(100));
        tick();
      }
      Scene again = start % 2 == 0 ? scene.restart() : scene.reboot(SECOND);
      assertThat(again).isSameAs(scene);
    }
    assertThat(changes()).hasSizeLessThanOrEqualTo(Allowance.AT_ONCE + 1);
    life(LifeStage.READY);
    scene.after(LATEST);
    tick();
    assertThat(last().state()).isEqualTo("ready");
  }

  @Test
  void pagesSeeThePaperEndWhileThePrinterFlaps() {
    for (int i = 0; i < 200; i++) {
      scene.printerIs(i % 2 == 0 ? Scene.READY : PrinterCondition.OFFLINE);
      scene.after(SECOND);
    }
    scene.printerIs(Scene.PAPER_OUT);
    assertThat(scene.view().printer().state()).isEqualTo("paper-out");
    assertThat(last().state()).isNotEqualTo("paper-out");
    scene.after(LATEST);
    tick();
    assertThat(last().state()).isEqualTo("paper-out");
  }

  @Test
  void aFlappingDeviceCostsOtherDevicesNothing() {
    for (int i = 0; i < 100; i++) {
      life(i % 2 == 0 ? LifeStage.READY : LifeStage.ABSENT);
    }
    scene.hear(new LifeChanged("panel-1", LifeStage.FAULTED, "test"));
    assertThat(last().device()).isEqualTo("panel-1");
  }

  @Test
  void aButtonThatWasStuckIsReadyOnceItIsPressedAgain() {
    scene.hear(new LifeChanged("panel-1", LifeStage.READY, "test"));
    scene.hear(new ButtonReading.Stuck("panel-1", 3, Duration.ofSeconds(10)));
    assertThat(last().state()).isEqualTo("stuck-3");
    scene.press(2);
    tick();
    assertThat(last().state()).isEqualTo("stuck-3");
    scene.press(3);
    tick();
    assertThat(last().state()).isEqualTo("ready");
  }

  /** From a device that may make one more event, with all that {@link FlappingRun} knows. */
  @Test
  void noSequenceOfSevenStepsExceedsTheBoundOrEndsWithAWrongState() {
    int steps = 7;
    int kinds = FlappingRun.STEPS;
    int all = (int) Math.pow(kinds, steps);
    for (int number = 0; number < all; number++) {
      FlappingRun run = new FlappingRun();
      run.spend(Allowance.AT_ONCE - 1);
      for (int i = 0, left = number; i < steps; i++, left /= kinds) {
        run.step(left % kinds);
      }
      run.check("sequence " + number);
    }
  }

  @Test
  void noRandomFlappingExceedsTheBoundOrEndsWithAWrongState() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      FlappingRun run = new FlappingRun();
      int restless = random.nextInt(1, 50);
      for (int i = 0; i < 400; i++) {
        run.step(
            random.nextInt(restless) == 0 ? random.nextInt(FlappingRun.STEPS) : random.nextInt(4));
      }
      run.check("seed " + seed + " round " + round);
    }
  }

  private void life(LifeStage life) {
    scene.hear(new LifeChanged("scanner-1", life, "test"));
  }

  private void tick() {
    scene.step(new Input.Ticked());
  }

  private List<DeviceChanged> changes() {
    return scene.events(DeviceChanged.class);
  }

  private DeviceChanged last() {
    return changes().getLast();
  }
}
