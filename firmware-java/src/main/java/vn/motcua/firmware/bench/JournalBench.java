package vn.motcua.firmware.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
 * <p>Rounds of the three take turns, so that a disk that others use as well slows all of them, and
 * the medians of the rounds' ratios are reported. The plain file is preallocated and overwritten
 * from its start, which is the fastest a synced write can be.
 */
public final class JournalBench {
  private static final int PRODUCERS = 8;
  private static final int RAW_BYTES_MAX = 8 << 20;

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

  /** Runs it; some seconds. Leaves its files for the caller to delete. */
  public List<Figure> run() throws IOException, InterruptedException {
    Path raw = directory.resolve("raw");
    Files.write(raw, new byte[RAW_BYTES_MAX]);
    disk.underSqlite();
    double[] one = new double[rounds];
    double[] group = new double[rounds];
    double[] synced = new double[rounds];
    try (SqliteJournal ledger =
            SqliteJournal.open(
                directory, new Identity("minh-hoa", "bench"), new SplittableRandom(1));
        FileChannel file = FileChannel.open(raw, StandardOpenOption.WRITE);
        ExecutorService producers = Executors.newFixedThreadPool(PRODUCERS)) {
      file.force(true);
      for (int warm = 0; warm < 10; warm++) {
        append(ledger);
        appendTogether(ledger, producers);
      }
      List<byte[]> rows = IntStream.range(0, events).mapToObj(JournalBench::rowBytes).toList();
      for (int round = 0; round < rounds; round++) {
        synced[round] = perSecond(() -> overwrite(file, rows));
        one[round] = perSecond(() -> append(ledger)) / synced[round];
        group[round] = perSecond(() -> appendTogether(ledger, producers)) / synced[round];
      }
    }
    return List.of(
        new Figure("append_vs_fdatasync", median(one), "ratio", "goal 0.9; one event a commit"),
        new Figure(
            "group_commit_vs_fdatasync",
            median(group),
            "ratio",
            "goal 5; " + PRODUCERS + " producers"),
        new Figure(
            "fdatasync_per_second",
            median(synced),
            "1/s",
            "write + fdatasync of the same bytes" + disk.words()));
  }

  private int overwrite(FileChannel file, List<byte[]> rows) throws IOException {
    long position = 0;
    for (byte[] row : rows) {
      ByteBuffer bytes = ByteBuffer.wrap(row);
      position = position + bytes.remaining() > RAW_BYTES_MAX ? 0 : position;
      position += file.write(bytes, position);
      file.force(false);
      disk.synced();
    }
    return rows.size();
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
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int producer = 0; producer < PRODUCERS; producer++) {
      tasks.add(() -> produce(group));
    }
    int appended = 0;
    for (Future<Integer> each : producers.invokeAll(tasks)) {
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

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  @FunctionalInterface
  private interface Task {
    int run() throws IOException, InterruptedException;
  }
}
