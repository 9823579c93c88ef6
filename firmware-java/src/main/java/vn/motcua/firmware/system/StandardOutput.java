package vn.motcua.firmware.system;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Standard output of the process, guarded by {@link Printable}. It remembers the first failure to
 * write, because {@link PrintStream} hides it: an export to a full disk would look complete. One
 * thread writes at a time.
 */
public final class StandardOutput extends FilterOutputStream {
  private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");

  private static volatile boolean verbatim;
  private static volatile @Nullable String failure;

  private final Printable guarded;

  private StandardOutput() {
    super(new FileOutputStream(FileDescriptor.out));
    this.guarded = new Printable(out);
  }

  /** Guards standard output and standard error of the process from now on. */
  public static void guardStandardStreams() {
    var err = new Printable(new FileOutputStream(FileDescriptor.err));
    System.setOut(new PrintStream(new StandardOutput(), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  /**
   * Until the result is closed, standard output is written byte for byte, unless it is a terminal;
   * for data whose hash a program recomputes.
   */
  public static Verbatim verbatim() {
    verbatim = !isTerminal();
    return () -> verbatim = false;
  }

  /** Ends {@link #verbatim}. */
  @FunctionalInterface
  public interface Verbatim extends AutoCloseable {
    @Override
    void close();
  }

  /** Why something could not be written; null when all was. */
  public static @Nullable String failure() {
    return failure;
  }

  /** Whether it leads to another program, which may stop reading at any time. */
  public static boolean isPipe() {
    String target = target();
    return target.startsWith("pipe:") || target.startsWith("socket:");
  }

  private static boolean isTerminal() {
    String target = target();
    return target.isEmpty() || (target.startsWith("/dev/") && !target.equals("/dev/null"));
  }

  /** What the descriptor leads to; empty when that is not known. */
  private static String target() {
    try {
      return Files.readSymbolicLink(DESCRIPTOR).toString();
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      checkNotFailed();
      (verbatim ? out : guarded).write(bytes, from, length);
    } catch (IOException e) {
      throw noted(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      checkNotFailed();
      guarded.flush();
    } catch (IOException e) {
      throw noted(e);
    }
  }

  /** What follows a failure is not tried: a gap inside the output would go unnoticed. */
  private static void checkNotFailed() throws IOException {
    String first = failure;
    if (first != null) {
      throw new IOException(first);
    }
  }

  private static IOException noted(IOException e) {
    failure = failure == null ? String.valueOf(e.getMessage()) : failure;
    return e;
  }
}
