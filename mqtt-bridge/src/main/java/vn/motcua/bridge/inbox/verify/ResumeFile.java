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
 * Where a run notes how far it has come, so that the next one goes on from there: a JSON file that
 * is written beside its place and renamed, so it is always a whole one. It goes when a run is done.
 * One thread.
 */
public final class ResumeFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final String asked;

  /**
   * A file for a question.
   *
   * @param asked names the record and the question: an interrupted run is continued only by the
   *     same one
   */
  public ResumeFile(Path file, String asked) {
    this.file = file;
    this.asked = asked;
  }

  private record Content(String asked, RecordProgress progress) {}

  /**
   * What an interrupted run of the same question left; nothing when there is no file.
   *
   * @throws IllegalArgumentException when the file is of another question or is none
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

  /** Notes how far a run has come; on the disk when it returns. */
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

  /** Takes it away: the run is done. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
