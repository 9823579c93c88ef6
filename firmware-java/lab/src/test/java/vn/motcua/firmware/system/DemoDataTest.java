package vn.motcua.firmware.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoDataTest {
  private static final Path HOME = Path.of("/home/an");

  @Test
  void itStandsWhereProgramsOfThisUserKeepTheirState() {
    assertThat(DemoData.usual(Map.of(), HOME).board())
        .isEqualTo(Path.of("/home/an/.local/state/motcua/demo/board"));
    assertThat(DemoData.usual(Map.of("XDG_STATE_HOME", " "), HOME).inbox())
        .isEqualTo(Path.of("/home/an/.local/state/motcua/demo/inbox"));
  }

  @Test
  void itStandsWhereTheUserSaid() {
    assertThat(DemoData.usual(Map.of("XDG_STATE_HOME", "/srv/state"), HOME).board())
        .isEqualTo(Path.of("/srv/state/motcua/demo/board"));
  }
}
