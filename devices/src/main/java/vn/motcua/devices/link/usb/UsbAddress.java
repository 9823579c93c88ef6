package vn.motcua.devices.link.usb;

import java.util.HexFormat;

/**
 * Identifies a USB device in a way that survives a reboot. Immutable.
 *
 * <pre>
 *   1-1.2              the one in port 2 of the hub in port 1 of bus 1, whatever it is
 *   04b8:0e15          the only one of this vendor and product
 *   04b8:0e15/X7Y0001  the one of them with this serial number
 * </pre>
 *
 * <p>Two devices of one kind without serial numbers, or with the same one, as cheap clones have it,
 * can only be told apart by port.
 */
public sealed interface UsbAddress {

  /** By where it is plugged in; {@code path} as the kernel writes it, such as {@code 1-1.2}. */
  record Port(String path) implements UsbAddress {
    @Override
    public String toString() {
      return path;
    }
  }

  /**
   * By what it says of itself.
   *
   * @param vendor idVendor, 0..65535
   * @param product idProduct, 0..65535
   * @param serial iSerialNumber, empty for any
   */
  record Identity(int vendor, int product, String serial) implements UsbAddress {
    @Override
    public String toString() {
      HexFormat hex = HexFormat.of();
      String kind = hex.toHexDigits((short) vendor) + ":" + hex.toHexDigits((short) product);
      return serial.isEmpty() ? kind : kind + "/" + serial;
    }
  }
}
