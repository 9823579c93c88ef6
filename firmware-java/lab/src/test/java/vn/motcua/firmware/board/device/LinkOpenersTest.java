package vn.motcua.firmware.board.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.camera.picture.PictureLink;
import vn.motcua.devices.camera.v4l2.UsbCameraOpener;
import vn.motcua.devices.camera.v4l2.V4l2Opener;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.Opener;
import vn.motcua.devices.link.file.FileKeyLinkOpener;
import vn.motcua.devices.link.file.FileLinkOpener;
import vn.motcua.devices.link.usb.JavaxHidPosOpener;
import vn.motcua.devices.link.usb.JavaxPrinterOpener;
import vn.motcua.devices.link.usb.UsbAddress;
import vn.motcua.devices.link.usb.UsbNode;
import vn.motcua.devices.link.usb.UsbNodeOpener;
import vn.motcua.devices.link.usb.UsbTree;
import vn.motcua.provisioning.link.Link;
import vn.motcua.provisioning.link.LinkForms;

class LinkOpenersTest {
  private static final UsbAddress PORT = new UsbAddress.Port("1-1.3");

  @Test
  void aUsbDeviceIsOpenedByTheKernelsDriverUnlessTheFileSaysOtherwise() {
    assertThat(scanner("hidpos:usb:1-1.3"))
        .isInstanceOfSatisfying(
            UsbNodeOpener.class, opener -> assertThat(opener.node()).isEqualTo(UsbNode.HIDRAW));
    assertThat(scanner("hidpos:usb:1-1.3?by=libusb"))
        .isEqualTo(new JavaxHidPosOpener(UsbTree.SYSTEM, PORT));
    assertThat(printer("usb:1-1.3?by=libusb"))
        .isEqualTo(new JavaxPrinterOpener(UsbTree.SYSTEM, PORT));
    assertThat(scanner("hidpos:/dev/hidraw0")).isInstanceOf(FileLinkOpener.class);
  }

  @Test
  void twoEqualScannersAreTwoPlaces() {
    assertThat(scanner("hidpos:usb:1-1.3?by=libusb"))
        .isNotEqualTo(scanner("hidpos:usb:1-1.4?by=libusb"))
        .isNotEqualTo(scanner("hidpos:usb:0c2e:0b67/19310B4A55?by=libusb"));
  }

  @Test
  void aCameraIsTheKernelsOwnOrAStream() {
    assertThat(camera("v4l2:/dev/video0?size=640x480"))
        .isEqualTo(new V4l2Opener(Path.of("/dev/video0"), 640, 480));
    assertThat(camera("v4l2:usb:1-1.3"))
        .isEqualTo(new UsbCameraOpener(UsbTree.SYSTEM, PORT, 1_280, 720));
    assertThat(camera("http://192.0.2.40:8080/video?q=1").where())
        .isEqualTo("http 192.0.2.40:8080/video?q=1");
    assertThat(LinkOpeners.of(new Link.Command(List.of("rpicam-vid"))).where())
        .contains("rpicam-vid");
  }

  @Test
  void keysThatAreNotGrabbedAreReadAtAUsbPlaceToo() {
    assertThat(scanner("keys:usb:1-1.3?grab=no"))
        .isInstanceOfSatisfying(
            UsbNodeOpener.class, opener -> assertThat(opener.node()).isEqualTo(UsbNode.KEYS));
    assertThat(scanner("keys:/dev/input/event3?grab=no")).isInstanceOf(FileLinkOpener.class);
    assertThat(scanner("keys:/dev/input/event3")).isInstanceOf(FileKeyLinkOpener.class);
  }

  private static LinkOpener scanner(String link) {
    return LinkOpeners.of(LinkForms.SCANNER.read(link).orElseThrow());
  }

  private static LinkOpener printer(String link) {
    return LinkOpeners.of(LinkForms.PRINTER.read(link).orElseThrow());
  }

  private static Opener<PictureLink> camera(String url) {
    return LinkOpeners.of(LinkForms.CAMERA.read(url).orElseThrow());
  }
}
