package vn.motcua.firmware.bench.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import vn.motcua.firmware.system.SqliteTap;

/**
 * Has each sync take longer, as a memory card does; the real sync is made all the same. Any thread.
 *
 * @param longer by this much; zero leaves the disk as it is
 */
record SlowDisk(Duration longer) {
  /** The disk as it is. */
  static final SlowDisk NONE = new SlowDisk(Duration.ZERO);

  /** Also for what SQLite syncs in this process from now on. */
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

  /** To be called after a sync of one's own. */
  void synced() {
    long until = System.nanoTime() + longer.toNanos();
    for (long left = longer.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** For the reference of a figure. */
  String words() {
    return longer.isPositive()
        ? String.format(Locale.ROOT, ", each made %d ms longer", longer.toMillis())
        : "";
  }
}
