package vn.motcua.firmware.web;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.web.server.Reply;

/**
 * Recorded words with which pages call numbers: {@code GET /api/voice} lists them, {@code GET
 * /voice/<word>.wav} sends one. They are files of the board's directory, so that a centre can put
 * its own recordings there; they are looked up at each request. At most {@value #WORDS_MAX} words
 * of {@value #WORD_BYTES_MAX} bytes each: what lies beyond is not listed, and pages say which words
 * they miss. Any thread.
 */
final class VoiceWords {
  static final int WORDS_MAX = 64;
  static final int WORD_BYTES_MAX = 500_000;

  private static final String WAV = ".wav";
  private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,32}");

  private final @Nullable Path directory;

  /** {@code directory} need not exist; null has no words. */
  VoiceWords(@Nullable Path directory) {
    this.directory = directory;
  }

  Reply list() throws IOException {
    return Replies.json(200, Map.of("words", words()));
  }

  private List<String> words() throws IOException {
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of();
    }
    var words = new TreeSet<String>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + WAV)) {
      for (Path file : files) {
        String word = word(file.getFileName().toString());
        if (words.size() < WORDS_MAX && file(word) != null) {
          words.add(word);
        }
      }
    }
    return List.copyOf(words);
  }

  private static String word(String name) {
    return name.substring(0, name.length() - WAV.length());
  }

  Reply recording(String name) throws IOException, BadInputException {
    Path file = name.endsWith(WAV) ? file(word(name)) : null;
    if (file == null) {
      throw new BadInputException(404, "unknown-word", name, "Không có tệp giọng “" + name + "”.");
    }
    return Replies.bytes(200, "audio/wav", Files.readAllBytes(file));
  }

  /** A word's file, null when there is none that may be sent. */
  private @Nullable Path file(String word) throws IOException {
    if (directory == null || !WORD.matcher(word).matches()) {
      return null;
    }
    Path file = directory.resolve(word + WAV);
    return Files.isRegularFile(file) && Files.size(file) <= WORD_BYTES_MAX ? file : null;
  }
}
