package vn.motcua.firmware.bench.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.firmware.bench.Figure;
import vn.motcua.firmware.bench.SampleTickets;
import vn.motcua.firmware.core.Stations;

/**
 * Measures what a day of the busiest board writes to its card: each event is appended and
 * acknowledged separately, with a checkpoint when the log is full and at the end.
 *
 * <p>Counted by the kernel for this process ({@code write_bytes} of {@code /proc/self/io}); the
 * file system's own journal is not included.
 */
public final class WearBench {
  private static final int EVENTS_PER_DAY = 1_500;
  private static final Path IO = Path.of("/proc/self/io");

  private final Path directory;

  /** In a directory on a real disk; a tmpfs writes nothing. */
  public WearBench(Path directory) {
    this.directory = directory;
  }

  /** Runs one day; a second or two. */
  public List<Figure> run() throws IOException {
    Identity identity = new Identity("minh-hoa", "bench");
    SqliteJournal.open(directory, identity, Stations.ALL.events(), new SplittableRandom(1)).close();
    long before = written();
    try (SqliteJournal ledger =
        SqliteJournal.open(directory, identity, Stations.ALL.events(), new SplittableRandom(1))) {
      for (int i = 0; i < EVENTS_PER_DAY; i++) {
        if (ledger.append(List.of(SampleTickets.reserved(i))).isEmpty()) {
          throw new IllegalStateException("an append took nothing");
        }
        ledger.acknowledge(ledger.head().position());
      }
    }
    double bytes = written() - before;
    return List.of(
        new Figure("wear_mb_per_day", bytes / 1e6, "MB/day", "goal 10; 1 500 events"),
        new Figure(
            "wear_bytes_per_event", bytes / EVENTS_PER_DAY, "B", "with its acknowledgement"));
  }

  private static long written() throws IOException {
    for (String line : Files.readAllLines(IO)) {
      if (line.startsWith("write_bytes: ")) {
        return Long.parseLong(line.substring("write_bytes: ".length()));
      }
    }
    throw new IOException(IO + " does not count write_bytes; run on a Linux kernel that does");
  }
}
