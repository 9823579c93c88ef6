package vn.motcua.firmware.torture.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsyncedDiskTest {
  private static final int CUTS = 200;

  @TempDir Path directory;

  private final UnsyncedDisk disk = new UnsyncedDisk();
  private final Random random = new Random(20_261_121);

  private void take(DiskTrace.Kind kind, long at, byte[] bytes) {
    disk.take(new DiskTrace.Step(kind, DiskTrace.LOG, at, bytes, 0));
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private byte[] cut() throws IOException {
    disk.cut(directory, random);
    return Files.readAllBytes(directory.resolve(DiskTrace.LOG));
  }

  @Test
  void whatWasSyncedIsThereAfterEveryCut() throws IOException {
    take(DiskTrace.Kind.FOUND, 0, new byte[0]);
    take(DiskTrace.Kind.WRITE, 0, filled(2_048, 1));
    take(DiskTrace.Kind.SYNCING, 0, new byte[0]);
    take(DiskTrace.Kind.SYNCED, 0, new byte[0]);
    take(DiskTrace.Kind.WRITE, 2_048, filled(2_048, 2));
    for (int i = 0; i < CUTS; i++) {
      assertThat(Arrays.copyOf(cut(), 2_048)).isEqualTo(filled(2_048, 1));
    }
  }

  @Test
  void whatWasNotSyncedMayBeWholeTornOrGoneButOnlyBySectors() throws IOException {
    take(DiskTrace.Kind.FOUND, 0, filled(2_048, 1));
    take(DiskTrace.Kind.WRITE, 0, filled(2_048, 2));
    boolean whole = false;
    boolean gone = false;
    boolean torn = false;
    for (int i = 0; i < CUTS; i++) {
      byte[] left = cut();
      for (int sector = 0; sector < 4; sector++) {
        byte[] one = Arrays.copyOfRange(left, sector * 512, sector * 512 + 512);
        assertThat(one).containsOnly(one[0]);
      }
      whole |= Arrays.equals(left, filled(2_048, 2));
      gone |= Arrays.equals(left, filled(2_048, 1));
      torn |= left[0] != left[2_047];
    }
    assertThat(whole).isTrue();
    assertThat(gone).isTrue();
    assertThat(torn).isTrue();
  }

  @Test
  void aWriteThatCameWhileASyncWasRunningIsNotCertain() throws IOException {
    take(DiskTrace.Kind.FOUND, 0, filled(512, 1));
    take(DiskTrace.Kind.SYNCING, 0, new byte[0]);
    take(DiskTrace.Kind.WRITE, 0, filled(512, 2));
    take(DiskTrace.Kind.SYNCED, 0, new byte[0]);
    assertThat(disk.pending()).isEqualTo(1);
    boolean gone = false;
    for (int i = 0; i < CUTS; i++) {
      gone |= cut()[0] == 1;
    }
    assertThat(gone).isTrue();
  }
}
