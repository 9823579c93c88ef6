package vn.motcua.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.provisioning.BoardConfig.Broker;
import vn.motcua.provisioning.BoardConfig.Role;
import vn.motcua.provisioning.BoardConfig.Web;
import vn.motcua.provisioning.BoardConfig.Wire;
import vn.motcua.provisioning.DeviceConfig.Scanner.Suffix;
import vn.motcua.provisioning.DeviceConfig.Scanner.Tone;
import vn.motcua.provisioning.link.DevicePlace.DeviceFile;
import vn.motcua.provisioning.link.DevicePlace.UsbIdentity;
import vn.motcua.provisioning.link.DevicePlace.UsbPort;
import vn.motcua.provisioning.link.Link;
import vn.motcua.provisioning.link.Link.CameraLink;
import vn.motcua.provisioning.link.Link.ChipLines;
import vn.motcua.provisioning.link.Link.HttpStream;
import vn.motcua.provisioning.link.Link.Keys;
import vn.motcua.provisioning.link.Link.ListenAddress;
import vn.motcua.provisioning.link.Link.Push;
import vn.motcua.provisioning.link.Link.Serial;
import vn.motcua.provisioning.link.Link.Serial.FlowControl;
import vn.motcua.provisioning.link.Link.Tcp;
import vn.motcua.provisioning.link.Link.Video;

class BoardTomlTest {
  private static final String EXAMPLE = "board.example.toml";

  @TempDir Path folder = Path.of("");

