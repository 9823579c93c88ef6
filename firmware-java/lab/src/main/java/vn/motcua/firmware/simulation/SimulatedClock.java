package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.time.Instant;
import vn.motcua.firmware.simulation.plan.DayPlan;
import vn.motcua.firmware.system.SystemClock;
import vn.motcua.firmware.system.SystemClock.Discipline;

/** The clocks of a board's kernel: the wall clock, which may be wrong, and the steady one. */
final class SimulatedClock {
  /**
   * The floor of a card without a ledger, as on a real board; no older than the checker accepts.
   */
  private static final Instant BUILT = DayPlan.BEGIN.minus(Duration.ofDays(2));

  private final Agenda agenda;
  private Duration error = Duration.ZERO;
  private long bootNanos;
  private int boots;

  SimulatedClock(Agenda agenda) {
    this.agenda = agenda;
  }

  /** The steady clock begins again. */
  void boot() {
    boots++;
    bootNanos = agenda.nanos();
  }

  /** When the steady clock began, in nanoseconds of the day. */
  long bootNanos() {
    return bootNanos;
  }

  /** CLOCK_MONOTONIC of the board. */
  long nanos() {
    return agenda.nanos() - bootNanos;
  }

  /** The wall clock is wrong by this much from now on. */
  void error(Duration wrongBy) {
    error = wrongBy;
  }

  /** A program's own rules about the wall clock, which is synchronised while it has no error. */
  SystemClock read() {
    return new SystemClock(
        BUILT,
        "boot-" + boots,
        () -> agenda.now().plus(error),
        this::nanos,
        new Discipline(() -> error.isZero(), false));
  }
}
