package vn.motcua.firmware.bench.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import vn.motcua.bridge.lab.SqliteTap;

/**
 * Makes each sync take longer, as on a memory card; the real sync is also made. Any thread.
 *
 * @param longer additional time; zero changes nothing
 */
record SlowDisk(Duration longer) {
  /** The disk as it is. */
  static final SlowDisk NONE = new SlowDisk(Duration.ZERO);

  /** Also applies to SQLite's syncs in this process from now on. */
  void underSqlite() {
    if (longer.isPositive()) {
      SqliteTap.install(
          new SqliteTap.Listener() {
            @Override
            public void synced(Path file) {
              SlowDisk.this.synced();
            }
          });
    }
  }

  /** Call this after one's own sync. */
  void synced() {
    long until = System.nanoTime() + longer.toNanos();
    for (long left = longer.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** A text for the reference of a figure. */
  String words() {
    return longer.isPositive()
        ? String.format(Locale.ROOT, ", each made %d ms longer", longer.toMillis())
        : "";
  }
}
