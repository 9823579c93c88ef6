package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The hall's browser may play sound without a touch, and has access to the sound card. */
final class BrowserUnitTest {
  @Test
  void soundNeedsNoTouch() {
    assertThat(BrowserUnit.soundFlags())
        .containsExactly("--autoplay-policy=no-user-gesture-required");
  }

  @Test
  void theBrowsersUserReachesTheSoundCardUnderWhateverConfinement() {
    var settings = BrowserUnit.settings();
    assertThat(String.join(" ", settings.get("SupplementaryGroups")).split(" ")).contains("audio");
    assertThat(settings.getOrDefault("PrivateDevices", List.of())).doesNotContain("yes", "true");
    if (settings.containsKey("DeviceAllow") || settings.containsKey("DevicePolicy")) {
      assertThat(settings.getOrDefault("DeviceAllow", List.of()))
          .anySatisfy(device -> assertThat(device).startsWith("char-alsa"));
    }
  }
}
