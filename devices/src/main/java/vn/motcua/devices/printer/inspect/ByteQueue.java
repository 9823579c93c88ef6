package vn.motcua.devices.printer.inspect;

import java.util.Arrays;

/** Bytes that wait to be understood, cheap to look into and to take from the front. */
final class ByteQueue {
  private byte[] bytes = new byte[1_024];
  private int head;
  private int tail;

  int size() {
    return tail - head;
  }

  int at(int index) {
    return bytes[head + index] & 0xff;
  }

  void add(byte[] more, int offset, int length) {
    if (tail + length > bytes.length) {
      int size = size();
      byte[] target = size + length > bytes.length ? new byte[2 * (size + length)] : bytes;
      System.arraycopy(bytes, head, target, 0, size);
      bytes = target;
      head = 0;
      tail = size;
    }
    System.arraycopy(more, offset, bytes, tail, length);
    tail += length;
  }

  byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(bytes, head, head + count);
    head += count;
    return taken;
  }
}
