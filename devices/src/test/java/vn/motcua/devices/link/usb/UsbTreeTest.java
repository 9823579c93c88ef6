package vn.motcua.devices.link.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

class UsbTreeTest {
  @TempDir Path folder = Path.of("");

  @Test
  void twoEqualPrintersAreToldApartByPortAndBySerial() throws Exception {
    UsbTree tree = new UsbTree(folder, Path.of("/dev"));
    plug("1-1.1", "04b8", "0e15", "A", "lp1");
    plug("1-1.2", "04b8", "0e15", "B", "lp0");

    assertThat(printer(tree, new UsbAddress.Port("1-1.1"))).isEqualTo(Path.of("/dev/usb/lp1"));
    assertThat(printer(tree, new UsbAddress.Port("1-1.2"))).isEqualTo(Path.of("/dev/usb/lp0"));
    assertThat(printer(tree, epson("A"))).isEqualTo(Path.of("/dev/usb/lp1"));
    assertThat(printer(tree, epson("B"))).isEqualTo(Path.of("/dev/usb/lp0"));
    LinkException both = catchThrowableOfType(LinkException.class, () -> printer(tree, epson("")));
    assertThat(both.fault()).isInstanceOf(Fault.Refused.class);
    assertThat(both)
        .hasMessage("several USB devices are 04b8:0e15; name one by its port: 1-1.1, 1-1.2");
  }

  @Test
  void whatIsNotThereIsUnplugged() throws IOException {
    UsbTree tree = new UsbTree(folder, Path.of("/dev"));
    plug("1-1", "0416", "5011", "", "lp0");

    assertThat(fault(tree, new UsbAddress.Port("1-2")))
        .isEqualTo(new Fault.Unplugged("no USB device is 1-2"));
    assertThat(fault(tree, new UsbAddress.Identity(0x0416, 0x5011, "X")))
        .isEqualTo(new Fault.Unplugged("no USB device is 0416:5011/X"));
    assertThat(fault(new UsbTree(folder.resolve("none"), folder), new UsbAddress.Port("1-1")))
        .isInstanceOf(Fault.Unplugged.class);
    Files.delete(folder.resolve("1-1:1.0/usbmisc/lp0"));
    assertThat(fault(tree, new UsbAddress.Port("1-1")))
        .isEqualTo(new Fault.Unplugged("the kernel has no printer at 1-1 (0416:5011)"));
  }

  @Test
  void aDeviceThatGoesWhileItIsLookedAtIsNotInTheList() throws IOException {
    plug("1-1", "0416", "5011", "", "lp0");
    Files.delete(folder.resolve("1-1/devnum"));

    assertThat(new UsbTree(folder, folder).devices()).isEmpty();
  }

  @Test
  void theInputDeviceOfAScannerThatTypesIsTaken() throws Exception {
    UsbTree tree = new UsbTree(folder, Path.of("/dev"));
    plug("2-1", "0c2e", "0b61", "", "");
    input("2-1:1.0/0003:0C2E:0B61.0001/input/input7/event4", "e000000000000 0");
    input("2-1:1.1/0003:0C2E:0B61.0002/input/input8/event5", "1000000000007 ff9f207ac14057ff");
    Files.createDirectories(folder.resolve("2-1:1.1/0003:0C2E:0B61.0002/hidraw/hidraw3"));
    Files.createDirectories(folder.resolve("2-1:1.2/tty/ttyACM0"));

    UsbAddress address = new UsbAddress.Port("2-1");
    assertThat(tree.node(address, UsbNode.KEYS)).isEqualTo(Path.of("/dev/input/event5"));
    assertThat(tree.node(address, UsbNode.HIDRAW)).isEqualTo(Path.of("/dev/hidraw3"));
    assertThat(tree.node(address, UsbNode.SERIAL)).isEqualTo(Path.of("/dev/ttyACM0"));
  }

  @Test
  void theVideoDeviceOfACameraThatHasPicturesIsTaken() throws Exception {
    UsbTree tree = new UsbTree(folder, Path.of("/dev"));
    plug("2-1", "046d", "0825", "", "");
    for (String each : new String[] {"video9", "video10"}) {
      Path node = folder.resolve("2-1:1.0/video4linux").resolve(each);
      Files.createDirectories(node);
      Files.writeString(node.resolve("index"), each.equals("video9") ? "0\n" : "1\n");
    }
    assertThat(tree.node(new UsbAddress.Port("2-1"), UsbNode.VIDEO))
        .isEqualTo(Path.of("/dev/video9"));
  }

  @Test
  void anAddressSaysWhichDeviceIsMeant() {
    assertThat(new UsbAddress.Port("12-1.4.2")).hasToString("12-1.4.2");
    assertThat(new UsbAddress.Identity(0x04b8, 0x0e15, "")).hasToString("04b8:0e15");
    assertThat(new UsbAddress.Identity(1, 0xffff, "a")).hasToString("0001:ffff/a");
  }

  private static UsbAddress epson(String serial) {
    return new UsbAddress.Identity(0x04b8, 0x0e15, serial);
  }

  private static Path printer(UsbTree tree, UsbAddress address) throws LinkException {
    return tree.node(address, UsbNode.PRINTER);
  }

  private static Fault fault(UsbTree tree, UsbAddress address) {
    return catchThrowableOfType(LinkException.class, () -> printer(tree, address)).fault();
  }

  private void plug(String port, String vendor, String product, String serial, String lp)
      throws IOException {
    Path device = Files.createDirectories(folder.resolve(port));
    Files.writeString(device.resolve("idVendor"), vendor + "\n");
    Files.writeString(device.resolve("idProduct"), product + "\n");
    Files.writeString(device.resolve("busnum"), "1\n");
    Files.writeString(device.resolve("devnum"), "12\n");
    if (!serial.isEmpty()) {
      Files.writeString(device.resolve("serial"), serial + "\n");
    }
    if (!lp.isEmpty()) {
      Files.createDirectories(folder.resolve(port + ":1.0/usbmisc").resolve(lp));
    }
  }

  private void input(String event, String keys) throws IOException {
    Path directory = Files.createDirectories(folder.resolve(event));
    Path capabilities = Files.createDirectories(directory.resolveSibling("capabilities"));
    Files.writeString(capabilities.resolve("key"), keys + "\n");
  }
}
