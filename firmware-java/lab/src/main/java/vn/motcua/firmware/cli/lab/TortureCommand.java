package vn.motcua.firmware.cli.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.progress.Progress;
import vn.motcua.firmware.torture.Campaign;
import vn.motcua.firmware.torture.CampaignTally;
import vn.motcua.firmware.torture.TortureFault;

/** {@code motcua torture}: a fault campaign on this machine. */
@Command(
    name = "torture",
    mixinStandardHelpOptions = true,
    description = {
      "Breaks real processes and counts what was lost.",
      "Runs board, broker and inbox as processes, lets simulated people use the board, breaks"
          + " something in each round, and counts what was lost, duplicated, reordered or missing"
          + " at the case server. Exits with 1 when any of these counts is above zero. Uses"
          + " 127.0.0.1 only; docs/torture.md describes what each fault covers."
    })
final class TortureCommand implements Callable<Integer> {
  private static final int ROUNDS_MAX = 100_000;
  private static final long END_SECONDS_MAX = 10;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--rounds",
      required = true,
      paramLabel = "N",
      description = "Number of faults, 1 to " + ROUNDS_MAX + ".")
  private int rounds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of all random choices. Default: from the time.")
  private long seed = System.nanoTime();

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      defaultValue = "all",
      description =
          "power, kill, disk-full, inbox-disk, card, bit-flip, broker, clock, netsplit, or all."
              + " Default: all.")
  private String fault = "all";

  @Option(names = "--json", description = "Print one JSON object and nothing else.")
  private boolean json;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Directory for the data of the processes; it is kept. Default: a temporary directory,"
              + " which is kept unless everything went well.")
  private @Nullable Path data;

  @Override
  public Integer call() throws Exception {
    if (rounds < 1 || rounds > ROUNDS_MAX) {
      throw new ParameterException(
          spec.commandLine(), "--rounds takes 1 to " + ROUNDS_MAX + ", not " + rounds);
    }
    List<TortureFault> faults = faults();
    if (data != null && Files.exists(data) && !isEmpty(data)) {
      throw new ParameterException(
          spec.commandLine(), "--data " + data + " is not empty; name a new directory");
    }
    Path directory = data == null ? Files.createTempDirectory("motcua-torture-") : data;
    long begin = System.nanoTime();
    var plan = new Campaign.Plan(rounds, seed, faults, directory.toAbsolutePath());
    CampaignTally tally;
    CountDownLatch ended = new CountDownLatch(1);
    boolean clean = false;
    try (Progress progress = Progress.of("torture", rounds, "faults", spec.commandLine().getErr());
        Campaign campaign =
            new Campaign(
                plan,
                System.getProperty("java.class.path"),
                line -> progress.aside(() -> tell(line)));
        var _ = new Interruption(() -> end(campaign, ended))) {
      tally = campaign.run(progress::to);
      clean = tally.isClean();
    } catch (InterruptedException stopped) {
      tell("stopped before the last round; nothing was counted");
      return ExitCode.FAILED;
    } finally {
      if (clean && data == null) {
        Scratch.delete(directory);
      } else {
        tell("what the processes wrote is in " + directory);
      }
      ended.countDown();
    }
    print(tally, (System.nanoTime() - begin) / 1_000_000_000L);
    return tally.isClean() ? ExitCode.OK : ExitCode.FAILED;
  }

  /** At Ctrl-C: leaves no process behind. */
  private static void end(Campaign campaign, CountDownLatch ended) throws Exception {
    campaign.close();
    if (!ended.await(END_SECONDS_MAX, TimeUnit.SECONDS)) {
      throw new IOException("the campaign did not end in " + END_SECONDS_MAX + " s");
    }
  }

  private List<TortureFault> faults() {
    if (fault.equals("all")) {
      return List.of(TortureFault.values());
    }
    return Arrays.stream(TortureFault.values())
        .filter(each -> name(each).equals(fault))
        .findFirst()
        .map(List::of)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "--fault takes %s or all, not \"%s\""
                    .formatted(
                        String.join(
                            ", ",
                            Arrays.stream(TortureFault.values())
                                .map(TortureCommand::name)
                                .toList()),
                        fault)));
  }

  private static String name(TortureFault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void tell(String line) {
    spec.commandLine().getErr().println("motcua: " + line);
    spec.commandLine().getErr().flush();
  }

  private void print(CampaignTally t, long seconds) {
    PrintWriter out = spec.commandLine().getOut();
    String form =
        json
            ? "{\"rounds\":%d,\"acknowledged\":%d,\"lost\":%d,\"doubled\":%d,\"reordered\":%d,"
                + "\"gaps\":%d,\"seed\":%d,\"fault\":\"%s\",\"seconds\":%d}%n"
            : """
            rounds        %d
            acknowledged  %d
            lost          %d
            doubled       %d
            reordered     %d
            gaps          %d
            seed %d, fault %s, %d s
            """;
    out.printf(
        form,
        t.rounds(),
        t.acknowledged(),
        t.lost(),
        t.doubled(),
        t.reordered(),
        t.gaps(),
        seed,
        fault,
        seconds);
    out.flush();
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }
}
