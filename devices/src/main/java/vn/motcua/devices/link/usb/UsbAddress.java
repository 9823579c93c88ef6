package vn.motcua.devices.link.usb;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** How an address is written, for checking configuration files. */
  Pattern FORM =
      Pattern.compile(
          "(?<port>[1-9][0-9]{0,2}-[1-9][0-9]{0,1}(?:\\.[1-9][0-9]{0,1}){0,6})"
              + "|(?<vendor>[0-9a-fA-F]{4}):(?<product>[0-9a-fA-F]{4})(?:/(?<serial>[!-~]{1,126}))?");

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

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it has none of the three forms
   */
  static UsbAddress parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          text + " is no USB address; write 1-1.2, 04b8:0e15 or 04b8:0e15/SERIAL");
    }
    String port = form.group("port");
    if (port != null) {
      return new Port(port);
    }
    String serial = form.group("serial");
    return new Identity(
        HexFormat.fromHexDigits(form.group("vendor").toLowerCase(Locale.ROOT)),
        HexFormat.fromHexDigits(form.group("product").toLowerCase(Locale.ROOT)),
        serial == null ? "" : serial);
  }
}
