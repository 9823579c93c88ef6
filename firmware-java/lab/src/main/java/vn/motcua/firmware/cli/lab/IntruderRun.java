package vn.motcua.firmware.cli.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.intruder.DoorReport;
import vn.motcua.firmware.intruder.DoorReport.Tried;
import vn.motcua.firmware.intruder.DoorReport.Verdict;
import vn.motcua.firmware.intruder.IntruderScenario;
import vn.motcua.firmware.intruder.Plant;

/** {@code motcua demo --scenario intruder}. */
final class IntruderRun {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final CommandSpec spec;
  private final Options options;

  /** What belongs to the scenario alone. */
  static final class Options {
    @Option(
        names = "--plant",
        paramLabel = "FAULT",
        description =
            "Open one door before, to see that the intruder finds it: open-route, missing-role,"
                + " no-csrf, foreign-topic or stale-lists.")
    private @Nullable String plant;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    boolean areGiven() {
      return plant != null || json;
    }
  }

  IntruderRun(CommandSpec spec, Options options) {
    this.spec = spec;
    this.options = options;
  }

  /**
   * Its exit code; {@code data}: an empty directory, which is kept, or null for a temporary one.
   */
  int run(@Nullable Path data) throws IOException {
    Plant plant = plant();
    String lacking = IntruderScenario.lacking();
    if (lacking != null) {
      tell("the intruder cannot begin: " + lacking);
      return ExitCode.UNAVAILABLE;
    }
    Path directory = data == null ? Files.createTempDirectory("motcua-intruder-") : empty(data);
    PrintWriter out = spec.commandLine().getOut();
    long begin = System.nanoTime();
    boolean holds = false;
    try (var scenario = new IntruderScenario(directory, plant, line -> line(out, line));
        var _ = new Interruption(scenario::close)) {
      DoorReport report = scenario.run();
      holds = report.holds();
      out.println(summary(report, plant, (System.nanoTime() - begin) / NANOS_PER_SECOND));
      out.flush();
      return holds ? ExitCode.OK : ExitCode.FAILED;
    } catch (InterruptedException stopped) {
      tell("stopped before the last door");
      return ExitCode.FAILED;
    } finally {
      if (holds && data == null) {
        Scratch.delete(directory);
      } else {
        tell("what the processes wrote is in " + directory);
      }
    }
  }

  private @Nullable Plant plant() {
    String word = options.plant;
    if (word == null) {
      return null;
    }
    return Arrays.stream(Plant.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "--plant takes %s, not \"%s\""
                    .formatted(
                        Arrays.stream(Plant.values())
                            .map(Plant::word)
                            .collect(Collectors.joining(", ")),
                        word)));
  }

  private Path empty(Path data) throws IOException {
    Files.createDirectories(data);
    try (Stream<Path> files = Files.list(data)) {
      if (files.findAny().isPresent()) {
        throw new ParameterException(
            spec.commandLine(), "--data " + data + " is not empty; name a new directory");
      }
    }
    return data;
  }

  private void line(PrintWriter out, String line) {
    if (!options.json) {
      out.println(line);
      out.flush();
    }
  }

  private String summary(DoorReport report, @Nullable Plant plant, long seconds) {
    List<Tried> open = report.with(Verdict.OPEN);
    List<Tried> wrong = report.with(Verdict.WRONG);
    String planted = plant == null ? "none" : plant.word();
    if (!options.json) {
      String doors =
          Stream.concat(open.stream(), wrong.stream())
              .map(Tried::door)
              .distinct()
              .collect(Collectors.joining(", "));
      return "%d tries, %d open, %d wrong%s; planted: %s; %d s"
          .formatted(
              report.tries(),
              open.size(),
              wrong.size(),
              doors.isEmpty() ? "" : " (" + doors + ")",
              planted,
              seconds);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tries", report.tries());
    json.put("open", open);
    json.put("wrong", wrong);
    json.put("planted", planted);
    json.put("seconds", seconds);
    return JsonMapper.shared().writeValueAsString(json);
  }

  private void tell(String line) {
    spec.commandLine().getErr().println("motcua: " + line);
    spec.commandLine().getErr().flush();
  }
}
