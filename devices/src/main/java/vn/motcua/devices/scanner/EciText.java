package vn.motcua.devices.scanner;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * Data sent in ECI mode (AIM ITS/04-001): backslashes come doubled, {@code \nnnnnn} names the
 * character set of what follows. Before the first one, the bytes are UTF-8, as nearly all codes
 * made today are.
 */
final class EciText {
  private static final int DIGITS = 6;
  private static final char BACKSLASH = '\\';

  private EciText() {}

  /** The text without markers; fails when the bytes are not valid in the set that they claim. */
  static String decode(byte[] data, int from) throws CharacterCodingException {
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    Charset charset = StandardCharsets.UTF_8;
    for (int i = from; i < data.length; i++) {
      if (data[i] != BACKSLASH) {
        part.write(data[i]);
      } else if (i + 1 < data.length && data[i + 1] == BACKSLASH) {
        part.write(BACKSLASH);
        i++;
      } else {
        text.append(strict(charset, part.toByteArray(), 0));
        part.reset();
        charset = charset(number(data, i + 1));
        i += DIGITS;
      }
    }
    return text.append(strict(charset, part.toByteArray(), 0)).toString();
  }

  /** Decodes from {@code from} on and fails on bytes that are not valid in the set. */
  static String strict(Charset charset, byte[] data, int from) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(data, from, data.length - from)).toString();
  }

  private static int number(byte[] data, int from) throws CharacterCodingException {
    int value = 0;
    for (int i = from; i < from + DIGITS; i++) {
      if (i >= data.length || data[i] < '0' || data[i] > '9') {
        throw new CharacterCodingException();
      }
      value = value * 10 + data[i] - '0';
    }
    return value;
  }

  /** Character sets of the AIM ECI register; 4 to 18 are ISO/IEC 8859-2 to -16. */
  private static Charset charset(int eci) throws CharacterCodingException {
    String name =
        switch (eci) {
          case 0, 2 -> "IBM437";
          case 1, 3 -> "ISO-8859-1";
          case 20 -> "Shift_JIS";
          case 21 -> "windows-1250";
          case 22 -> "windows-1251";
          case 23 -> "windows-1252";
          case 24 -> "windows-1256";
          case 25 -> "UTF-16BE";
          case 26 -> "UTF-8";
          case 27, 170 -> "US-ASCII";
          case 28 -> "Big5";
          case 29 -> "GB2312";
          case 30 -> "EUC-KR";
          case 32 -> "GB18030";
          default -> "ISO-8859-" + (eci >= 4 && eci <= 18 ? eci - 2 : "unknown");
        };
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      CharacterCodingException unknown = new CharacterCodingException();
      unknown.initCause(e);
      throw unknown;
    }
  }
}
