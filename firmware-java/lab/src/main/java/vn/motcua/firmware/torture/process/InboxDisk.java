package vn.motcua.firmware.torture.process;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import vn.motcua.bridge.lab.SqliteTap;

/** The disk under the files of a campaign's inbox: it fills up, or takes no writes. Any thread. */
public final class InboxDisk implements SqliteTap.Listener {
  /** No limit. */
  public static final long ENDLESS = Long.MAX_VALUE;

  private static final String FILES = "inbox.db";

  private final AtomicLong room = new AtomicLong(ENDLESS);
  private volatile boolean readOnly;

  /** From now on it has room for this many bytes. */
  void room(long bytes) {
    room.set(bytes);
  }

  /** From now on it refuses writes, or accepts them again. */
  void readOnly(boolean now) {
    readOnly = now;
  }

  @Override
  public boolean isWritable(Path file) {
    return !readOnly || !isOurs(file);
  }

  @Override
  public int room(Path file, int bytes) {
    if (!isOurs(file)) {
      return bytes;
    }
    long before = room.getAndUpdate(left -> left == ENDLESS ? left : Math.max(0, left - bytes));
    return (int) Math.min(before, bytes);
  }

  private static boolean isOurs(Path file) {
    return String.valueOf(file.getFileName()).startsWith(FILES);
  }
}
