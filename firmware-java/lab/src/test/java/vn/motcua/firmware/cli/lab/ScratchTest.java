package vn.motcua.firmware.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  private static final int FILES = 2_000;

  @TempDir Path directory;

  @Test
  void aDirectoryGoesWithAllThatIsInIt() throws IOException {
    Path scratch = Files.createDirectories(directory.resolve("scratch/inner/innermost"));
    Files.writeString(scratch.resolve("file"), "x");
    Scratch.delete(directory.resolve("scratch"));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void twoThatDeleteItAtOnceDoNotDisturbEachOther() throws Exception {
    Path scratch = Files.createDirectory(directory.resolve("scratch"));
    for (int i = 0; i < FILES; i++) {
      Files.createFile(scratch.resolve("file-" + i));
    }
    FutureTask<Void> other =
        new FutureTask<>(() -> {
          Scratch.delete(scratch);
          return null;
        });
    Thread.ofPlatform().start(other);
    Scratch.delete(scratch);
    other.get();
    assertThat(scratch).doesNotExist();
  }
}
