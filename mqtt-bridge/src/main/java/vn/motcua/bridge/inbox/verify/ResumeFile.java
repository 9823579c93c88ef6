package vn.motcua.bridge.inbox.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file for the progress of a run, from which the next one continues: a JSON file that is
 * written under a temporary name and renamed, so it is always complete. It is deleted when a run is
 * complete. One thread.
 */
public final class ResumeFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final String asked;

  /**
   * A file for certain options.
   *
   * @param asked describes the record and the options: only a run with the same ones continues an
   *     interrupted run
   */
  public ResumeFile(Path file, String asked) {
    this.file = file;
    this.asked = asked;
  }

  private record Content(String asked, RecordProgress progress) {}

  /**
   * The progress of an interrupted run with the same options; nothing when there is no file.
   *
   * @throws IllegalArgumentException when the file is from other options or is not a progress file
   * @throws IOException when it cannot be read
   */
  public Optional<RecordProgress> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Content content;
    try {
      content = JSON.readValue(Files.readString(file), Content.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          file + " is no file of an interrupted run; name another one or delete it", e);
    }
    if (!content.asked().equals(asked)) {
      throw new IllegalArgumentException(
          "%s is of a run that asked \"%s\", this one asks \"%s\"; name another file or delete it"
              .formatted(file, content.asked(), asked));
    }
    return Optional.of(content.progress());
  }

  /** Saves the progress; it is on disk when this returns. */
  public void write(RecordProgress progress) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    String json = JSON.writeValueAsString(new Content(asked, progress));
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(json);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes the file: the run is complete. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
