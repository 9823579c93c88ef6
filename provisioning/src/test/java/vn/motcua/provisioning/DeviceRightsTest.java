package vn.motcua.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.provisioning.link.DeviceRights;
import vn.motcua.provisioning.link.Link;
import vn.motcua.provisioning.link.LinkForms;

/** The service may open the devices of its board, and no others. */
class DeviceRightsTest {
  private static final Path IMAGE = Path.of("image");

  @Test
  void theShippedUnitOpensNoDeviceAtAll() throws IOException {
    List<String> unit = Files.readAllLines(IMAGE.resolve("systemd/motcua-board.service"));
    assertThat(unit).contains("DevicePolicy=closed");
    assertThat(unit).noneMatch(line -> line.startsWith("DeviceAllow="));
    assertThat(unit).noneMatch(line -> line.startsWith("SupplementaryGroups="));
  }

  @ParameterizedTest
  @CsvSource({
    "serial:/dev/ttyUSB0?baud=9600, dialout, char-ttyUSB",
    "serial:/dev/ttyACM3, dialout, char-ttyACM",
    "serial:/dev/ttyAMA0?baud=57600, dialout, char-ttyAMA",
    "serial:/dev/ttyS1, dialout, char-ttyS",
    "serial:/dev/serial0, dialout, char-ttyAMA char-ttyS",
    "serial:/dev/serial/by-id/usb-x-if00, dialout, char-ttyACM char-ttyUSB",
    "serial:/dev/motcua-scanner, dialout, char-ttyACM char-ttyUSB",
    "serial:usb:1-1.3?baud=9600, dialout, char-ttyACM char-ttyUSB",
    "keys:usb:1-1.4, input, char-input",
    "hidpos:usb:1-1.3, input, char-hidraw",
    "hidpos:usb:1-1.3?by=libusb, input, char-usb_device",
    "tcp://192.0.2.1:4001, '', ''"
  })
  void aScannersLinkNeedsItsOwnClassOnly(String link, String group, String classes) {
    DeviceRights rights = DeviceRights.of(LinkForms.SCANNER.read(link).orElseThrow());
    assertThat(rights.groups()).isEqualTo(words(group));
    assertThat(rights.classes()).isEqualTo(words(classes));
  }

  @ParameterizedTest
  @CsvSource({
    "usb:04b8:0e15/X7Y0001, lp, char-usb",
    "usb:04b8:0e15/X7Y0001?by=libusb, lp, char-usb_device",
    "lp:/dev/usb/lp0, lp, char-usb",
    "lp:/dev/lp0, lp, char-lp",
    "tcp://192.0.2.20:9100, '', ''"
  })
  void aPrintersLinkNeedsItsOwnClassOnly(String link, String group, String classes) {
    DeviceRights rights = DeviceRights.of(LinkForms.PRINTER.read(link).orElseThrow());
    assertThat(rights.groups()).isEqualTo(words(group));
    assertThat(rights.classes()).isEqualTo(words(classes));
  }

  @Test
  void aWebcamNeedsNoMemoryHeapAndAStreamNoDeviceFile() {
    assertThat(camera("v4l2:usb:1-1.2").classes()).containsExactly("char-video4linux");
    assertThat(camera("http://192.0.2.40/video").classes()).isEmpty();
    assertThat(DeviceRights.of(new Link.Command(List.of("rpicam-vid"))).classes())
        .containsExactly("char-dma_heap", "char-media", "char-video4linux");
  }

  @Test
  void theBoardOfTheExampleOpensTheClassesOfItsOwnDevicesAndNotTheWholeBus() throws Exception {
    BoardConfig board = BoardToml.load(Shipped.file("board.example.toml"));
    String text =
        DeviceRights.of(board.devices().stream().map(DeviceConfig::rights).toList()).dropIn();
    assertThat(text.lines().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "[Service]",
            "SupplementaryGroups=dialout gpio input lp video",
            "DeviceAllow=char-dma_heap rw",
            "DeviceAllow=char-gpiochip rw",
            "DeviceAllow=char-hidraw rw",
            "DeviceAllow=char-input rw",
            "DeviceAllow=char-media rw",
            "DeviceAllow=char-ttyACM rw",
            "DeviceAllow=char-ttyUSB rw",
            "DeviceAllow=char-usb rw",
            "DeviceAllow=char-video4linux rw");
  }

  /** A rule that grants access names the vendor, not only the kind of device. */
  @Test
  void noUdevRuleGivesAwayAWholeKindOfUsbDevice() throws IOException {
    List<String> rules =
        Files.readAllLines(IMAGE.resolve("udev/70-motcua.rules")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(rules).isNotEmpty();
    assertThat(rules)
        .filteredOn(rule -> rule.contains("GROUP=") || rule.contains("SYMLINK+="))
        .filteredOn(rule -> !rule.startsWith("SUBSYSTEM==\"gpio\""))
        .isNotEmpty()
        .allMatch(
            rule -> rule.contains("ATTRS{idVendor}==\"") || rule.contains("ATTR{idVendor}==\""))
        .noneMatch(rule -> rule.contains("idVendor}==\"*"));
    assertThat(rules)
        .filteredOn(rule -> rule.contains("GROUP=\"input\""))
        .as("no keyboard")
        .allMatch(rule -> rule.contains("0300") || rule.contains("ENV{MOTCUA_HIDPOS}"));
  }

  private static DeviceRights camera(String url) {
    return DeviceRights.of(LinkForms.CAMERA.read(url).orElseThrow());
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ")));
  }
}
