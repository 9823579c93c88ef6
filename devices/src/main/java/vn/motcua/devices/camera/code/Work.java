package vn.motcua.devices.camera.code;

/**
 * The budget for a picture. It is counted in steps and not in time, so that a busy or cold machine
 * tries as much as an idle one. One thread.
 */
public final class Work {

  /**
   * A unit of work and its cost in steps: about the nanoseconds on one core of a busy x86-64
   * machine; only the ratios matter.
   */
  public enum Step {
    FIND_DOT(4),
    CUT_DOT(4),
    PROFILE_DOT(4),
    PROFILE_STEP(50),
    EDGES_STEP(15),
    ROW_STEP(25),
    PROOF_CHARACTER(80_000),
    SQUARES_DOT(7),
    STACKED_DOT(30);

    private final long steps;

    Step(long steps) {
      this.steps = steps;
    }
  }

  private long left;

  /** A budget of this many steps. */
  public Work(long steps) {
    this.left = steps;
  }

  /** Whether another attempt may begin; one that has begun runs to its end. */
  public boolean more() {
    return left > 0;
  }

  /** The remaining steps; below 0 when the last attempt took more. */
  public long left() {
    return left;
  }

  /** Takes the cost of what was done off the budget. */
  public void spend(Step step, long times) {
    left -= step.steps * times;
  }
}
