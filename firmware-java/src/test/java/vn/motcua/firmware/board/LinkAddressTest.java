package vn.motcua.firmware.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.camera.v4l2.UsbCameraOpener;
import vn.motcua.devices.camera.v4l2.V4l2Opener;
import vn.motcua.devices.link.file.FileLinkOpener;
import vn.motcua.devices.link.usb.JavaxHidPosOpener;
import vn.motcua.devices.link.usb.JavaxPrinterOpener;
import vn.motcua.devices.link.usb.UsbAddress;
import vn.motcua.devices.link.usb.UsbNode;
import vn.motcua.devices.link.usb.UsbNodeOpener;
import vn.motcua.devices.link.usb.UsbTree;

class LinkAddressTest {
  private static final UsbAddress PORT = UsbAddress.parse("1-1.3");

  @Test
  void aUsbDeviceIsOpenedByTheKernelsDriverUnlessTheFileSaysOtherwise() {
    assertThat(LinkAddress.opener("hidpos:usb:1-1.3"))
        .isInstanceOfSatisfying(
            UsbNodeOpener.class, opener -> assertThat(opener.node()).isEqualTo(UsbNode.HIDRAW));
    assertThat(LinkAddress.opener("hidpos:usb:1-1.3?by=libusb"))
        .isEqualTo(new JavaxHidPosOpener(UsbTree.SYSTEM, PORT));
    assertThat(LinkAddress.opener("usb:1-1.3?by=libusb"))
        .isEqualTo(new JavaxPrinterOpener(UsbTree.SYSTEM, PORT));
    assertThat(LinkAddress.opener("hidpos:/dev/hidraw0")).isInstanceOf(FileLinkOpener.class);
  }

  @Test
  void twoEqualScannersAreTwoPlaces() {
    assertThat(LinkAddress.opener("hidpos:usb:1-1.3?by=libusb"))
        .isNotEqualTo(LinkAddress.opener("hidpos:usb:1-1.4?by=libusb"))
        .isNotEqualTo(LinkAddress.opener("hidpos:usb:0c2e:0b67/19310B4A55?by=libusb"));
  }

  @Test
  void aCameraIsTheKernelsOwnOrAStream() {
    assertThat(LinkAddress.camera("v4l2:/dev/video0?size=640x480", List.of()))
        .isEqualTo(new V4l2Opener(Path.of("/dev/video0"), 640, 480));
    assertThat(LinkAddress.camera("v4l2:usb:1-1.3", List.of()))
        .isEqualTo(new UsbCameraOpener(UsbTree.SYSTEM, PORT, 1_280, 720));
    assertThat(LinkAddress.camera("http://192.0.2.40:8080/video?q=1", List.of()).where())
        .isEqualTo("http 192.0.2.40:8080/video?q=1");
    assertThat(LinkAddress.camera("", List.of("rpicam-vid")).where()).contains("rpicam-vid");
  }
}
