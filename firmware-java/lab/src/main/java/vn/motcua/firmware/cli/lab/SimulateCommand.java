package vn.motcua.firmware.cli.lab;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.progress.Progress;
import vn.motcua.firmware.simulation.Simulation;

/** {@code motcua simulate}: days of a whole centre in one thread, from a seed. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs days of a whole centre on a simulated clock.",
      "Simulates people and faults and checks every promise after each step. Exits with 1 at the"
          + " first broken promise, and prints the seed of that day and the shortest list of"
          + " happenings that still breaks it. Day n of seed S is day 1 of seed S+n-1."
          + " docs/simulation.md says what is real and what is simulated."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int DAYS_MAX = 1_000_000;
  private static final int BOARDS_MAX = 99;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--days",
      required = true,
      paramLabel = "N",
      description = "Number of days, 1 to " + DAYS_MAX + ".")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the first day. Default: from the time.")
  private long seed = System.nanoTime();

  @Option(
      names = "--boards",
      paramLabel = "B",
      description =
          "Number of boards, 1 (a commune) to "
              + BOARDS_MAX
              + ". Default: 31, a provincial centre.")
  private int boards = 31;

  @Option(names = "--json", description = "Print one JSON object and nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    require(days >= 1 && days <= DAYS_MAX, "--days takes 1 to " + DAYS_MAX + ", not " + days);
    require(
        boards >= 1 && boards <= BOARDS_MAX,
        "--boards takes 1 to " + BOARDS_MAX + ", not " + boards);
    Simulation simulation = new Simulation(boards, UnaryOperator.identity());
    long begin = System.nanoTime();
    long events = 0;
    long told = 0;
    String digest = "";
    Simulation.Finding broken = null;
    int done = 0;
    try (Progress progress = Progress.of("simulate", days, "days", spec.commandLine().getErr())) {
      while (done < days && broken == null) {
        Simulation.Day day = simulation.day(seed + done);
        done++;
        events += day.events();
        told += day.told();
        digest = day.digest();
        broken = day.broken();
        progress.step();
      }
    }
    long seconds = (System.nanoTime() - begin) / 1_000_000_000L;
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.printf(
          "{\"days\":%d,\"boards\":%d,\"events\":%d,\"told\":%d,\"broken\":%d,\"invariant\":\"%s\","
              + "\"broken_seed\":%d,\"trace_length\":%d,\"seed\":%d,\"digest\":\"%s\","
              + "\"seconds\":%d}%n",
          done,
          boards,
          events,
          told,
          broken == null ? 0 : 1,
          broken == null ? "" : broken.invariant(),
          broken == null ? 0 : broken.seed(),
          broken == null ? 0 : broken.trace().size(),
          seed,
          digest,
          seconds);
    } else {
      out.printf(
          "%d days of %d boards, %d events, %d numbers told, seed %d, %d s%n",
          done, boards, events, told, seed, seconds);
      out.printf("ledgers of the last day: SHA-256 %s%n", digest);
      print(broken, out);
    }
    out.flush();
    return broken == null ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void print(Simulation.@Nullable Finding broken, PrintWriter out) {
    if (broken == null) {
      out.println("every promise was kept");
      return;
    }
    out.printf("BROKEN %s on the day of seed %d%n", broken.invariant(), broken.seed());
    out.printf("  %s%n", broken.what());
    out.printf(
        "  %d of the day's %d happenings break it:%n", broken.trace().size(), broken.happenings());
    broken.trace().forEach(line -> out.println("  " + line));
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
