package vn.motcua.devices.link.usb;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import javax.usb.UsbControlIrp;
import javax.usb.UsbEndpoint;
import javax.usb.UsbException;
import javax.usb.UsbHub;
import javax.usb.UsbInterface;
import javax.usb.UsbPipe;
import org.usb4java.javax.Services;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * An interface of a device, claimed from the kernel's driver by javax.usb on usb4java, and released
 * at the end. Its setting is 0: javax.usb cannot use others.
 *
 * <p>The device is found through sysfs, since usb4java numbers ports in the order of its own list.
 * Each claim has its own services, because the shared ones of javax.usb notice a replugged device
 * only where udev runs. {@code javax.usb.properties} sets the global time limit and disables the
 * thread that scans the bus. One thread at a time claims, whatever the device.
 */
final class JavaxClaim {
  private static final Logger LOG = System.getLogger(JavaxClaim.class.getName());
  private static final ReentrantLock OPENING = new ReentrantLock();

  private final Services services;
  private final javax.usb.UsbDevice device;
  private final UsbInterface face;
  private final String where;

  private JavaxClaim(
      Services services, javax.usb.UsbDevice device, UsbInterface face, String where) {
    this.services = services;
    this.device = device;
    this.face = face;
    this.where = where;
  }

  /** Takes interface {@code number}; {@code where} names it in messages. */
  static JavaxClaim take(UsbDevice device, int number, String where) throws LinkException {
    OPENING.lock();
    try {
      Services services = new Services();
      boolean good = false;
      try {
        javax.usb.UsbDevice found = onBus(services, device);
        JavaxClaim claim =
            new JavaxClaim(services, found, usbInterface(found, number, where), where);
        claim.claim();
        good = true;
        return claim;
      } finally {
        if (!good) {
          JavaxHandles.dispose(services);
        }
      }
    } catch (UsbException | RuntimeException e) {
      throw new LinkException(JavaxFaults.of(where, e), e);
    } finally {
      OPENING.unlock();
    }
  }

  private static javax.usb.UsbDevice onBus(Services services, UsbDevice device)
      throws LinkException {
    List<javax.usb.UsbDevice> all = new ArrayList<>();
    collect(services.getRootUsbHub(), all);
    // usb4java's javax.usb shows bus and number only in its toString().
    String name =
        String.format(Locale.ROOT, "Bus %03d Device %03d: ", device.bus(), device.number());
    return all.stream()
        .filter(each -> each.toString().startsWith(name))
        .findFirst()
        .orElseThrow(
            () -> new LinkException(new Fault.Unplugged(device.words() + " is not on the bus")));
  }

  private static void collect(UsbHub hub, List<javax.usb.UsbDevice> all) {
    for (Object each : hub.getAttachedUsbDevices()) {
      javax.usb.UsbDevice device = (javax.usb.UsbDevice) each;
      all.add(device);
      if (device instanceof UsbHub next) {
        collect(next, all);
      }
    }
  }

  private static UsbInterface usbInterface(javax.usb.UsbDevice device, int number, String where)
      throws LinkException {
    for (Object each : device.getActiveUsbConfiguration().getUsbInterfaces()) {
      UsbInterface face = (UsbInterface) each;
      if ((face.getUsbInterfaceDescriptor().bInterfaceNumber() & 0xff) == number) {
        return face;
      }
    }
    throw new LinkException(
        new Fault.Refused(
            0, where + ": interface " + number + " belongs to a configuration not in use"));
  }

  private void claim() throws UsbException {
    boolean good = false;
    try {
      face.claim(ignored -> true);
      good = true;
    } finally {
      if (!good) {
        release();
      }
    }
  }

  /** Opens the pipe of an endpoint, 0..255 with its direction. */
  UsbPipe pipe(int endpoint) throws UsbException {
    UsbEndpoint found = face.getUsbEndpoint((byte) endpoint);
    if (found == null) {
      throw new UsbException("there is no endpoint " + endpoint);
    }
    UsbPipe pipe = found.getUsbPipe();
    pipe.open();
    return pipe;
  }

  /** A control request; the answer is at most {@code length} bytes. */
  byte[] control(byte type, byte request, short value, int index, int length) throws UsbException {
    UsbControlIrp irp = device.createUsbControlIrp(type, request, value, (short) index);
    irp.setAcceptShortPacket(true);
    irp.setData(new byte[length]);
    device.syncSubmit(irp);
    return Arrays.copyOf(irp.getData(), irp.getActualLength());
  }

  /** Gives the interface back to the kernel and frees all handles; no request may be under way. */
  void giveBack() {
    release();
    JavaxHandles.dispose(services);
  }

  private void release() {
    try {
      if (face.isClaimed()) {
        face.release();
      }
    } catch (UsbException | RuntimeException e) {
      LOG.log(Level.DEBUG, () -> where + ": it was gone when it was given back", e);
    } finally {
      JavaxHandles.close(device);
    }
  }
}
