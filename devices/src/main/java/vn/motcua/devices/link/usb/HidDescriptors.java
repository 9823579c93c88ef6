package vn.motcua.devices.link.usb;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the HID interfaces in the descriptors of a device, and what their reports are about in the
 * report descriptors (<i>Device Class Definition for HID 1.11</i>, 6.2.1 and 6.2.2). Pure.
 */
public final class HidDescriptors {
  private static final int TYPE_INTERFACE = 4;
  private static final int TYPE_ENDPOINT = 5;
  private static final int TYPE_HID = 0x21;
  private static final int TYPE_REPORT = 0x22;
  private static final int INTERFACE_BYTES = 9;
  private static final int ENDPOINT_BYTES = 7;
  private static final int HID_BYTES = 9;
  private static final int CLASS_HID = 3;
  private static final int INTERRUPT = 3;
  private static final int IN = 0x80;

  /** Item tag and type of a Usage Page, and of a Usage, without their sizes. */
  private static final int USAGE_PAGE = 0x04;

  private static final int USAGE = 0x08;
  private static final int LONG_ITEM = 0xFE;

  private HidDescriptors() {}

  /**
   * One setting of a HID interface.
   *
   * @param number bInterfaceNumber
   * @param alternate bAlternateSetting
   * @param boot whether it is a keyboard or mouse that a BIOS can use (bInterfaceSubClass 1)
   * @param reportBytes length of its report descriptor, 0 when the descriptors do not say
   * @param in interrupt endpoint towards us, {@link UsbDescriptors#NONE} when it has none
   */
  public record HidInterface(int number, int alternate, boolean boot, int reportBytes, int in) {
    /** Whether it can be asked what it is and be listened to. */
    public boolean usable() {
      return in != UsbDescriptors.NONE && reportBytes > 0;
    }

    private HidInterface reporting(int bytes) {
      return new HidInterface(number, alternate, boot, bytes, in);
    }

    private HidInterface at(int endpoint) {
      return in == UsbDescriptors.NONE
          ? new HidInterface(number, alternate, boot, reportBytes, endpoint)
          : this;
    }
  }

  /** Every HID setting, in order; a chain that is broken off gives what was whole. */
  public static List<HidInterface> interfaces(byte[] descriptors) {
    List<HidInterface> found = new ArrayList<>();
    boolean inHid = false;
    for (byte[] each : DescriptorChain.of(descriptors)) {
      switch (each[1] & 0xff) {
        case TYPE_INTERFACE -> {
          inHid = each.length >= INTERFACE_BYTES && (each[5] & 0xff) == CLASS_HID;
          if (inHid) {
            found.add(
                new HidInterface(
                    each[2] & 0xff, each[3] & 0xff, each[6] == 1, 0, UsbDescriptors.NONE));
          }
        }
        case TYPE_HID -> {
          if (inHid && each.length >= HID_BYTES && (each[6] & 0xff) == TYPE_REPORT) {
            found.add(found.removeLast().reporting((each[7] & 0xff) | ((each[8] & 0xff) << 8)));
          }
        }
        case TYPE_ENDPOINT -> {
          boolean interruptIn =
              each.length >= ENDPOINT_BYTES && (each[3] & 3) == INTERRUPT && (each[2] & IN) != 0;
          if (inHid && interruptIn) {
            found.add(found.removeLast().at(each[2] & 0xff));
          }
        }
        default -> {
          // Device, configuration and vendor descriptors say nothing of HID.
        }
      }
    }
    return found;
  }

  /** Whether a report descriptor speaks of this usage page, 0..65535, anywhere. */
  public static boolean uses(byte[] report, int page) {
    int at = 0;
    while (at < report.length) {
      int prefix = report[at] & 0xff;
      boolean isLong = prefix == LONG_ITEM;
      if (isLong && at + 1 >= report.length) {
        return false;
      }
      int header = isLong ? 3 : 1;
      int bytes = isLong ? report[at + 1] & 0xff : sizeOf(prefix);
      if (at + header + bytes > report.length) {
        return false;
      }
      if (!isLong && page(prefix, unsigned(report, at + 1, bytes)) == page) {
        return true;
      }
      at += header + bytes;
    }
    return false;
  }

  private static int sizeOf(int prefix) {
    int size = prefix & 3;
    return size == 3 ? 4 : size;
  }

  /** The page that an item names: a Usage of four bytes has its own in the upper two. */
  private static int page(int prefix, int value) {
    return switch (prefix & 0xFC) {
      case USAGE_PAGE -> value;
      case USAGE -> sizeOf(prefix) == 4 ? value >>> 16 : UsbDescriptors.NONE;
      default -> UsbDescriptors.NONE;
    };
  }

  private static int unsigned(byte[] bytes, int at, int count) {
    int value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = (value << 8) | (bytes[at + i] & 0xff);
    }
    return value;
  }
}