  @Test
  void theShippedExampleFitsTheShippedCatalogue() throws ConfigException {
    Catalogue catalogue = CatalogueToml.load(Shipped.file("catalogue.example.toml"));

    BoardConfig board = BoardToml.load(Shipped.file(EXAMPLE), catalogue);

    assertThat(board.centre()).isEqualTo("phuong-minh-hoa");
    assertThat(board.roles())
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Role.SPARE)));
    assertThat(board.devices())
        .containsExactly(
            new DeviceConfig.Printer(
                "phieu",
                new Link.UsbPrinter(new UsbIdentity(0x04b8, 0x0e15, "X7Y0001")),
                "epson-tm-t20iii",
                0),
            new DeviceConfig.Printer("phieu-2", new Tcp("192.0.2.20", 9_100), 576),
            new DeviceConfig.RatingPanel(
                "danh-gia-1",
                "1",
                new ChipLines("pinctrl-rp1", List.of(5, 6, 13, 19), List.of(12, 16, 20, 21))),
            new DeviceConfig.KeyPad(
                "danh-gia-2", "2", new Keys(new UsbPort("1-1.4"), true), List.of(2, 3, 4, 5)),
            new DeviceConfig.Fingerprint("van-tay", serial("/dev/motcua-fingerprint", 57_600)),
            new DeviceConfig.Scanner(
                "may-quet", serial("/dev/motcua-scanner", 9_600), Suffix.CR, "luan-chuyen"),
            new DeviceConfig.Scanner(
                "may-quet-2",
                new Keys(file("/dev/input/by-path/platform-usb-0:1.3:1.0-event-kbd"), true),
                Suffix.CR,
                "luan-chuyen"),
            new DeviceConfig.Scanner(
                "may-quet-3",
                new Link.HidPos(new UsbIdentity(0x0c2e, 0x0b67, "19310B4A55")),
                Suffix.CR,
                "luan-chuyen"),
            new DeviceConfig.Camera(
                "may-anh",
                new Link.Command(
                    List.of(
                        "rpicam-vid",
                        "--nopreview",
                        "--timeout",
                        "0",
                        "--codec",
                        "mjpeg",
                        "--output",
                        "-")),
                "luan-chuyen"),
            new DeviceConfig.Terminal("cham-cong", new Tcp("192.0.2.30", 4_370), 0),
            new DeviceConfig.Terminal(
                "cham-cong-2",
                new Push(new ListenAddress("192.0.2.10", 8_081), "CQUH210760123"),
                0));
  }

  static Stream<Arguments> cameras() {
    return Stream.of(
        arguments("tcp://127.0.0.1:8888", new Tcp("127.0.0.1", 8_888)),
        arguments("http://192.0.2.40/", new HttpStream("192.0.2.40", 80, "/")),
        arguments("http://192.0.2.40:8080/a?q=1", new HttpStream("192.0.2.40", 8_080, "/a?q=1")),
        arguments("v4l2:/dev/video0", new Video(file("/dev/video0"), 1_280, 720)),
        arguments(
            "v4l2:/dev/v4l/by-id/usb-cam-index0?size=640x480",
            new Video(file("/dev/v4l/by-id/usb-cam-index0"), 640, 480)),
        arguments("v4l2:usb:1-1.2?size=1920x1080", new Video(new UsbPort("1-1.2"), 1_920, 1_080)),
        arguments(
            "v4l2:usb:046d:0825/5A1B",
            new Video(new UsbIdentity(0x046d, 0x0825, "5A1B"), 1_280, 720)));
  }

  @ParameterizedTest
  @MethodSource("cameras")
  void aCameraIsAStreamOrTheKernelsOwn(String url, CameraLink link) throws Exception {
    Path file = folder.resolve("camera.toml");
    String text = Files.readString(Shipped.file(EXAMPLE));
    int command = text.indexOf("command = [");
    int end = text.indexOf('\n', command);
    Files.writeString(
        file, text.substring(0, command) + "url = \"" + url + "\"" + text.substring(end));
    assertThat(BoardToml.load(file).devices())
        .contains(new DeviceConfig.Camera("may-anh", link, "luan-chuyen"));
  }

  @Test
  void whatIsNotWrittenHasItsDefault() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("board.toml"),
            """
            centre = "c"
            board = "b"
            roles = ["ticket"]
            [broker]
            url = "ssl://broker.example:8883"
            ca = "/etc/motcua/tls/ca.crt"
            certificate = "/etc/motcua/tls/board.crt"
            key = "/etc/motcua/tls/board.key"
            [[printer]]
            name = "p"
            link = "serial:/dev/ttyUSB0"
            """);

    assertThat(BoardToml.load(file))
        .isEqualTo(
            new BoardConfig(
                "c",
                "b",
                Set.of(Role.TICKET),
                Path.of("/var/lib/motcua"),
                Duration.ofDays(90),
                new Broker(
                    List.of(URI.create("ssl://broker.example:8883")),
                    Wire.MQTT_5,
                    new BoardConfig.Tls(
                        Path.of("/etc/motcua/tls/ca.crt"),
                        Path.of("/etc/motcua/tls/board.crt"),
                        Path.of("/etc/motcua/tls/board.key")),
                    false),
                new Web("127.0.0.1", 8080),
                List.of(new DeviceConfig.Printer("p", serial("/dev/ttyUSB0", 9_600), 576)),
                List.of(0, 1, 2, 3, 4)));
  }

  @Test
  void thePagesHaveACertificateWithItsKeyOrNone() throws Exception {
    String head =
        """
        centre = "c"
        board = "b"
        roles = ["hub"]
        [broker]
        url = "tcp://127.0.0.1:1883"
        [web]
        """;
    Path file = folder.resolve("board.toml");
    Files.writeString(file, head + "certificate = \"/t/pages.crt\"\nkey = \"/t/pages.key\"\n");
    assertThat(BoardToml.load(file).web().tls())
        .isEqualTo(new BoardConfig.WebTls(Path.of("/t/pages.crt"), Path.of("/t/pages.key")));
    Files.writeString(file, head + "certificate = \"/t/pages.crt\"\n");
    assertThatThrownBy(() -> BoardToml.load(file)).hasMessageContaining("key");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"ticket\" | \"tickets\" | \"tickets\" is not one of the roles; did you mean \"ticket\"?",
        "centre = \"phuong-minh-hoa\" | # | centre: is missing in the file",
        "board = \"mot-cua-1\" | board = \"Một cửa\" | board: \"Một cửa\" is not an id",
        "retention-days = 90 | retention-days = 7 | must be a whole number from 30 to 3650, not 7",
        "data = \"/var/lib/motcua\" | data = \"motcua\" | data: \"motcua\" is not an absolute path",
        "ssl://broker.minh-hoa.example:8883 | mqtt://broker | url: \"mqtt://broker\" is not a"
            + " broker",
        "ssl://broker.minh-hoa.example:8883 | tcp://a b:1 | is not a broker address",
        "ssl://broker.minh-hoa.example:8883 | tcp://broker | write mqtt://host:1883",
        "mqtt = \"5\" | mqtt = \"4\" | mqtt: \"4\" is not one of the MQTT modes",
        "[broker] | [brokr] | brokr: is not a key of the file; did you mean broker?",
        "port = 8080 | port = 0 | port: must be a whole number from 1 to 65535, not 0",
        "host = \"127.0.0.1\" | host = \"a/b\" | host: \"a/b\" is not an address",
        "tcp://192.0.2.20:9100 | 192.0.2.20 | link: \"192.0.2.20\" is not a link",
        "tcp://192.0.2.20:9100 | tcp://192.0.2.20:99999 | is not a link; write tcp://host:9100",
        "\"usb:04b8:0e15/X7Y0001 | \"usb:04b8 | link: \"usb:04b8\" is not a link",
        "\"usb:04b8:0e15/X7Y0001 | \"usb:1-1.2?by=magic | is not a link",
        "\"usb:04b8:0e15/X7Y0001 | \"tcp://192.0.2.20:9100 | used above already; a device needs its"
            + " own",
        "\"epson-tm-t20iii | \"epson-tm-t20ii | \"epson-tm-t20ii\" is not one of the printer"
            + " models",
        "\"keys:usb:1-1.4 | \"serial:usb:1-1.4 | link: \"serial:usb:1-1.4\" is not a link; write"
            + " keys:usb",
        "keys = [2, 3, 4, 5] | keys = [2, 3] | keys: has 2 entries; write exactly 4",
        "keys = [2, 3, 4, 5] | keys = [2, 3, 4, 768] | must be a whole number from 1 to 767",
        "hidpos:usb:0c2e:0b67/19310B4A55 | hidpos:hidraw0 | is not a link; write"
            + " serial:/dev/ttyACM0",
        "hidpos:usb:0c2e:0b67/19310B4A55 | hidpos:usb:1-1.3?by=magic | is not a link",
        "hidpos:usb:0c2e:0b67/19310B4A55 | hidpos:/dev/hidraw0?by=libusb | is not a link",
        "suffix = \"cr\" | tone = \"loud\" | tone: \"loud\" is not one of the tones",
        "command = [ | url = \"ftp://a\" #[ | url: \"ftp://a\" is not a stream",
        "command = [ | url = \"v4l2:/dev/video0?size=0x9\" #[ | is not a stream; write v4l2:",
        "command = [ | url = \"v4l2:video0\" #[ | url: \"v4l2:video0\" is not a stream",
        "command = [ | #[ | url: write either url or command, where the pictures come from",
        "tcp://192.0.2.30:4370 | http://192.0.2.30 | is not a link; write tcp://host:4370",
        "adms://192.0.2.10:8081/CQUH210760123 | adms://192.0.2.10:8081 | is not a link",
        "comm-key = 0 | comm-key = -1 | must be a whole number from 0 to 999999",
        "?baud=57600 | ?baud=57600&flow=both | is not a link",
        "?baud=57600 | ?baud=5 | is not a link",
        "?baud=57600 | ?speed=57600 | is not a link",
        "/dev/motcua-scanner | motcua-scanner | is not a link",
        "dots = 576 | dots = 400 | dots: must be 384 for 58 mm paper or 576 for 80 mm",
        "name = \"van-tay\" | name = \"phieu\" | name: \"phieu\" is used above already",
        "chip = \"pinctrl-rp1\" | chip = \"\" | chip: \"\" is not a GPIO chip label",
        "[5, 6, 13, 19] | [5, 6, 13] | inputs: has 3 entries; write exactly 4",
        "[5, 6, 13, 19] | [5, 6, 13, 64] | inputs: must be a whole number from 0 to 63",
        "[5, 6, 13, 19] | [5, 6, 13, 5] | inputs: 5 stands twice; remove one",
        "[12, 16, 20, 21] | [12, 16, 20, 5] | lamps: line 5 of pinctrl-rp1 is in use above",
        "suffix = \"cr\" | suffix = \"enter\" | suffix: \"enter\" is not one of the suffixes",
        "suffix = \"cr\" | sufix = \"cr\" | sufix: is not a key of [[scanner]]; did you mean"
            + " suffix?",
        "counter = \"1\" | counter = \"7\" | \"7\" is not one of the counter ids of the catalogue",
        "\"luan-chuyen\" | \"luan-chuyn\" | did you mean \"luan-chuyen\"?",
      })
  void oneFaultIsReportedWhereItIs(String old, String replacement, String message)
      throws Exception {
    Catalogue catalogue = CatalogueToml.load(Shipped.file("catalogue.example.toml"));
    Path file = Shipped.changed(folder, EXAMPLE, old, replacement);

    List<ConfigFault> faults =
        catchThrowableOfType(
                ConfigException.class,
                () ->
                    BoardToml.load(file, catalogue, Set.of("epson-tm-t20iii"), DeviceTable.SHIPPED))
            .faults();

    assertThat(faults).anySatisfy(fault -> assertThat(fault.toString()).contains(message));
    // A table under a wrong name is also missing under its right name: two faults, one cause.
    assertThat(faults).hasSize(old.equals("[broker]") ? 2 : 1);
  }

  @Test
  void onlyAScannerThatCanBeWrittenToMayHaveATone() throws Exception {
    String serial = "link = \"serial:/dev/motcua-scanner?baud=9600\"";
    Path good = Shipped.changed(folder, EXAMPLE, serial, serial + "\ntone = \"bel\"");
    assertThat(BoardToml.load(good).devices())
        .contains(
            new DeviceConfig.Scanner(
                "may-quet",
                serial("/dev/motcua-scanner", 9_600),
                Suffix.CR,
                "luan-chuyen",
                Tone.BEL));

    String hidPos = "link = \"hidpos:usb:0c2e:0b67/19310B4A55\"";
    Path deaf = Shipped.changed(folder, EXAMPLE, hidPos, hidPos + "\ntone = \"bel\"");
    assertThatThrownBy(() -> BoardToml.load(deaf))
        .hasMessageContaining("tone: can only be told over serial: or tcp://; remove it");
  }

  @ParameterizedTest
  @CsvSource({
    "usb:04b8:0e15/X7Y0001,usb:1-1.2?by=libusb",
    "hidpos:usb:0c2e:0b67/19310B4A55,hidpos:usb:1-1.3?by=libusb",
    "hidpos:usb:0c2e:0b67/19310B4A55,hidpos:usb:0c2e:0b67/19310B4A55?by=libusb"
  })
  void aUsbDeviceMayBypassTheKernelsDriver(String old, String link) throws Exception {
    Path file =
        Shipped.changed(folder, EXAMPLE, "link = \"" + old + "\"", "link = \"" + link + "\"");

    assertThat(BoardToml.load(file).devices().toString()).contains("link=" + link + ",");
  }

  @Test
  void withoutACatalogueCountersAndDesksAreNotLookedUp() throws ConfigException {
    Path file = Shipped.changed(folder, EXAMPLE, "counter = \"1\"", "counter = \"7\"");

    assertThat(BoardToml.load(file).devices()).hasSize(11);
  }

  private static Serial serial(String file, int baud) {
    return new Serial(file(file), baud, FlowControl.NONE);
  }

  private static DeviceFile file(String path) {
    return new DeviceFile(Path.of(path));
  }
}
