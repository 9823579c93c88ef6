package vn.motcua.firmware.bench.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;
import vn.motcua.firmware.bench.Figure;

/**
 * Measures appending to the ledger, compared with writing the same bytes to a plain file on the
 * same disk with one fdatasync each.
 *
 * <p>Rounds of all ways alternate, so that other users of the disk slow down all of them, and the
 * medians of the ratios are reported.
 */
public final class JournalBench {
  private static final int WARM_ROUNDS = 100;

  private final Path directory;
  private final int rounds;
  private final int events;
  private final SlowDisk disk;

  /**
   * {@code rounds} of {@code events} each, in a directory on the disk in question, whose syncs are
   * made to take longer by {@code slower}: memory cards take 1 to 20 ms, this machine's disk may
   * take a hundredth of it.
   */
  public JournalBench(Path directory, int rounds, int events, Duration slower) {
    this.directory = directory;
    this.rounds = rounds;
    this.events = events;
    this.disk = new SlowDisk(slower);
  }

  /**
   * Runs it; half a minute. Leaves its files for the caller to delete.
   *
   * @param done takes the number of measured rounds so far
   */
  public List<Figure> run(LongConsumer done) throws IOException {
    try (AppendWays fast = AppendWays.open(directory.resolve("warm"), events, SlowDisk.NONE)) {
      for (int warm = 0; warm < WARM_ROUNDS; warm++) {
        fast.warmUp();
      }
    }
    disk.underSqlite();
    List<AppendWays.Round> seen = new ArrayList<>();
    try (AppendWays ways = AppendWays.open(directory.resolve("measured"), events, disk)) {
      for (int round = 0; round < rounds; round++) {
        seen.add(ways.round());
        done.accept(seen.size());
      }
    }
    return figures(seen);
  }

  private List<Figure> figures(List<AppendWays.Round> seen) {
    String of = "of a growing file's fdatasync rate";
    String beside = "of an overwritten file's fdatasync rate";
    return List.of(
        ratio("append_vs_fdatasync", seen, r -> r.alone() / r.growing(), "goal 0.9; " + of),
        ratio(
            "turn_of_8_vs_fdatasync",
            seen,
            r -> r.turns() / r.growing(),
            "goal 5; events of a board's turn of "
                + AppendWays.TURN_EVENTS
                + " letters, one append; "
                + of),
        ratio(
            "burst_of_64_vs_fdatasync",
            seen,
            r -> r.bursts() / r.growing(),
            "the most that a board appends together"),
        ratio(
            "turn_of_8_vs_plain_file",
            seen,
            r -> r.turns() / r.together(),
            "of as many rows written together to a plain file: this machine's own limit"),
        ratio("plain_8_vs_fdatasync", seen, r -> r.together() / r.growing(), "that limit; " + of),
        ratio("append_vs_overwrite", seen, r -> r.alone() / r.overwritten(), beside),
        new Figure(
            "fdatasync_per_second",
            median(seen, AppendWays.Round::growing),
            "1/s",
            "write + fdatasync of the same bytes to a growing file" + disk.words()),
        new Figure(
            "overwrites_per_second",
            median(seen, AppendWays.Round::overwritten),
            "1/s",
            "the same to a preallocated file" + disk.words()));
  }

  private static Figure ratio(
      String key,
      List<AppendWays.Round> seen,
      ToDoubleFunction<AppendWays.Round> of,
      String against) {
    return new Figure(key, median(seen, of), "ratio", against);
  }

  private static double median(List<AppendWays.Round> seen, ToDoubleFunction<AppendWays.Round> of) {
    return seen.stream().mapToDouble(of).sorted().skip(seen.size() / 2).findFirst().orElseThrow();
  }
}
