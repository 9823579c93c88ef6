package vn.motcua.firmware.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.TicketEvent.TicketReserved;
import vn.motcua.bridge.journal.GroupCommit;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.SqliteJournal;
import vn.motcua.bridge.journal.Stamped;

/**
 * Appending to the ledger, held against writing the same bytes to a plain file on the same disk
 * with one fdatasync each.
 *
 * <p>Rounds of all of them take turns, so that a disk that others use as well slows all of them,
 * and the medians of the rounds' ratios are reported.
 */
public final class JournalBench {
  private static final int PRODUCERS = 8;
  private static final int WARM_ROUNDS = 10;

  private final Path directory;
  private final int rounds;
  private final int events;
  private final SlowDisk disk;

  /** What one round saw, events a second. */
  private record Round(double growing, double overwritten, double alone, double together) {}

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

  /** Runs it; some seconds. Leaves its files for the caller to delete. */
  public List<Figure> run() throws IOException, InterruptedException {
    List<byte[]> rows = IntStream.range(0, events).mapToObj(JournalBench::rowBytes).toList();
    disk.underSqlite();
    List<Round> seen = new ArrayList<>();
    Identity identity = new Identity("minh-hoa", "bench");
    try (SqliteJournal ledger = SqliteJournal.open(directory, identity, new SplittableRandom(1));
        PlainFile growing = PlainFile.growing(directory.resolve("growing"), disk);
        PlainFile overwritten = PlainFile.preallocated(directory.resolve("overwritten"), disk);
        ExecutorService producers = Executors.newFixedThreadPool(PRODUCERS)) {
      for (int warm = 0; warm < WARM_ROUNDS; warm++) {
        append(ledger);
        appendTogether(ledger, producers);
      }
      for (int round = 0; round < rounds; round++) {
        seen.add(
            new Round(
                perSecond(() -> growing.write(rows)),
                perSecond(() -> overwritten.write(rows)),
                perSecond(() -> append(ledger)),
                perSecond(() -> appendTogether(ledger, producers))));
      }
    }
    return figures(seen);
  }

  private List<Figure> figures(List<Round> seen) {
    String of = "of a growing file's fdatasync rate";
    String beside = "of an overwritten file's fdatasync rate";
    return List.of(
        ratio("append_vs_fdatasync", seen, r -> r.alone() / r.growing(), "goal 0.9; " + of),
        ratio("group_commit_vs_fdatasync", seen, r -> r.together() / r.growing(), "goal 5; " + of),
        ratio("append_vs_overwrite", seen, r -> r.alone() / r.overwritten(), beside),
        ratio("group_commit_vs_overwrite", seen, r -> r.together() / r.overwritten(), beside),
        new Figure(
            "fdatasync_per_second",
            median(seen, Round::growing),
            "1/s",
            "write + fdatasync of the same bytes to a growing file" + disk.words()),
        new Figure(
            "overwrites_per_second",
            median(seen, Round::overwritten),
            "1/s",
            "the same to a preallocated file" + disk.words()));
  }

  private static Figure ratio(
      String key, List<Round> seen, ToDoubleFunction<Round> of, String against) {
    return new Figure(key, median(seen, of), "ratio", against);
  }

  private static double median(List<Round> seen, ToDoubleFunction<Round> of) {
    return seen.stream().mapToDouble(of).sorted().skip(seen.size() / 2).findFirst().orElseThrow();
  }

  private int append(SqliteJournal ledger) {
    int appended = 0;
    for (int i = 0; i < events; i++) {
      appended += ledger.append(List.of(stamped(i))).size();
    }
    return appended;
  }

  private int appendTogether(SqliteJournal ledger, ExecutorService producers)
      throws InterruptedException {
    GroupCommit group = new GroupCommit(ledger);
    Callable<Integer> producer = () -> produce(group);
    int appended = 0;
    for (Future<Integer> each : producers.invokeAll(Collections.nCopies(PRODUCERS, producer))) {
      try {
        appended += each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a producer failed", e.getCause());
      }
    }
    return appended;
  }

  private int produce(GroupCommit group) {
    int appended = 0;
    for (int i = 0; i < events; i++) {
      appended += group.append(List.of(stamped(i))).size();
    }
    return appended;
  }

  private static double perSecond(Task task) throws IOException, InterruptedException {
    long start = System.nanoTime();
    int done = task.run();
    return done * 1e9 / (System.nanoTime() - start);
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

  /** The bytes an event takes in the ledger: its text, its moment, and two hashes of 32 bytes. */
  private static byte[] rowBytes(int i) {
    Stamped stamped = stamped(i);
    Event event =
        vn.motcua.bridge.Chain.link(
            "minh-hoa",
            "bench",
            "0123456789abcdef",
            i + 1L,
            vn.motcua.bridge.EventTypes.typeOf(stamped.data()),
            stamped.at(),
            vn.motcua.bridge.EventTypes.toJson(stamped.data()),
            vn.motcua.bridge.Chain.GENESIS);
    String text = event.epoch() + event.type() + event.at() + event.data();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + 2 * 32);
  }

  @FunctionalInterface
  private interface Task {
    int run() throws IOException, InterruptedException;
  }
}
