package vn.motcua.firmware.torture.disk;

import java.util.Arrays;

/** A file's bytes in memory, which grow and shrink as the file does. One thread. */
final class GrowingBytes {
  private byte[] bytes;
  private int length;

  GrowingBytes(byte[] bytes) {
    this.bytes = bytes.clone();
    this.length = bytes.length;
  }

  /** Cuts or lengthens with zeros. */
  void length(int next) {
    if (next > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(next, 2 * bytes.length));
    }
    if (next < length) {
      Arrays.fill(bytes, next, length, (byte) 0);
    }
    length = next;
  }

  int length() {
    return length;
  }

  /** Writes {@code source[from..from + count)} at {@code at}, growing as needed. */
  void put(int at, byte[] source, int from, int count) {
    if (at + count > length) {
      length(at + count);
    }
    System.arraycopy(source, from, bytes, at, count);
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }
}
