package vn.motcua.firmware.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.motcua.devices.link.FileLinkOpener;
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
}
