package vn.motcua.firmware.torture.disk;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import vn.motcua.bridge.lab.SqliteTap;

/**
 * Records what SQLite does to the files of one directory, and how far the ledger reported itself
 * durable; see {@link DiskTrace} for the format. Any thread. A position in the trace is an instant
 * of the board's run: the campaign stores the length of the trace with each answer.
 */
public final class DiskTraceWriter implements SqliteTap.Listener {
  /** No limit. */
  public static final long ENDLESS = Long.MAX_VALUE;

  private final Path directory;

  /** Not a channel: those close when their thread is interrupted, as a board's is at its end. */
  private final OutputStream trace;

  private final Set<Path> known = new HashSet<>();
  private final AtomicLong room = new AtomicLong(ENDLESS);

  /** Traces files of {@code directory} into {@code file}, which is made anew. */
  public DiskTraceWriter(Path directory, Path file) throws IOException {
    this.directory = directory.toAbsolutePath();
    this.trace = new FileOutputStream(file.toFile());
  }

  /** From now on the disk has room for this many bytes. */
  public void room(long bytes) {
    room.set(bytes);
  }

  /** The ledger says that everything up to here is durable. */
  public void durable(long position) {
    put(DiskTrace.Kind.DURABLE, "", position, new byte[0]);
  }

  @Override
  public synchronized void opening(Path file) {
    if (isOurs(file) && known.add(file) && Files.exists(file)) {
      try {
        put(DiskTrace.Kind.FOUND, name(file), 0, Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public int room(Path file, int bytes) {
    if (!isOurs(file)) {
      return bytes;
    }
    long before = room.getAndUpdate(left -> left == ENDLESS ? left : Math.max(0, left - bytes));
    return (int) Math.min(before, bytes);
  }

  @Override
  public void written(Path file, long offset, byte[] bytes) {
    put(DiskTrace.Kind.WRITE, file, offset, bytes);
  }

  @Override
  public void truncated(Path file, long length) {
    put(DiskTrace.Kind.TRUNCATE, file, length, new byte[0]);
  }

  @Override
  public void syncing(Path file) {
    put(DiskTrace.Kind.SYNCING, file, 0, new byte[0]);
  }

  @Override
  public void synced(Path file) {
    put(DiskTrace.Kind.SYNCED, file, 0, new byte[0]);
  }

  @Override
  public void deleted(Path file) {
    put(DiskTrace.Kind.DELETE, file, 0, new byte[0]);
  }

  private boolean isOurs(Path file) {
    String name = name(file);
    return directory.equals(file.getParent())
        && (name.equals(DiskTrace.MAIN) || name.equals(DiskTrace.LOG));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void put(DiskTrace.Kind kind, Path file, long at, byte[] bytes) {
    if (isOurs(file)) {
      put(kind, name(file), at, bytes);
    }
  }

  private synchronized void put(DiskTrace.Kind kind, String file, long at, byte[] bytes) {
    var line = new ByteArrayOutputStream(bytes.length + 64);
    try (var out = new DataOutputStream(line)) {
      out.writeByte(kind.code());
      out.writeUTF(file);
      out.writeLong(at);
      out.writeInt(bytes.length);
      out.write(bytes);
      line.writeTo(trace);
    } catch (IOException e) {
      throw new UncheckedIOException("the trace cannot be written", e);
    }
  }
}
