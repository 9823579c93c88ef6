package vn.motcua.devices.printer.inspect;

/** Tells from the first bytes of a command how long it is. Pure. */
@FunctionalInterface
interface Measure {
  /** Cannot be told before more bytes have come. */
  int MORE = 0;

  /** These parameters do not occur in the command. */
  int UNKNOWN = -1;

  /** Total length in bytes with its prefix, or {@link #MORE} or {@link #UNKNOWN}. */
  int total(Window bytes);

  /** The bytes of one command as far as they have come, 0..255 each. */
  record Window(ByteQueue queue) {
    int available() {
      return queue.size();
    }

    int at(int index) {
      return queue.at(index);
    }

    int word(int index) {
      return at(index) | at(index + 1) << 8;
    }
  }

  /** Always {@code length} bytes. */
  static Measure fixed(int length) {
    return bytes -> length;
  }

  /** A little-endian count of 2 bytes at {@code index}, then that many bytes. */
  static Measure counted(int index) {
    return bytes -> bytes.available() < index + 2 ? MORE : index + 2 + bytes.word(index);
  }

  /** A little-endian count of 4 bytes at {@code index}, then that many bytes. */
  static Measure countedLong(int index) {
    return bytes -> {
      if (bytes.available() < index + 4) {
        return MORE;
      }
      long count = bytes.word(index) | (long) bytes.word(index + 2) << 16;
      return count > EscPosTokenizer.COMMAND_BYTES_MAX ? UNKNOWN : index + 4 + (int) count;
    };
  }

  /** From {@code index} up to and with a NUL. */
  static Measure untilNul(int index) {
    return bytes -> {
      for (int i = index; i < bytes.available(); i++) {
        if (bytes.at(i) == 0) {
          return i + 1;
        }
      }
      return bytes.available() > EscPosTokenizer.LIST_BYTES_MAX ? UNKNOWN : MORE;
    };
  }
}
