package vn.motcua.firmware.cli.lab;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.bench.Figure;
import vn.motcua.firmware.bench.ViewBench;
import vn.motcua.firmware.bench.bridge.BridgeFigures;
import vn.motcua.firmware.bench.device.DevicesBench;
import vn.motcua.firmware.bench.journal.JournalBench;
import vn.motcua.firmware.bench.journal.WearBench;
import vn.motcua.firmware.bench.picture.ForeignPictures;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.option.ExistingDirectory;
import vn.motcua.firmware.cli.progress.Progress;

/**
 * {@code motcua bench NAME}: one figure on each line with unit and reference, or one JSON object.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the program against what this machine can do.")
final class BenchCommand implements Callable<Integer> {
  private static final int ROUNDS = 9;
  private static final int EVENTS = 300;
  private static final int ROWS_MAX = 2_000_000;
  private static final int LIVE_MAX = 1_000;
  private static final int SYNC_MILLIS_MAX = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "One of ${COMPLETION-CANDIDATES}.")
  private Name name = Name.JOURNAL;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = "--dir",
      converter = ExistingDirectory.class,
      paramLabel = "DIR",
      description = "A directory on the disk to be measured. Default: the working directory.")
  private Path directory = Path.of("");

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "deliver: also drain a backlog of N rows (at most 2000000) and measure the board's"
              + " memory. Default: ${DEFAULT-VALUE}, which takes some minutes; 0 omits it.")
  private int rows = 1_000_000;

  @Option(
      names = "--live",
      paramLabel = "BOARDS",
      description =
          "storm: also use this number of real connections (at most 1000) to a real Mosquitto on"
              + " 127.0.0.1, which is stopped and started again; takes three minutes and about five"
              + " threads for each board.")
  private int live;

  @Option(
      names = "--sync-ms",
      paramLabel = "MS",
      description =
          "journal: make each sync of ledger and plain file take MS milliseconds longer (at most"
              + " 100); syncs of a memory card take 1 to 20 ms.")
  private int syncMillis;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description =
          "devices: only read the pictures in each directory of DIR, and compare with other"
              + " programs. A text file beside each picture says what its codes say, one on each"
              + " line. Where DIR does not exist, the foreign pictures are drawn there and stay.")
  private @Nullable Path pictures;

  /** The available benchmarks. */
  enum Name {
    JOURNAL,
    WEAR,
    DELIVER,
    INBOX,
    STORM,
    DEVICES,
    VIEW
  }

  @Override
  public Integer call() throws Exception {
    if (rows < 0 || rows > ROWS_MAX) {
      throw new ParameterException(
          spec.commandLine(), "--rows takes 0 to " + ROWS_MAX + ", not " + rows);
    }
    if (live < 0 || live > LIVE_MAX) {
      throw new ParameterException(
          spec.commandLine(), "--live takes 0 to " + LIVE_MAX + ", not " + live);
    }
    if (syncMillis < 0 || syncMillis > SYNC_MILLIS_MAX) {
      throw new ParameterException(
          spec.commandLine(), "--sync-ms takes 0 to " + SYNC_MILLIS_MAX + ", not " + syncMillis);
    }
    Path scratch = Files.createTempDirectory(directory.toAbsolutePath(), "motcua-bench-");
    try (var _ = new Interruption(() -> Scratch.delete(scratch))) {
      print(measured(scratch));
      return ExitCode.OK;
    } finally {
      Scratch.delete(scratch);
    }
  }

  private List<Figure> measured(Path scratch) throws Exception {
    int rounds = name == Name.JOURNAL ? ROUNDS : 0;
    String task = "bench " + name.name().toLowerCase(Locale.ROOT);
    try (Progress progress = Progress.of(task, rounds, "rounds", spec.commandLine().getErr())) {
      return switch (name) {
        case JOURNAL ->
            new JournalBench(scratch, ROUNDS, EVENTS, Duration.ofMillis(syncMillis))
                .run(progress::to);
        case WEAR -> new WearBench(scratch).run();
        case DELIVER -> BridgeFigures.deliver(scratch, rows);
        case INBOX -> BridgeFigures.inbox(scratch);
        case STORM -> BridgeFigures.storm(scratch, live);
        case DEVICES ->
            pictures == null ? DevicesBench.run(scratch) : ForeignPictures.run(pictures);
        case VIEW -> ViewBench.run();
      };
    }
  }

  private void print(List<Figure> figures) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      List<String> fields =
          figures.stream()
              .map(each -> "\"%s\":%s".formatted(each.key(), value(each, "null")))
              .toList();
      out.println("{" + String.join(",", fields) + "}");
    } else {
      for (Figure each : figures) {
        out.printf(
            "%-31s %10s %-7s (%s)%n", each.key(), value(each, "-"), each.unit(), each.reference());
      }
    }
    out.flush();
  }

  private static String value(Figure figure, String missing) {
    double value = figure.value();
    return !figure.isMeasured()
        ? missing
        : String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }
}
