package vn.motcua.firmware.bench.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.firmware.bench.SampleTickets;
import vn.motcua.firmware.board.turn.Turn;
import vn.motcua.firmware.core.Stations;

/**
 * The ways of appending that {@link JournalBench} compares on one disk. Each has its own files, so
 * that each pays for its own checkpoints.
 */
final class AppendWays implements AutoCloseable {
  /** Letters that a busy board appends together. */
  static final int TURN_EVENTS = 8;

  /** The most events that a board appends together. */
  private static final int BURST_EVENTS = Turn.TOGETHER_MAX;

  private final int events;
  private final List<byte[]> rows;
  private final PlainFile growing;
  private final PlainFile overwritten;
  private final PlainFile together;
  private final SqliteJournal alone;
  private final SqliteJournal turns;
  private final SqliteJournal bursts;

  /** The results of one round, in events a second. */
  record Round(
      double growing,
      double overwritten,
      double together,
      double alone,
      double turns,
      double bursts) {}

  private AppendWays(Path directory, int events, SlowDisk disk) throws IOException {
    this.events = events;
    this.rows = IntStream.range(0, events).mapToObj(AppendWays::rowBytes).toList();
    this.growing = PlainFile.growing(directory.resolve("growing"), disk);
    this.overwritten = PlainFile.preallocated(directory.resolve("overwritten"), disk);
    this.together = PlainFile.growing(directory.resolve("together"), disk);
    this.alone = ledger(directory.resolve("alone"));
    this.turns = ledger(directory.resolve("turns"));
    this.bursts = ledger(directory.resolve("bursts"));
  }

  /** New files in a new directory, for rounds of {@code events} syncs each. */
  static AppendWays open(Path directory, int events, SlowDisk disk) throws IOException {
    return new AppendWays(Files.createDirectory(directory), events, disk);
  }

  private static SqliteJournal ledger(Path directory) throws IOException {
    Files.createDirectory(directory);
    return SqliteJournal.open(
        directory,
        new Identity("minh-hoa", "bench"),
        Stations.ALL.events(),
        new SplittableRandom(1));
  }

  /** Lets the JVM compile what a round runs; without the bursts, which take long. */
  void warmUp() throws IOException {
    growing.write(rows);
    append(alone, 1);
    writeTogether(TURN_EVENTS);
    append(turns, TURN_EVENTS);
  }

  /** All ways, in turn. */
  Round round() throws IOException {
    return new Round(
        perSecond(() -> growing.write(rows)),
        perSecond(() -> overwritten.write(rows)),
        perSecond(() -> writeTogether(TURN_EVENTS)),
        perSecond(() -> append(alone, 1)),
        perSecond(() -> append(turns, TURN_EVENTS)),
        perSecond(() -> append(bursts, BURST_EVENTS)));
  }

  /** As many appends as a round has, each of {@code size} events with one sync. */
  private int append(SqliteJournal to, int size) {
    int appended = 0;
    for (int i = 0; i < events; i++) {
      List<Stamped> batch = new ArrayList<>(size);
      for (int j = 0; j < size; j++) {
        batch.add(SampleTickets.reserved(i * size + j));
      }
      appended += to.append(batch).size();
    }
    return appended;
  }

  private int writeTogether(int size) throws IOException {
    int written = 0;
    for (byte[] row : rows) {
      together.writeTogether(row, size);
      written += size;
    }
    return written;
  }

  private static double perSecond(Task task) throws IOException {
    long start = System.nanoTime();
    int done = task.run();
    return done * 1e9 / (System.nanoTime() - start);
  }

  /** The bytes an event takes in the ledger: its text, its moment, and two hashes of 32 bytes. */
  private static byte[] rowBytes(int i) {
    Stamped stamped = SampleTickets.reserved(i);
    Event event =
        Chain.link(
            "minh-hoa",
            "bench",
            "0123456789abcdef",
            i + 1L,
            EventTypes.typeOf(stamped.data()),
            stamped.at(),
            EventTypes.toJson(stamped.data()),
            Chain.GENESIS);
    String text = event.epoch() + event.type() + event.at() + event.data();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + 2 * 32);
  }

  @Override
  public void close() throws IOException {
    try (growing;
        overwritten;
        together;
        alone;
        turns;
        bursts) {
      // each is closed, also when closing another fails
    }
  }

  @FunctionalInterface
  private interface Task {
    int run() throws IOException;
  }
}
