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

  /** {@code 1B 26 y c1 c2 [x d1..d(y*x)]…}: one block for each character c1..c2. */
  static int userDefined(Window bytes) {
    if (bytes.available() < 5) {
      return MORE;
    }
    int at = 5;
    for (int character = bytes.at(3); character <= bytes.at(4); character++) {
      if (bytes.available() <= at) {
        return MORE;
      }
      at += 1 + bytes.at(2) * bytes.at(at);
    }
    return at;
  }

  /** {@code 1C 61 n}: n = 48 takes one parameter more. */
  static int checkPaper(Window bytes) {
    if (bytes.available() < 3) {
      return MORE;
    }
    return switch (bytes.at(2)) {
      case 48 -> 4;
      case 49, 50 -> 3;
      default -> UNKNOWN;
    };
  }

  /** {@code 1C 67 31 m a4 n2 d…} writes, {@code 1C 67 32 m a4 n2} reads. */
  static int nvMemory(Window bytes) {
    if (bytes.available() < 3) {
      return MORE;
    }
    return switch (bytes.at(2)) {
      case 49 -> bytes.available() < 10 ? MORE : 10 + bytes.word(8);
      case 50 -> 10;
      default -> UNKNOWN;
    };
  }

  /** {@code 1C 71 n [x2 y2 d(x*y*8)]…}: n images, one after another. */
  static int nvImages(Window bytes) {
    if (bytes.available() < 3) {
      return MORE;
    }
    long at = 3;
    for (int image = 0; image < bytes.at(2); image++) {
      if (bytes.available() < at + 4) {
        return MORE;
      }
      at += 4 + 8L * bytes.word((int) at) * bytes.word((int) at + 2);
      if (at > EscPosTokenizer.COMMAND_BYTES_MAX) {
        return UNKNOWN;
      }
    }
    return (int) at;
  }

  /** {@code 1D 2A x y d(x*y*8)}. */
  static int downloadedImage(Window bytes) {
    return bytes.available() < 4 ? MORE : 4 + 8 * bytes.at(2) * bytes.at(3);
  }

  /** {@code 1D 43 0 n m}, {@code 1D 43 1 a2 b2 n r}, {@code 1D 43 2 n2}, {@code 1D 43 ; …;}. */
  static int counter(Window bytes) {
    if (bytes.available() < 3) {
      return MORE;
    }
    return switch (bytes.at(2)) {
      case 48, 50 -> 5;
      case 49 -> 9;
      case 59 -> fieldsEnd(bytes, 3, 5);
      default -> UNKNOWN;
    };
  }

  /** After {@code fields} fields, each ended by a semicolon. */
  private static int fieldsEnd(Window bytes, int from, int fields) {
    int left = fields;
    for (int i = from; i < bytes.available(); i++) {
      left -= bytes.at(i) == ';' ? 1 : 0;
      if (left == 0) {
        return i + 1;
      }
    }
    return bytes.available() > EscPosTokenizer.LIST_BYTES_MAX ? UNKNOWN : MORE;
  }

  /** {@code 1D 44 m fn a kc1 kc2 b c} and a BMP file, whose own length stands at its offset 2. */
  static int windowsBitmap(Window bytes) {
    if (bytes.available() < 15) {
      return MORE;
    }
    long file = bytes.word(11) | (long) bytes.word(13) << 16;
    return file > EscPosTokenizer.COMMAND_BYTES_MAX ? UNKNOWN : 9 + (int) file;
  }
}
