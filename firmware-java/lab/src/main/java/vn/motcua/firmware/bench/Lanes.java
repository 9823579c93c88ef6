package vn.motcua.firmware.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.journal.GroupCommit;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.firmware.core.Stations;

/**
 * The ways of keeping events that {@link JournalBench} compares, side by side on one disk. Each has
 * files of its own, so that each pays for copying its own log.
 */
final class Lanes implements AutoCloseable {
  /** How many events a producer of handfuls gives at a time. */
  static final int HANDFUL = 8;

  private final int events;
  private final List<byte[]> rows;
  private final PlainFile growing;
  private final PlainFile overwritten;
  private final PlainFile grouped;
  private final SqliteJournal alone;
  private final SqliteJournal shared;
  private final SqliteJournal filled;
  private final Producers producers;
  private final GroupCommit.Appender plainGroup;

  /** What one round saw, events a second. */
  record Round(
      double growing,
      double overwritten,
      double grouped,
      double alone,
      double together,
      double handfuls) {}

  private Lanes(Path directory, int events, SlowDisk disk) throws IOException {
    this.events = events;
    this.rows = IntStream.range(0, events).mapToObj(Lanes::rowBytes).toList();
    this.growing = PlainFile.growing(directory.resolve("growing"), disk);
    this.overwritten = PlainFile.preallocated(directory.resolve("overwritten"), disk);
    this.grouped = PlainFile.growing(directory.resolve("grouped"), disk);
    this.alone = ledger(directory.resolve("alone"));
    this.shared = ledger(directory.resolve("shared"));
    this.filled = ledger(directory.resolve("filled"));
    this.producers = Producers.giving(events);
    this.plainGroup = PlainGroup.writing(rows.getFirst(), grouped);
  }

  /** New files in a new directory, for rounds of {@code events} appends each. */
  static Lanes open(Path directory, int events, SlowDisk disk) throws IOException {
    return new Lanes(Files.createDirectory(directory), events, disk);
  }

  private static SqliteJournal ledger(Path directory) throws IOException {
    Files.createDirectory(directory);
    return SqliteJournal.open(
        directory, new Identity("minh-hoa", "bench"), Stations.EVENTS, new SplittableRandom(1));
  }

  /** Has the virtual machine compile what a round runs; without the handfuls, which take long. */
  void warmUp() throws IOException, InterruptedException {
    growing.write(rows);
    append();
    producers.append(plainGroup, 1);
    producers.append(shared::append, 1);
  }

  /** All ways, in turn. */
  Round round() throws IOException, InterruptedException {
    return new Round(
        perSecond(() -> growing.write(rows)),
        perSecond(() -> overwritten.write(rows)),
        perSecond(() -> producers.append(plainGroup, 1)),
        perSecond(this::append),
        perSecond(() -> producers.append(shared::append, 1)),
        perSecond(() -> producers.append(filled::append, HANDFUL)));
  }

  private int append() {
    int appended = 0;
    for (int i = 0; i < events; i++) {
      appended += alone.append(List.of(JournalBench.stamped(i))).size();
    }
    return appended;
  }

  private static double perSecond(Task task) throws IOException, InterruptedException {
    long start = System.nanoTime();
    int done = task.run();
    return done * 1e9 / (System.nanoTime() - start);
  }

  /** The bytes an event takes in the ledger: its text, its moment, and two hashes of 32 bytes. */
  private static byte[] rowBytes(int i) {
    Stamped stamped = JournalBench.stamped(i);
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
    producers.close();
    try (growing;
        overwritten;
        grouped;
        alone;
        shared;
        filled) {
      // each is closed, also when closing another fails
    }
  }

  @FunctionalInterface
  private interface Task {
    int run() throws IOException, InterruptedException;
  }
}
