package vn.motcua.devices.link.usb;

import java.nio.file.Path;

/**
 * One device on the bus as sysfs shows it.
 *
 * @param port where it is plugged in, such as {@code 1-1.2}
 * @param vendor idVendor
 * @param product idProduct
 * @param serial iSerialNumber, empty when it has none
 * @param bus number of the bus
 * @param number its number on the bus, new after each plugging
 * @param directory its directory in sysfs
 */
public record UsbDevice(
    String port, int vendor, int product, String serial, int bus, int number, Path directory) {

  /** Whether {@code address} means it. */
  public boolean is(UsbAddress address) {
    return switch (address) {
      case UsbAddress.Port(String path) -> path.equals(port);
      case UsbAddress.Identity(int wantedVendor, int wantedProduct, String wantedSerial) ->
          wantedVendor == vendor
              && wantedProduct == product
              && (wantedSerial.isEmpty() || wantedSerial.equals(serial));
    };
  }

  /** For messages: {@code 1-1.2 (04b8:0e15/X1)}. */
  public String words() {
    return port + " (" + new UsbAddress.Identity(vendor, product, serial) + ")";
  }
}
