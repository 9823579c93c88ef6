package vn.motcua.provisioning.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.provisioning.link.DevicePlace.DeviceFile;
import vn.motcua.provisioning.link.DevicePlace.UsbIdentity;
import vn.motcua.provisioning.link.DevicePlace.UsbPort;
import vn.motcua.provisioning.link.Link.Serial.FlowControl;

class LinkFormsTest {
  private static final List<LinkForm<? extends Link>> ALL =
      List.of(
          LinkForms.PRINTER,
          LinkForms.FINGERPRINT,
          LinkForms.SCANNER,
          LinkForms.KEYS,
          LinkForms.CAMERA,
          LinkForms.TERMINAL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://192.0.2.20:9100",
        "tcp://[2001:db8::1]:9100",
        "udp://192.0.2.30:4370",
        "adms://0.0.0.0:8081/CQUH210760123",
        "serial:/dev/ttyUSB0?baud=9600",
        "serial:usb:1-1.3?baud=115200&flow=rts-cts",
        "serial:usb:04b8:0e15/X?baud=1200&flow=xon-xoff",
        "usb:1-1.2",
        "usb:04b8:0e15",
        "usb:04b8:0e15/X7Y0001?by=libusb",
        "lp:/dev/usb/lp0",
        "keys:usb:1-1.4",
        "keys:/dev/input/event3?grab=no",
        "hidpos:/dev/hidraw0",
        "hidpos:usb:0c2e:0b67",
        "hidpos:usb:1-1.3?by=libusb",
        "http://192.0.2.40:8080/video?q=1&b=%20",
        "v4l2:/dev/video0?size=640x480",
        "v4l2:usb:1-1.2?size=1280x720"
      })
  void aLinkIsWrittenAsItWasRead(String text) {
    List<? extends Link> found =
        ALL.stream().flatMap(form -> form.read(text).stream()).distinct().toList();
    assertThat(found).singleElement().hasToString(text);
  }

  @Test
  void whatIsNotWrittenHasItsDefault() {
    assertThat(LinkForms.PRINTER.read("serial:/dev/ttyS0"))
        .contains(new Link.Serial(new DeviceFile(Path.of("/dev/ttyS0")), 9_600, FlowControl.NONE));
    assertThat(LinkForms.PRINTER.read("serial:/dev/ttyS0?flow=rts-cts"))
        .contains(
            new Link.Serial(new DeviceFile(Path.of("/dev/ttyS0")), 9_600, FlowControl.RTS_CTS));
    assertThat(LinkForms.CAMERA.read("v4l2:usb:1-1.2"))
        .contains(new Link.Video(new UsbPort("1-1.2"), 1_280, 720));
    assertThat(LinkForms.CAMERA.read("http://camera"))
        .contains(new Link.HttpStream("camera", 80, "/"));
  }

  @Test
  void vendorAndProductAreNumbersHoweverTheirLettersAreWritten() {
    assertThat(LinkForms.PRINTER.read("usb:04B8:0E15/aB"))
        .contains(new Link.UsbPrinter(new UsbIdentity(0x04b8, 0x0e15, "aB")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tcp://host",
        "tcp://host:0",
        "tcp://host:65536",
        "tcp://user@host:1",
        "tcp://host:1/x",
        "tcp://host:1?x",
        "udp:host:1",
        "adms://0.0.0.0:8081",
        "adms://0.0.0.0:8081/A-1",
        "serial:ttyUSB0",
        "serial:/dev/ttyUSB0?baud=1199",
        "serial:/dev/ttyUSB0?baud=921601",
        "serial:/dev/ttyUSB0?flow=none&baud=9600",
        "serial:/dev/tty USB0",
        "usb:0-1",
        "usb:1-1.2.3.4.5.6.7.8",
        "usb:4b8:e15",
        "usb:04b8:0e15/",
        "lp:usb:1-1",
        "lp:/dev/usb/lp0?by=libusb",
        "keys:usb:1-1?grab=yes",
        "hidpos:/dev/hidraw0?by=libusb",
        "http://host:0/",
        "http://host:65536/",
        "http://user@host/",
        "v4l2:/dev/video0?size=9x9",
        "v4l2:/dev/video0?size=10000x720"
      })
  void anyOtherTextIsNoLinkOfAnyKind(String text) {
    assertThat(ALL).allSatisfy(form -> assertThat(form.read(text)).isEmpty());
  }
}
