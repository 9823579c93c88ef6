package vn.motcua.firmware.torture.process;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a campaign says of a process that does not come up. */
@Timeout(60)
class ChildTest {
  @TempDir Path directory = Path.of("");

  @Test
  void aProcessThatDoesNotStartIsNamedWithItsExitCodeAndWithoutNamesOfClasses() throws Exception {
    Launch withoutTheProgram = new Launch(directory.toString(), directory);
    try (var broker = new Child(withoutTheProgram, "broker", List.of(), _ -> {})) {
      assertThatIOException()
          .isThrownBy(broker::port)
          .withMessage("the broker did not come up: it did not start (exit code 1)");
    }
  }
}
