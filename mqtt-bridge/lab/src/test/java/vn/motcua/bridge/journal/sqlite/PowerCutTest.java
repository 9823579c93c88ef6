package vn.motcua.bridge.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.journal.JournalContract;
import vn.motcua.bridge.journal.Moments;
import vn.motcua.bridge.journal.Verification;
import vn.motcua.bridge.journal.salvage.LedgerDirectory;

/**
 * Power cuts between two commits, at the level of disk sectors.
 *
 * <p>What differs in the files before and after an append is what was not synced when the power
 * went. Of these sectors any subset may have reached the disk, in any order: each trial keeps a
 * random subset and opens what is left. Where the append also copied the log, the log was synced
 * before the first page of the main file was written, so either file is varied with the other in
 * its proper state. More rounds by {@code -Dmotcua.cuts=N}.
 */
class PowerCutTest {
  private static final int SECTOR_BYTES = 512;

  @TempDir Path directory;
  private int cuts;

  /** The two files as they stand. */
  private record Disk(Sectors main, Sectors log) {}

  /** A file's bytes. */
  private static final class Sectors {
    final byte[] bytes;

    Sectors(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  @Test
  void whateverSectorsAPowerCutTakesWhatWasAppendedStays() throws IOException {
    long seed = Long.getLong("motcua.seed", new SplittableRandom().nextLong());
    var random = new SplittableRandom(seed);
    int trials = Math.max(1, Integer.getInteger("motcua.cuts", 200) / 50);
    boolean copied = false;
    boolean restarted = false;
    try (SqliteJournal ledger =
        SqliteJournal.open(
            directory.resolve("live"),
            Moments.BOARD,
            SampleEvent.CATALOGUE,
            new SplittableRandom(1))) {
      JournalContract.append(ledger, 1, 1);
      Disk before = disk();
      for (int events = 1; events < 4_000 && !restarted; events++) {
        JournalContract.append(ledger, events + 1, 1);
        Disk after = disk();
        boolean copies = !Arrays.equals(before.main().bytes, after.main().bytes);
        restarted = copied && !Arrays.equals(head(before.log()), head(after.log()));
        if (copies || restarted || random.nextInt(20) == 0) {
          for (int trial = 0; trial < trials; trial++) {
            cut(seed, before.main(), mix(before.log(), after.log(), random), events, events + 1);
            if (copies) {
              Sectors main = mix(before.main(), after.main(), random);
              cut(seed, main, after.log(), events + 1, events + 1);
            }
          }
        }
        copied |= copies;
        before = after;
      }
    }
    assertThat(copied).as("the log was copied into the main file").isTrue();
    assertThat(restarted).as("the log was begun anew").isTrue();
    assertThat(cuts).isGreaterThan(50);
  }

  private void cut(long seed, Sectors main, Sectors log, int least, int most) throws IOException {
    cuts++;
    Path left = Files.createDirectories(directory.resolve("left"));
    Files.deleteIfExists(left.resolve("journal.db-shm"));
    Files.write(left.resolve("journal.db"), main.bytes);
    Files.write(left.resolve("journal.db-wal"), log.bytes);
    try (SqliteJournal ledger =
        LedgerDirectory.open(
            left, Moments.BOARD, SampleEvent.CATALOGUE, Storage.usual(), new SplittableRandom(2))) {
      // A frame torn where old and new differ in one bit looks flipped; that costs no epoch.
      assertThat(ledger.opening().start()).as("seed %d", seed).isEqualTo(Start.RESTART);
      Verification seen = ledger.verify(entry -> {}, finding -> {});
      assertThat(seen.faults()).as("seed %d, after %d events", seed, least).isZero();
      assertThat(seen.events()).as("seed %d", seed).isBetween((long) least, (long) most);
    }
  }

  /** Each sector as it was or as it was to be; the file's length likewise. */
  private static Sectors mix(Sectors before, Sectors after, SplittableRandom random) {
    byte[] mixed = before.bytes.clone();
    if (after.bytes.length > mixed.length && random.nextBoolean()) {
      mixed = Arrays.copyOf(mixed, after.bytes.length);
    }
    for (int at = 0; at < mixed.length; at += SECTOR_BYTES) {
      int length = Math.min(SECTOR_BYTES, Math.min(mixed.length, after.bytes.length) - at);
      if (length > 0 && random.nextBoolean()) {
        System.arraycopy(after.bytes, at, mixed, at, length);
      }
    }
    return new Sectors(mixed);
  }

  private static byte[] head(Sectors log) {
    return Arrays.copyOf(log.bytes, SECTOR_BYTES);
  }

  private Disk disk() throws IOException {
    Path live = directory.resolve("live");
    return new Disk(
        new Sectors(Files.readAllBytes(live.resolve("journal.db"))),
        new Sectors(Files.readAllBytes(live.resolve("journal.db-wal"))));
  }
}
