package vn.motcua.devices.link.usb;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.usb4java.javax.Services;

/**
 * Frees what usb4java holds for an open device: its descriptor and the context it was found in. Its
 * javax.usb side never does so, neither at release nor when the device is unplugged, so each replug
 * would leak descriptors. The needed methods are public, but their classes are not.
 */
final class JavaxHandles {
  private static final String WHY = "usb4java-javax 1.3.0 is expected on the class path";

  private JavaxHandles() {}

  /** No request may be under way. */
  static void close(javax.usb.UsbDevice device) {
    call(device, device.getClass().getSuperclass(), "close");
  }

  /** Every device found in it must be closed. */
  static void dispose(Services services) {
    try {
      Field manager = Services.class.getDeclaredField("deviceManager");
      manager.setAccessible(true);
      Object found = manager.get(services);
      call(found, found.getClass(), "dispose");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(WHY, e);
    }
  }

  private static void call(Object on, Class<?> declaring, String name) {
    try {
      Method method = declaring.getDeclaredMethod(name);
      method.setAccessible(true);
      method.invoke(on);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(WHY, e);
    }
  }
}
