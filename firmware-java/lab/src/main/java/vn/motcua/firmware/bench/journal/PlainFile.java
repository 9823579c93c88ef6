package vn.motcua.firmware.bench.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The reference of the disk itself: rows written to a plain file, with one write and one fdatasync
 * each. For a growing file, as for a ledger, the file system records the new length at each sync;
 * overwriting a preallocated file is the fastest synced write. One thread at a time.
 */
final class PlainFile implements Closeable {
  private static final int PREALLOCATED_BYTES = 8 << 20;

  private final FileChannel channel;
  private final boolean grows;
  private final SlowDisk disk;
  private long position;

  private PlainFile(Path file, boolean grows, SlowDisk disk) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
    this.grows = grows;
    this.disk = disk;
    channel.force(true);
  }

  static PlainFile growing(Path file, SlowDisk disk) throws IOException {
    Files.createFile(file);
    return new PlainFile(file, true, disk);
  }

  static PlainFile preallocated(Path file, SlowDisk disk) throws IOException {
    Files.write(file, new byte[PREALLOCATED_BYTES]);
    return new PlainFile(file, false, disk);
  }

  /** Returns how many there are, each of them on the disk. */
  int write(List<byte[]> rows) throws IOException {
    for (byte[] row : rows) {
      if (!grows && position + row.length > PREALLOCATED_BYTES) {
        position = 0;
      }
      position += channel.write(ByteBuffer.wrap(row), position);
      channel.force(false);
      disk.synced();
    }
    return rows.size();
  }

  /** Writes a row this many times, with one sync for all of them. */
  void writeTogether(byte[] row, int times) throws IOException {
    ByteBuffer rows = ByteBuffer.allocate(row.length * times);
    for (int i = 0; i < times; i++) {
      rows.put(row);
    }
    position += channel.write(rows.flip(), position);
    channel.force(false);
    disk.synced();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
