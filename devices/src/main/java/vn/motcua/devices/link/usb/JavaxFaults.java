package vn.motcua.devices.link.usb;

import javax.usb.UsbDisconnectedException;
import javax.usb.UsbPlatformException;
import vn.motcua.devices.link.Fault;

/** What an exception of javax.usb means. The numbers are those of libusb. */
final class JavaxFaults {
  private static final int ERROR_IO = -1;
  private static final int ERROR_ACCESS = -3;
  private static final int ERROR_NO_DEVICE = -4;
  private static final int ERROR_NOT_FOUND = -5;
  private static final int ERROR_BUSY = -6;
  private static final int ERROR_TIMEOUT = -7;

  private JavaxFaults() {}

  static Fault of(String where, Exception thrown) {
    return switch (thrown) {
      case UsbDisconnectedException _ -> new Fault.Unplugged(where + " has gone");
      case UsbPlatformException platform -> of(where, platform.getErrorCode());
      case Exception other -> new Fault.Unplugged(where + ": " + other);
    };
  }

  private static Fault of(String where, int code) {
    return switch (code) {
      case ERROR_NO_DEVICE, ERROR_NOT_FOUND, ERROR_IO -> new Fault.Unplugged(where + " has gone");
      case ERROR_TIMEOUT -> new Fault.Timeout(where + " took or gave nothing for 2 s");
      case ERROR_BUSY -> new Fault.Refused(code, where + " is held by another program");
      case ERROR_ACCESS ->
          new Fault.Refused(code, where + " may not be opened: is the user in group lp or input?");
      default -> new Fault.Refused(code, where + ": error " + code + " of libusb");
    };
  }
}
