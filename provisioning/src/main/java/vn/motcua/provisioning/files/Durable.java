package vn.motcua.provisioning.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes that are on disk when the method returns. */
public final class Durable {
  private Durable() {}

  /** Replaces the content of an existing file. */
  public static void write(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      put(channel, text);
    }
  }

  /**
   * Adds a line to a file, which is created when it is missing. A last line without its end, left
   * by a power cut, is taken away before.
   */
  public static void appendLine(Path file, String line) throws IOException {
    byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    int whole = before.length;
    while (whole > 0 && before[whole - 1] != '\n') {
      whole--;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(whole).position(whole);
      put(channel, line + "\n");
    }
  }

  /** A new name in a directory outlasts a power cut only after this. */
  public static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void put(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }
}
