package vn.motcua.devices.link.usb;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import javax.usb.UsbException;
import javax.usb.UsbHub;
import javax.usb.UsbInterface;
import org.usb4java.javax.Services;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.PrinterPort;
import vn.motcua.devices.link.usb.UsbDescriptors.PrinterInterface;

/**
 * A USB printer without the kernel's driver: javax.usb on usb4java takes the interface from {@code
 * usblp} and gives it back at the end. For kernels without usblp; else use {@link LpLinkOpener}.
 *
 * <p>The device is found through sysfs, since usb4java numbers ports in the order of its own list.
 * Each link has services of its own: those that javax.usb shares hear of a replugged device only
 * where udev runs. The time limit is global and stands in {@code javax.usb.properties}; so does
 * that no thread scans the bus. One thread at a time opens, whatever the device.
 *
 * @param tree where to look
 * @param address which printer
 */
public record JavaxPrinterOpener(UsbTree tree, UsbAddress address) implements LinkOpener {
  private static final ReentrantLock OPENING = new ReentrantLock();

  @Override
  public PrinterPort open() throws LinkException {
    UsbDevice device = tree.find(address);
    PrinterInterface printer = printer(device);
    OPENING.lock();
    try {
      return open(device, printer);
    } catch (UsbException | RuntimeException e) {
      throw new LinkException(JavaxFaults.of(where(), e), e);
    } finally {
      OPENING.unlock();
    }
  }

  private PrinterPort open(UsbDevice device, PrinterInterface printer)
      throws UsbException, LinkException {
    Services services = new Services();
    boolean good = false;
    try {
      javax.usb.UsbDevice found = onBus(services, device);
      UsbInterface face = usbInterface(found, printer);
      PrinterPort link = JavaxPrinterLink.claim(services, found, face, printer, where());
      good = true;
      return link;
    } finally {
      if (!good) {
        JavaxHandles.dispose(services);
      }
    }
  }

  /** The first setting that can be used; javax.usb can only use an interface's setting 0. */
  private PrinterInterface printer(UsbDevice device) throws LinkException {
    try {
      byte[] descriptors = Files.readAllBytes(device.directory().resolve("descriptors"));
      return UsbDescriptors.printers(descriptors).stream()
          .filter(each -> each.usable() && each.alternate() == 0)
          .findFirst()
          .orElseThrow(() ->
              new LinkException(
                  new Fault.Refused(0, device.words() + " has no interface of a printer")));
    } catch (LinkException e) {
      throw e;
    } catch (IOException e) {
      throw new LinkException(new Fault.Unplugged(device.words() + " is being unplugged"), e);
    }
  }

  private static javax.usb.UsbDevice onBus(Services services, UsbDevice device)
      throws LinkException {
    List<javax.usb.UsbDevice> all = new ArrayList<>();
    collect(services.getRootUsbHub(), all);
    // The only place where usb4java's javax.usb tells bus and number is its text.
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

  private UsbInterface usbInterface(javax.usb.UsbDevice device, PrinterInterface printer)
      throws LinkException {
    for (Object each : device.getActiveUsbConfiguration().getUsbInterfaces()) {
      UsbInterface face = (UsbInterface) each;
      if ((face.getUsbInterfaceDescriptor().bInterfaceNumber() & 0xff) == printer.number()) {
        return face;
      }
    }
    throw new LinkException(
        new Fault.Refused(0, where() + ": its printer belongs to a configuration not in use"));
  }

  @Override
  public String where() {
    return "usb printer " + address + " by libusb";
  }
}
