package vn.motcua.firmware.system;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Guards standard output and standard error, because a terminal executes escape sequences, and
 * names, reasons and captures come from outside. Each control character except line feed and tab,
 * and each character that changes the writing direction, is written in the form {@code \u001b}, as
 * in JSON. Everything else passes byte for byte, whether it is UTF-8 or not.
 *
 * <p>Bytes that may begin such a character (at most two) are held back until the next one or {@link
 * #flush}. One thread at a time, as {@link PrintStream} sees to.
 */
public final class Printable extends FilterOutputStream {
  private static final int LONGEST = 3;
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

  private static volatile boolean verbatim;

  private final byte[] held = new byte[LONGEST];
  private int count;

  /** Guards the output to {@code out}. */
  public Printable(OutputStream out) {
    super(out);
  }

  /** Guards the standard streams of the process from now on. */
  public static void guardStandardStreams() {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    System.setOut(new PrintStream(new StandardOutput(out), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new Printable(err), true, StandardCharsets.UTF_8));
  }

  /**
   * Until the result is closed, standard output is written byte for byte, unless it is a terminal;
   * for data whose hash a program recomputes.
   */
  public static Verbatim verbatim() {
    verbatim = !isTerminal(STANDARD_OUTPUT);
    return () -> verbatim = false;
  }

  /** Ends {@link #verbatim}. */
  @FunctionalInterface
  public interface Verbatim extends AutoCloseable {
    @Override
    void close();
  }

  private static boolean isTerminal(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/") && !target.equals("/dev/null");
    } catch (IOException e) {
      return true; // not known, so it is guarded
    }
  }

  private static final class StandardOutput extends FilterOutputStream {
    private final Printable guarded;

    StandardOutput(OutputStream out) {
      super(out);
      this.guarded = new Printable(out);
    }

    @Override
    public void write(int b) throws IOException {
      (verbatim ? out : guarded).write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      (verbatim ? out : guarded).write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      guarded.flush();
    }
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
    out.write(held, 0, count);
    count = 0;
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
        out.write("\\u%04x".formatted(character).getBytes(StandardCharsets.US_ASCII));
        count = 0;
      } else {
        out.write(held[0]);
        count--;
        System.arraycopy(held, 1, held, 0, count);
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
