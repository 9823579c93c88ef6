package vn.motcua.devices.life;

import vn.motcua.devices.link.Fault;

/** Where a device stands, with what is known only there. */
public sealed interface LifeState {

  /** The same as the vocabulary of readings has it. */
  LifeStage life();

  /** Nothing is attached; also the state before the first opening. */
  record Absent(String reason) implements LifeState {
    @Override
    public LifeStage life() {
      return LifeStage.ABSENT;
    }
  }

  /** Being opened and greeted. {@code attempt} counts from 1 since it was last stable. */
  record Opening(int attempt) implements LifeState {
    @Override
    public LifeStage life() {
      return LifeStage.OPENING;
    }
  }

  /** Works since {@code sinceNanos}. */
  record Ready(int attempt, long sinceNanos) implements LifeState {
    @Override
    public LifeStage life() {
      return LifeStage.READY;
    }
  }

  /** Is there and failed. */
  record Faulted(Fault fault) implements LifeState {
    @Override
    public LifeStage life() {
      return LifeStage.FAULTED;
    }
  }

  /** Waits until {@code untilNanos}, then opening number {@code attempt} begins. */
  record BackingOff(int attempt, long untilNanos) implements LifeState {
    @Override
    public LifeStage life() {
      return LifeStage.BACKING_OFF;
    }
  }
}
