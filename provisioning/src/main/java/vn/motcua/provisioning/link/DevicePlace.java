package vn.motcua.provisioning.link;

import java.nio.file.Path;
import java.util.HexFormat;

/** Where the kernel shows a device: a device file, or a USB device that may get any file. */
public sealed interface DevicePlace {

  /** A file below {@code /dev}. */
  record DeviceFile(Path path) implements DevicePlace {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A USB device, identified in a way that survives a reboot. */
  sealed interface UsbPlace extends DevicePlace {}

  /** Whatever is plugged in at {@code path}, as the kernel writes it, such as {@code 1-1.2}. */
  record UsbPort(String path) implements UsbPlace {
    @Override
    public String toString() {
      return "usb:" + path;
    }
  }

  /**
   * By what it says of itself.
   *
   * @param vendor idVendor, 0..65535
   * @param product idProduct, 0..65535
   * @param serial iSerialNumber, empty for the only one of this vendor and product
   */
  record UsbIdentity(int vendor, int product, String serial) implements UsbPlace {
    @Override
    public String toString() {
      HexFormat hex = HexFormat.of();
      String kind = hex.toHexDigits((short) vendor) + ":" + hex.toHexDigits((short) product);
      return "usb:" + kind + (serial.isEmpty() ? "" : "/" + serial);
    }
  }
}
