package vn.motcua.devices.printer.inspect;

import static vn.motcua.devices.printer.inspect.Measure.MORE;
import static vn.motcua.devices.printer.inspect.Measure.UNKNOWN;

import vn.motcua.devices.printer.inspect.Measure.Window;

/** Lengths of the commands whose parameters decide. Pure. */
final class Measures {
  private Measures() {}

  /** {@code 10 04 n}; n = 7, 8 and 18 take one parameter more. */
  static int dleEot(Window bytes) {
    if (bytes.available() < 3) {
      return MORE;
    }
    int n = bytes.at(2);
    return n == 7 || n == 8 || n == 18 ? 4 : 3;
  }

  /** {@code 10 14 fn …}: 1 pulse, 2 power off, 3 buzzer, 7 status, 8 clear buffers. */
  static int dleDc4(Window bytes) {
    if (bytes.available() < 3) {
      return MORE;
    }
    return switch (bytes.at(2)) {
      case 1, 2 -> 5;
      case 3 -> 8;
      case 7 -> 4;
      case 8 -> 10;
      default -> UNKNOWN;
    };
  }

  /** {@code 1B 2A m nL nH d…}: one byte a column in 8-dot modes, three in 24-dot modes. */
  static int bitImage(Window bytes) {
    if (bytes.available() < 5) {
      return MORE;
    }
    return switch (bytes.at(2)) {
      case 0, 1 -> 5 + bytes.word(3);
      case 32, 33 -> 5 + 3 * bytes.word(3);
      default -> UNKNOWN;
    };
  }

  /** {@code 1D 56 m}, with n after function B (65, 66) and C, D (97, 98, 103, 104). */
  static int cut(Window bytes) {
    if (bytes.available() < 3) {
      return MORE;
    }
    return switch (bytes.at(2)) {
      case 0, 1, 48, 49 -> 3;
      case 65, 66, 97, 98, 103, 104 -> 4;
      default -> UNKNOWN;
    };
  }

  /** {@code 1D 6B m}: function A (0..6) ends with NUL, function B (65..79) has a count. */
  static int barcode(Window bytes) {
    if (bytes.available() < 3) {
      return MORE;
    }
    int m = bytes.at(2);
    if (m <= 6) {
      return Measure.untilNul(3).total(bytes);
    }
    if (m < 65 || m > 79) {
      return UNKNOWN;
    }
    return bytes.available() < 4 ? MORE : 4 + bytes.at(3);
  }

  /** {@code 1D 76 30 m xL xH yL yH d…}: x bytes a row, y rows. */
  static int raster(Window bytes) {
    if (bytes.available() < 8) {
      return MORE;
    }
    long total = 8L + (long) bytes.word(4) * bytes.word(6);
    return total > EscPosTokenizer.COMMAND_BYTES_MAX ? UNKNOWN : (int) total;
  }
}
