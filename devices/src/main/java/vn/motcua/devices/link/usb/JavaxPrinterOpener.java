package vn.motcua.devices.link.usb;

import java.io.IOException;
import java.nio.file.Files;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.PrinterPort;
import vn.motcua.devices.link.usb.UsbDescriptors.PrinterInterface;

/**
 * A USB printer without the kernel's driver: javax.usb on usb4java takes the interface from {@code
 * usblp} and gives it back at the end. For kernels without usblp; else use {@link LpLinkOpener}.
 *
 * @param tree where to look
 * @param address which printer
 */
public record JavaxPrinterOpener(UsbTree tree, UsbAddress address) implements LinkOpener {

  @Override
  public PrinterPort open() throws LinkException {
    UsbDevice device = tree.find(address);
    PrinterInterface printer = printer(device);
    return JavaxPrinterLink.on(
        JavaxClaim.take(device, printer.number(), where()), printer, where());
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

  @Override
  public String where() {
    return "usb printer " + address + " by libusb";
  }
}
