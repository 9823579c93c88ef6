package vn.motcua.devices.link.usb;

import java.nio.file.Path;
import java.util.function.Function;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/**
 * Opens the device file of a USB device, looked up at each opening: after a replug ttyACM0 may be
 * ttyACM1, but its port is the same. Immutable; any thread.
 *
 * @param tree where to look
 * @param address which device
 * @param node which of its files
 * @param opener how such a file is opened
 */
public record UsbNodeOpener(
    UsbTree tree, UsbAddress address, UsbNode node, Function<Path, LinkOpener> opener)
    implements LinkOpener {

  @Override
  public ByteLink open() throws LinkException {
    return opener.apply(tree.node(address, node)).open();
  }

  @Override
  public String where() {
    return "usb " + address;
  }
}
