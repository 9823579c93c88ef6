package vn.motcua.devices.camera.v4l2;

import vn.motcua.devices.camera.picture.PictureLink;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.Opener;
import vn.motcua.devices.link.usb.UsbAddress;
import vn.motcua.devices.link.usb.UsbNode;
import vn.motcua.devices.link.usb.UsbTree;

/**
 * Opens a USB camera by its port or serial number, looked up at each opening, because its video
 * number may change. Immutable.
 *
 * @param tree where to look
 * @param address which camera
 * @param width wished, in dots
 * @param height wished, in dots
 */
public record UsbCameraOpener(UsbTree tree, UsbAddress address, int width, int height)
    implements Opener<PictureLink> {

  @Override
  public PictureLink open() throws LinkException {
    return new V4l2Opener(tree.node(address, UsbNode.VIDEO), width, height).open();
  }

  @Override
  public String where() {
    return "v4l2 usb " + address;
  }
}
