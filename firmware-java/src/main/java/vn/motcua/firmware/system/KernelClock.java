package vn.motcua.firmware.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the Linux kernel and systemd-timesyncd know about the wall clock. Stateless; any thread. */
final class KernelClock {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** systemd-timesyncd creates it at its first synchronisation; /run is empty after a boot. */
  private static final Path SYNCHRONISED_THIS_BOOT = Path.of("/run/systemd/timesync/synchronized");

  // struct timex of 64-bit Linux (adjtimex(2)): int modes at 0, int status at 40.
  private static final long TIMEX_BYTES = 208;
  private static final long STATUS_OFFSET = 40;
  private static final int STA_UNSYNC = 0x0040;

  private KernelClock() {}

  /** UUID text of this boot. */
  static String bootId() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(BOOT_ID + " cannot be read; a board runs on Linux", e);
    }
  }

  /** Whether a time daemon disciplines the clock now; false when the kernel does not say. */
  static boolean isSynchronised() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timex = arena.allocate(TIMEX_BYTES, 8);
      return Libc.adjtimex(timex) >= 0
          && (timex.get(ValueLayout.JAVA_INT, STATUS_OFFSET) & STA_UNSYNC) == 0;
    }
  }

  /** Whether systemd-timesyncd has synchronised the clock since this boot. */
  static boolean wasSynchronised() {
    return Files.exists(SYNCHRONISED_THIS_BOOT);
  }
}
