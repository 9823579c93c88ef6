package vn.motcua.devices.emulator.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cable that cannot get its name keeps no pseudo terminal. */
class PtyCableTest {
  @TempDir Path directory = Path.of("");

  @Test
  void aCableThatCannotBeNamedLeavesNoTerminalOpen() throws IOException {
    Set<Path> before = terminals();
    try (PtyCable cable = new PtyCable(directory.resolve("missing/reader"))) {
      assertThatThrownBy(cable::plug).isInstanceOf(UncheckedIOException.class);
      assertThat(cable.plugged()).isFalse();
      assertThat(before).containsAll(terminals());
    }
  }

  @Test
  void aPulledCableLeavesNoTerminalOpen() throws IOException {
    Set<Path> before = terminals();
    try (PtyCable cable = new PtyCable(directory.resolve("reader"))) {
      cable.plug();
      assertThat(terminals()).isNotEqualTo(before);
    }
    assertThat(before).containsAll(terminals());
  }

  /** Handles of this process on pseudo terminals, of both ends. */
  private static Set<Path> terminals() throws IOException {
    Set<Path> found = new TreeSet<>();
    try (DirectoryStream<Path> handles = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path handle : handles) {
        if (isTerminal(handle)) {
          found.add(handle);
        }
      }
    }
    return found;
  }

  private static boolean isTerminal(Path handle) throws IOException {
    try {
      String target = Files.readSymbolicLink(handle).toString();
      return target.startsWith("/dev/pts/") || target.endsWith("/ptmx");
    } catch (NoSuchFileException closed) {
      return false;
    }
  }
}
