package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {
  @TempDir Path directory = Path.of("");

  @Test
  void aRehearsalGivesOneNumberAndEndsByItself() throws Exception {
    Ran rehearsed = Ran.motcua(Map.of(), "rehearse", "--dir=" + directory);

    assertThat(rehearsed.code()).as(rehearsed.said()).isZero();
    Ran shown = Ran.motcua(Map.of(), "ledger", "export", "--data=" + directory.resolve("data"));
    assertThat(shown.said().lines().filter(line -> line.contains("vn.motcua.ticket.reserved")))
        .as(shown.said())
        .hasSize(1);
  }
}
