package vn.motcua.firmware.cli.inspect;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.firmware.cli.option.Sentence;

/**
 * Prints one JSON object on each line and remembers whether everything was understood. One thread.
 */
final class Findings {
  /** Everything was understood. */
  static final int UNDERSTOOD = 0;

  /** A file cannot be read. */
  static final int UNREADABLE = 2;

  /** Something was not understood; its line has the offset. */
  static final int NOT_UNDERSTOOD = 3;

  /** Largest capture that is read. */
  static final int FILE_BYTES_MAX = 256 << 20;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final PrintWriter out;
  private boolean understood = true;

  Findings(PrintWriter out) {
    this.out = out;
  }

  /** Prints a line. */
  void line(Map<String, ?> fields) {
    out.println(JSON.writeValueAsString(fields));
  }

  /** Prints a line for bytes that were not understood. */
  void unknown(Map<String, ?> fields) {
    understood = false;
    line(fields);
  }

  int exitCode() {
    out.flush();
    return understood ? UNDERSTOOD : NOT_UNDERSTOOD;
  }

  /**
   * Reads a capture.
   *
   * @throws IOException when it cannot be read or is larger than {@link #FILE_BYTES_MAX}
   */
  static byte[] read(Path file) throws IOException {
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new IOException(file + " is larger than " + (FILE_BYTES_MAX >> 20) + " MB");
    }
    return Files.readAllBytes(file);
  }

  /** The sentence for a file that cannot be read. */
  static String unreadable(Path file, IOException e) {
    if (Files.isDirectory(file)) {
      return file + " is a directory, and a file is needed";
    }
    if (e instanceof NoSuchFileException) {
      return file + " does not exist";
    }
    return e instanceof FileSystemException
        ? Sentence.of(e)
        : file + " cannot be read: " + Sentence.of(e);
  }

  /** Whether a capture is written in hex digits and white space. */
  static boolean isHex(byte[] capture) {
    String text = new String(capture, StandardCharsets.ISO_8859_1);
    return text.chars().anyMatch(Findings::isHexDigit)
        && text.chars().allMatch(c -> isHexDigit(c) || Character.isWhitespace(c));
  }

  private static boolean isHexDigit(int c) {
    return Character.digit(c, 16) >= 0 && c < 128;
  }

  /** The bytes of hex digits; white space is ignored. */
  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }
}
