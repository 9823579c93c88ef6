package vn.motcua.firmware.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.firmware.queue.TicketEvent.TicketReserved;

/**
 * Appending to the ledger, held against writing the same bytes to a plain file on the same disk
 * with one fdatasync each.
 *
 * <p>Rounds of all of them take turns, so that a disk that others use as well slows all of them,
 * and the medians of the rounds' ratios are reported.
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

  /** Runs it; half a minute. Leaves its files for the caller to delete. */
  public List<Figure> run() throws IOException, InterruptedException {
    try (Lanes fast = Lanes.open(directory.resolve("warm"), events, SlowDisk.NONE)) {
      for (int warm = 0; warm < WARM_ROUNDS; warm++) {
        fast.warmUp();
      }
    }
    disk.underSqlite();
    List<Lanes.Round> seen = new ArrayList<>();
    try (Lanes lanes = Lanes.open(directory.resolve("measured"), events, disk)) {
      for (int round = 0; round < rounds; round++) {
        seen.add(lanes.round());
      }
    }
    return figures(seen);
  }

  private List<Figure> figures(List<Lanes.Round> seen) {
    String of = "of a growing file's fdatasync rate";
    String beside = "of an overwritten file's fdatasync rate";
    return List.of(
        ratio("append_vs_fdatasync", seen, r -> r.alone() / r.growing(), "goal 0.9; " + of),
        ratio("group_commit_vs_fdatasync", seen, r -> r.together() / r.growing(), "goal 5; " + of),
        ratio(
            "group_handfuls_vs_fdatasync",
            seen,
            r -> r.handfuls() / r.growing(),
            "the same producers, each giving " + Lanes.HANDFUL + " events at a time"),
        ratio(
            "group_commit_vs_plain_group",
            seen,
            r -> r.together() / r.grouped(),
            "of the same producers and groups on a plain file: this machine's own limit"),
        ratio("plain_group_vs_fdatasync", seen, r -> r.grouped() / r.growing(), "that limit"),
        ratio("append_vs_overwrite", seen, r -> r.alone() / r.overwritten(), beside),
        ratio("group_commit_vs_overwrite", seen, r -> r.together() / r.overwritten(), beside),
        new Figure(
            "fdatasync_per_second",
            median(seen, Lanes.Round::growing),
            "1/s",
            "write + fdatasync of the same bytes to a growing file" + disk.words()),
        new Figure(
            "overwrites_per_second",
            median(seen, Lanes.Round::overwritten),
            "1/s",
            "the same to a preallocated file" + disk.words()));
  }

  private static Figure ratio(
      String key, List<Lanes.Round> seen, ToDoubleFunction<Lanes.Round> of, String against) {
    return new Figure(key, median(seen, of), "ratio", against);
  }

  private static double median(List<Lanes.Round> seen, ToDoubleFunction<Lanes.Round> of) {
    return seen.stream().mapToDouble(of).sorted().skip(seen.size() / 2).findFirst().orElseThrow();
  }

  static Stamped stamped(int i) {
    Moment at =
        new Moment(
            Instant.ofEpochSecond(1_795_000_000L + i, 123_456_789),
            "6f1c7f0e-0d5a-4f6e-9a53-0c1f5a2b7d11",
            i * 1_000_000_000L,
            ClockQuality.SYNCHRONISED);
    LocalDate day = LocalDate.of(2026, 11, 21);
    return new Stamped(
        new TicketReserved(day, "2" + (i % 1_000), "2", null, 3, "kiosk", "touch-" + i), at);
  }
}
