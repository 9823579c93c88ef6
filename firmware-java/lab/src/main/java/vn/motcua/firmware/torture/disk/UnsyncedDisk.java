package vn.motcua.firmware.torture.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A disk between SQLite and the platter: synced data is there; of unsynced data each sector may be
 * there or not, in any version written since. One thread.
 */
public final class UnsyncedDisk {
  static final int SECTOR_BYTES = 512;

  private final Map<String, Platter> files = new TreeMap<>();

  /** One file: what is certain, and what is not yet. */
  private static final class Platter {
    @Nullable GrowingBytes certain;
    final List<DiskTrace.Step> pending = new ArrayList<>();
    int syncing;
  }

  /** Takes the next step of a trace. */
  public void take(DiskTrace.Step step) {
    if (step.kind() == DiskTrace.Kind.DURABLE) {
      return;
    }
    Platter file = files.computeIfAbsent(step.file(), _ -> new Platter());
    switch (step.kind()) {
      case FOUND -> file.certain = new GrowingBytes(step.bytes());
      case WRITE, TRUNCATE -> file.pending.add(step);
      case SYNCING -> file.syncing = file.pending.size();
      case SYNCED -> {
        GrowingBytes bytes = file.certain == null ? new GrowingBytes(new byte[0]) : file.certain;
        file.pending.subList(0, file.syncing).forEach(each -> apply(bytes, each));
        file.certain = bytes;
        file.pending.subList(0, file.syncing).clear();
        file.syncing = 0;
      }
      case DELETE -> {
        file.certain = null;
        file.pending.clear();
      }
      case DURABLE -> throw new IllegalStateException("handled above");
    }
  }

  /** How many writes are not certain. */
  int pending() {
    return files.values().stream().mapToInt(file -> file.pending.size()).sum();
  }

  /** Writes the disk's content after a power cut into {@code directory}, with random choices. */
  public void cut(Path directory, RandomGenerator random) throws IOException {
    Luck luck = Luck.values()[random.nextInt(Luck.values().length)];
    for (Map.Entry<String, Platter> each : files.entrySet()) {
      Path target = directory.resolve(each.getKey());
      byte[] left = left(each.getValue(), luck, random);
      if (left == null) {
        Files.deleteIfExists(target);
      } else {
        Files.write(target, left);
      }
    }
  }

  private enum Luck {
    NOTHING_ARRIVED,
    EVERYTHING_ARRIVED,
    IN_ORDER_UNTIL_TORN,
    ANY_SECTORS
  }

  private static byte @Nullable [] left(Platter file, Luck luck, RandomGenerator random) {
    GrowingBytes certain = file.certain;
    if (file.pending.isEmpty() || luck == Luck.NOTHING_ARRIVED) {
      return certain == null ? null : certain.copy();
    }
    GrowingBytes bytes = new GrowingBytes(certain == null ? new byte[0] : certain.copy());
    int arrived =
        luck == Luck.IN_ORDER_UNTIL_TORN ? random.nextInt(file.pending.size()) : Integer.MAX_VALUE;
    for (int i = 0; i < file.pending.size() && i <= arrived; i++) {
      if (luck == Luck.ANY_SECTORS || i == arrived) {
        tear(bytes, file.pending.get(i), random);
      } else {
        apply(bytes, file.pending.get(i));
      }
    }
    return bytes.copy();
  }

  private static void apply(GrowingBytes bytes, DiskTrace.Step step) {
    if (step.kind() == DiskTrace.Kind.TRUNCATE) {
      bytes.length((int) step.at());
    } else {
      bytes.put((int) step.at(), step.bytes(), 0, step.bytes().length);
    }
  }

  /** The step with any of its sectors missing; a file that grew may have grown with zeros. */
  private static void tear(GrowingBytes bytes, DiskTrace.Step step, RandomGenerator random) {
    if (step.kind() == DiskTrace.Kind.TRUNCATE) {
      if (random.nextBoolean()) {
        apply(bytes, step);
      }
      return;
    }
    int from = (int) step.at();
    int end = from + step.bytes().length;
    if (end > bytes.length() && random.nextBoolean()) {
      bytes.length(end);
    }
    for (int at = from; at < end; ) {
      int next = Math.min(end, (at / SECTOR_BYTES + 1) * SECTOR_BYTES);
      if (random.nextBoolean()) {
        bytes.put(at, step.bytes(), at - from, next - at);
      }
      at = next;
    }
  }
}
