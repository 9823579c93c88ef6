package vn.motcua.firmware.system;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Guards standard output and standard error, because a terminal executes escape sequences, and
 * names, reasons and captures come from outside. Each control character except line feed and tab,
 * and each character that changes the writing direction, is written in the form {@code \u001b}, as
 * in JSON. Everything else passes byte for byte, whether it is UTF-8 or not.
 *
 * <p>Bytes that may begin such a character (at most two) are held back until the next one or {@link
 * #flush}. One thread at a time, as {@link java.io.PrintStream} sees to.
 */
public final class Printable extends FilterOutputStream {
  private static final int LONGEST = 3;

  private final byte[] held = new byte[LONGEST];
  private int count;

  /** Guards the output to {@code out}. */
  public Printable(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    held[count++] = (byte) b;
    settle();
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  @Override
  public void flush() throws IOException {
    int complete = count;
    count = 0; // before writing, for a failed write is not repeated
    out.write(held, 0, complete);
    out.flush();
  }

  /**
   * Writes held-back bytes once they are a complete character, or can no longer become a guarded
   * one.
   */
  private void settle() throws IOException {
    while (count > 0) {
      int length = lengthOf(held[0] & 0xff);
      if (count < length && (count < 2 || isContinuation(held[1]))) {
        return;
      }
      int character = count < length ? -1 : character(length);
      if (isObeyed(character)) {
        count = 0;
        out.write("\\u%04x".formatted(character).getBytes(StandardCharsets.US_ASCII));
      } else {
        byte first = held[0];
        count--;
        System.arraycopy(held, 1, held, 0, count);
        out.write(first);
      }
    }
  }

  /** Length of characters that begin with this byte, 1 when none of them is guarded. */
  private static int lengthOf(int first) {
    return switch (first) {
      case 0xc2, 0xd8 -> 2; // U+0080 to U+00BF, U+0600 to U+063F
      case 0xe2 -> LONGEST; // U+2000 to U+2FFF
      default -> 1;
    };
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xc0) == 0x80;
  }

  /** The character of the held bytes; -1 when they are not UTF-8. */
  private int character(int length) {
    if (length == 1) {
      return held[0] >= 0 ? held[0] : -1;
    }
    int character = held[0] & (length == 2 ? 0x1f : 0xf);
    for (int i = 1; i < length; i++) {
      if (!isContinuation(held[i])) {
        return -1;
      }
      character = (character << 6) | (held[i] & 0x3f);
    }
    return character;
  }

  private static boolean isObeyed(int character) {
    if (character < 0 || character == '\n' || character == '\t') {
      return false;
    }
    return Character.isISOControl(character)
        || character == 0x61c // marks, embeddings, overrides and isolates of direction
        || character == 0x200e
        || character == 0x200f
        || (character >= 0x2028 && character <= 0x202e)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
