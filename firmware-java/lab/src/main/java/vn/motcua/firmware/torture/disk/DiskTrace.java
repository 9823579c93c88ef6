package vn.motcua.firmware.torture.disk;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What SQLite did to the ledger's files in one run of a board, in order.
 *
 * <pre>
 *   1 byte kind | file name, 2 bytes length and UTF-8 | 8 bytes offset, length or position
 *               | 4 bytes length | bytes
 * </pre>
 *
 * @param steps all of them
 */
public record DiskTrace(List<Step> steps) {
  public static final String MAIN = "journal.db";
  static final String LOG = "journal.db-wal";

  /** What a step is. */
  public enum Kind {
    /** The file was there, synced, when it was first opened. */
    FOUND('f'),
    WRITE('w'),
    TRUNCATE('t'),
    SYNCING('b'),
    SYNCED('s'),
    DELETE('d'),
    /** The ledger reported that it is durable up to the position {@code at}. */
    DURABLE('m');

    private final char code;

    Kind(char code) {
      this.code = code;
    }

    /** Its byte in the file. */
    int code() {
      return code;
    }

    static Kind of(byte code) throws IOException {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IOException("a trace has no step of kind " + code);
    }
  }

  /**
   * One step.
   *
   * @param at offset, length or position
   * @param bytes what was written or found; nobody changes them
   * @param end length of the trace with this step: the instant after it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Step(Kind kind, String file, long at, byte[] bytes, long end) {}

  /** Reads a trace up to its last complete step, because its writer was killed. */
  public static DiskTrace read(Path file) throws IOException {
    List<Step> steps = new ArrayList<>();
    long end = 0;
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (true) {
        Kind kind = Kind.of(in.readByte());
        String name = in.readUTF();
        long at = in.readLong();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        end += 1 + 2 + name.length() + 8 + 4 + bytes.length;
        steps.add(new Step(kind, name, at, bytes, end));
      }
    } catch (EOFException whole) {
      return new DiskTrace(List.copyOf(steps));
    }
  }
}
