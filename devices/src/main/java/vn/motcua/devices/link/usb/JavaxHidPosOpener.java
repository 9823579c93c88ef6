package vn.motcua.devices.link.usb;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javax.usb.UsbException;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.usb.HidDescriptors.HidInterface;

/**
 * A HID POS scanner without the kernel's driver: javax.usb on usb4java takes the interface from
 * {@code usbhid}, so that nobody else can read it, and gives it back at the end. For kernels
 * without hidraw; else use {@link UsbNode#HIDRAW}.
 *
 * <p>Of a scanner's interfaces, which often are a keyboard too, it is the one whose report
 * descriptor speaks of usage page 8Ch (HID Point of Sale Usage Tables 1.02). Its endpoint comes
 * from the descriptors. A read gives one report, its number included, as hidraw does.
 *
 * @param tree where to look
 * @param address which scanner: two equal ones by port, or by serial number
 */
public record JavaxHidPosOpener(UsbTree tree, UsbAddress address) implements LinkOpener {
  private static final int BAR_CODE_SCANNER_PAGE = 0x8C;
  private static final byte STANDARD_IN_INTERFACE = (byte) 0x81;
  private static final byte GET_DESCRIPTOR = 6;
  private static final short REPORT_DESCRIPTOR = 0x2200;

  @Override
  public ByteLink open() throws LinkException {
    UsbDevice device = tree.find(address);
    for (HidInterface each : candidates(device)) {
      JavaxClaim claim = JavaxClaim.take(device, each.number(), where());
      boolean kept = false;
      try {
        if (isScanner(claim, each)) {
          ByteLink link = JavaxReportLink.on(claim, each, where());
          kept = true;
          return link;
        }
      } catch (UsbException | RuntimeException e) {
        throw new LinkException(JavaxFaults.of(where(), e), e);
      } finally {
        if (!kept) {
          claim.giveBack();
        }
      }
    }
    throw new LinkException(
        new Fault.Refused(
            0,
            device.words()
                + " has no interface of a HID POS scanner; set it to that mode by its manual"));
  }

  /** What may be a scanner; javax.usb can only use an interface's setting 0. */
  private static List<HidInterface> candidates(UsbDevice device) throws LinkException {
    try {
      byte[] descriptors = Files.readAllBytes(device.directory().resolve("descriptors"));
      return HidDescriptors.interfaces(descriptors).stream()
          .filter(each -> each.usable() && !each.boot() && each.alternate() == 0)
          .toList();
    } catch (IOException e) {
      throw new LinkException(new Fault.Unplugged(device.words() + " is being unplugged"), e);
    }
  }

  private static boolean isScanner(JavaxClaim claim, HidInterface each) throws UsbException {
    byte[] report =
        claim.control(
            STANDARD_IN_INTERFACE,
            GET_DESCRIPTOR,
            REPORT_DESCRIPTOR,
            each.number(),
            each.reportBytes());
    return HidDescriptors.uses(report, BAR_CODE_SCANNER_PAGE);
  }

  @Override
  public String where() {
    return "usb HID POS scanner " + address + " by libusb";
  }
}
