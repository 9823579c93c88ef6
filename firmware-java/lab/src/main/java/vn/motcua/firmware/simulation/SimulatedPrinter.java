package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.util.SplittableRandom;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.firmware.simulation.plan.Roster;

/** The printer of a board: how long a slip takes, how it ends, and its paper. One thread. */
final class SimulatedPrinter {
  private static final PrinterCondition READY =
      new PrinterCondition(true, false, false, false, false, true);
  private static final PrinterCondition EMPTY =
      new PrinterCondition(false, false, true, false, false, true);

  private final SplittableRandom random;
  private boolean paper = true;

  /**
   * The outcome of a job.
   *
   * @param in how long it takes until then
   */
  record Outcome(Duration in, PrinterReading reading) {}

  SimulatedPrinter(SplittableRandom random) {
    this.random = random;
  }

  void paper(boolean there) {
    paper = there;
  }

  boolean hasPaper() {
    return paper;
  }

  /** The status that it reports. */
  PrinterReading condition() {
    return new PrinterReading.Changed(Roster.PRINTER, paper ? READY : EMPTY);
  }

  Outcome print(String job) {
    int luck = random.nextInt(100);
    JobOutcome outcome =
        luck < 2 ? JobOutcome.VOID : luck < 4 ? JobOutcome.UNKNOWN : JobOutcome.PRINTED;
    return new Outcome(
        Duration.ofMillis(random.nextInt(300, 2_500)),
        new PrinterReading.JobFinished(Roster.PRINTER, job, outcome, "simulated"));
  }
}
