package vn.motcua.devices.link.usb;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the printer in the descriptors of a device, as sysfs and the bus give them: a chain of
 * {@code length, type, …} (USB 2.0, 9.6; printer class 1.1, 4.1). Pure.
 *
 * <p>Endpoint numbers are never assumed: common printers have OUT 01 or 02 or 03 and IN 81 or 82.
 */
public final class UsbDescriptors {
  private static final int TYPE_CONFIGURATION = 2;
  private static final int TYPE_INTERFACE = 4;
  private static final int TYPE_ENDPOINT = 5;
  private static final int INTERFACE_BYTES = 9;
  private static final int ENDPOINT_BYTES = 7;
  private static final int CLASS_PRINTER = 7;
  private static final int SUBCLASS_PRINTER = 1;
  private static final int BULK = 2;
  private static final int IN = 0x80;

  /** No endpoint in this direction. */
  public static final int NONE = -1;

  private UsbDescriptors() {}

  /**
   * One setting of a printer's interface.
   *
   * @param configuration 0-based place of its configuration among the device's
   * @param number bInterfaceNumber
   * @param alternate bAlternateSetting
   * @param protocol 1 one way, 2 both ways, 3 IEEE 1284.4
   * @param out bulk endpoint towards the printer, {@link #NONE} when the descriptors are broken off
   * @param in bulk endpoint from the printer, {@link #NONE} when it never talks
   */
  public record PrinterInterface(
      int configuration, int number, int alternate, int protocol, int out, int in) {

    /** Whether bytes can be sent to it. */
    public boolean usable() {
      return out != NONE && (protocol == 1 || protocol == 2);
    }

    private PrinterInterface with(int endpoint) {
      boolean inward = (endpoint & IN) != 0;
      return new PrinterInterface(
          configuration,
          number,
          alternate,
          protocol,
          !inward && out == NONE ? endpoint : out,
          inward && in == NONE ? endpoint : in);
    }
  }

  /** Every printer setting, in order; a chain that is broken off gives what was whole. */
  public static List<PrinterInterface> printers(byte[] descriptors) {
    List<PrinterInterface> found = new ArrayList<>();
    boolean inPrinter = false;
    int configuration = -1;
    for (byte[] each : DescriptorChain.of(descriptors)) {
      switch (each[1] & 0xff) {
        case TYPE_CONFIGURATION -> {
          configuration++;
          inPrinter = false;
        }
        case TYPE_INTERFACE -> {
          inPrinter = each.length >= INTERFACE_BYTES && isPrinter(each);
          if (inPrinter) {
            found.add(begin(each, configuration));
          }
        }
        case TYPE_ENDPOINT -> {
          if (inPrinter && each.length >= ENDPOINT_BYTES && (each[3] & 3) == BULK) {
            found.add(found.removeLast().with(each[2] & 0xff));
          }
        }
        default -> {
          // Device, association, class and vendor descriptors say nothing of endpoints.
        }
      }
    }
    return found;
  }

  private static boolean isPrinter(byte[] face) {
    return (face[5] & 0xff) == CLASS_PRINTER && (face[6] & 0xff) == SUBCLASS_PRINTER;
  }

  private static PrinterInterface begin(byte[] face, int configuration) {
    return new PrinterInterface(
        configuration, face[2] & 0xff, face[3] & 0xff, face[7] & 0xff, NONE, NONE);
  }
}
