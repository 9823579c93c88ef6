package vn.motcua.devices.link.usb;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * Frees the descriptor that usb4java opens for a device. Its javax.usb side has no way to do so,
 * neither at release nor when the device is unplugged: each replug would cost one descriptor. The
 * method is there, public on a class that is not.
 */
final class JavaxHandles {
  private static final String WHY = "usb4java-javax 1.3.0 is expected on the class path";

  private JavaxHandles() {}

  static boolean isOpen(javax.usb.UsbDevice device) {
    try {
      Field handle = declaring(device).getDeclaredField("handle");
      handle.setAccessible(true);
      return handle.get(device) != null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(WHY, e);
    }
  }

  /** No request may be under way. */
  static void close(javax.usb.UsbDevice device) {
    try {
      Method close = declaring(device).getDeclaredMethod("close");
      close.setAccessible(true);
      close.invoke(device);
      // Unless released in good order it still thinks that the interfaces are its own.
      Field claimed = declaring(device).getDeclaredField("claimedInterfaceNumbers");
      claimed.setAccessible(true);
      ((java.util.Collection<?>) claimed.get(device)).clear();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(WHY, e);
    }
  }

  private static Class<?> declaring(javax.usb.UsbDevice device) {
    return device.getClass().getSuperclass();
  }
}
