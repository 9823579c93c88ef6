package vn.motcua.provisioning.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes that are on disk when the method returns. */
final class Durable {
  private Durable() {}

  /** Replaces the content of an existing file. */
  static void write(Path file, String text) throws IOException {
    put(file, text, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Adds to the end of a file, which is created when it is missing. */
  static void append(Path file, String text) throws IOException {
    put(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** A new name in a directory outlasts a power cut only after this. */
  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void put(Path file, String text, StandardOpenOption... options)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, options)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
