package vn.motcua.devices.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.link.Fault;

class LifeMachineTest {
  private static final Fault GONE = new Fault.Unplugged("cable out");
  private static final Fault SILENT = new Fault.Timeout("no answer");
  private final LifeMachine machine = new LifeMachine(BackOff.USUAL, new Random(7));

  @Test
  void aDeviceThatOpensIsReady() {
    assertThat(lives(machine.step(new LifeInput.Tick(), 0))).containsExactly(LifeStage.OPENING);
    assertThat(lives(machine.step(new LifeInput.Opened(), 1))).containsExactly(LifeStage.READY);
  }

  @Test
  void aMissingCableIsAbsentAndASilentDeviceIsFaulted() {
    machine.step(new LifeInput.Tick(), 0);
    assertThat(lives(machine.step(new LifeInput.Failed(GONE), 1)))
        .containsExactly(LifeStage.ABSENT, LifeStage.BACKING_OFF);
    elapse();
    assertThat(lives(machine.step(new LifeInput.Failed(SILENT), 2)))
        .containsExactly(LifeStage.FAULTED, LifeStage.BACKING_OFF);
  }

  @Test
  void everyWaitIsWithinTheLimitsAndGrowsToTwoSeconds() {
    machine.step(new LifeInput.Tick(), 0);
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      machine.step(new LifeInput.Failed(GONE), 0);
      waits.add(((LifeState.BackingOff) machine.state()).untilNanos());
      elapse();
    }
    assertThat(waits).allMatch(w -> w >= TimeUnit.MILLISECONDS.toNanos(200));
    assertThat(waits).allMatch(w -> w <= TimeUnit.SECONDS.toNanos(2));
    assertThat(waits.getFirst()).isLessThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(400));
    assertThat(waits.subList(10, 200)).allMatch(w -> w >= TimeUnit.SECONDS.toNanos(1));
    assertThat(waits.stream().distinct().count()).isGreaterThan(150);
  }

  @Test
  void aDeviceThatFailsRightAfterOpeningIsNotRetriedWithoutPause() {
    machine.step(new LifeInput.Tick(), 0);
    for (int i = 0; i < 10; i++) {
      machine.step(new LifeInput.Opened(), 0);
      machine.step(new LifeInput.Failed(SILENT), 1);
      elapse();
    }
    machine.step(new LifeInput.Failed(SILENT), 0);
    assertThat(((LifeState.BackingOff) machine.state()).untilNanos())
        .isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void aDeviceThatWorkedForAWhileIsTriedSoonAgain() {
    machine.step(new LifeInput.Tick(), 0);
    for (int i = 0; i < 6; i++) {
      machine.step(new LifeInput.Failed(GONE), 0);
      elapse();
    }
    machine.step(new LifeInput.Opened(), 0);
    long later = TimeUnit.SECONDS.toNanos(6);
    machine.step(new LifeInput.Failed(GONE), later);
    assertThat(((LifeState.BackingOff) machine.state()).untilNanos() - later)
        .isLessThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(400));
  }

  @Test
  void inputsThatMeanNothingHereChangeNothing() {
    assertThat(machine.step(new LifeInput.Opened(), 0)).isEmpty();
    assertThat(machine.step(new LifeInput.Failed(GONE), 0)).isEmpty();
    machine.step(new LifeInput.Tick(), 0);
    assertThat(machine.step(new LifeInput.Tick(), 0)).isEmpty();
    machine.step(new LifeInput.Failed(GONE), 0);
    assertThat(machine.step(new LifeInput.Tick(), 0)).isEmpty();
  }

  private void elapse() {
    machine.step(new LifeInput.Tick(), TimeUnit.SECONDS.toNanos(3));
  }

  private static List<LifeStage> lives(List<LifeMachine.Transition> transitions) {
    return transitions.stream().map(t -> t.state().life()).toList();
  }
}
