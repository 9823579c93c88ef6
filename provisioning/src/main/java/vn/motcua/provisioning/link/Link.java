package vn.motcua.provisioning.link;

import java.nio.file.Path;
import java.util.List;

/**
 * Where and how one device is attached. Each kind of device has a family of the links that it can
 * have; a record belongs to each family whose devices may use it. Immutable.
 *
 * <p>{@code toString} of a link that is one text in board.toml gives such a text: reading it again
 * gives an equal link.
 */
public sealed interface Link {

  /** Links of a receipt printer. */
  sealed interface PrinterLink extends Link {}

  /** Links of rating buttons. */
  sealed interface PanelLink extends Link {}

  /** Links of a fingerprint module. */
  sealed interface FingerprintLink extends Link {}

  /** Links of a barcode scanner. */
  sealed interface ScannerLink extends Link {}

  /** Links of a scanner that can be written to as well, for its tones. */
  sealed interface TwoWayScannerLink extends ScannerLink {}

  /** Sources of a camera's pictures. */
  sealed interface CameraLink extends Link {}

  /** Links of a time terminal. */
  sealed interface TerminalLink extends Link {}

  /** A terminal that the board polls. */
  sealed interface PolledTerminalLink extends TerminalLink {}

  /**
   * {@code tcp://host:9100}.
   *
   * @param host name or address, an IPv6 address in brackets
   * @param port 1..65535
   */
  record Tcp(String host, int port)
      implements PrinterLink, FingerprintLink, TwoWayScannerLink, CameraLink, PolledTerminalLink {
    @Override
    public String toString() {
      return "tcp://" + host + ":" + port;
    }
  }

  /** {@code udp://host:4370}; the same ranges as {@link Tcp}. */
  record Udp(String host, int port) implements PolledTerminalLink {
    @Override
    public String toString() {
      return "udp://" + host + ":" + port;
    }
  }

  /**
   * {@code adms://0.0.0.0:8081/SERIAL}: the board listens at an address, to which the terminal with
   * this serial number pushes. Several terminals may push to one address.
   */
  record Push(ListenAddress at, String serialNumber) implements TerminalLink {
    @Override
    public String toString() {
      return "adms://" + at + "/" + serialNumber;
    }
  }

  /** An address of this board: its host name or IP address, and a TCP port, 1..65535. */
  record ListenAddress(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * {@code serial:/dev/ttyUSB0?baud=115200&flow=rts-cts} or {@code serial:usb:1-1.3}.
   *
   * @param baud 1200..921600
   */
  record Serial(DevicePlace place, int baud, FlowControl flow)
      implements PrinterLink, FingerprintLink, TwoWayScannerLink {
    /** Flow control of the line. */
    public enum FlowControl {
      NONE,
      RTS_CTS,
      XON_XOFF
    }

    @Override
    public String toString() {
      String flowing =
          switch (flow) {
            case NONE -> "";
            case RTS_CTS -> "&flow=rts-cts";
            case XON_XOFF -> "&flow=xon-xoff";
          };
      return "serial:" + place + "?baud=" + baud + flowing;
    }
  }

  /** {@code usb:1-1.2}: a port of the USB printer class, through the kernel's driver. */
  record UsbPrinter(DevicePlace.UsbPlace device) implements PrinterLink {
    @Override
    public String toString() {
      return device.toString();
    }
  }

  /** {@code usb:1-1.2?by=libusb}: the same for a kernel without that driver. */
  record UsbPrinterByLibusb(DevicePlace.UsbPlace device) implements PrinterLink {
    @Override
    public String toString() {
      return device + "?by=libusb";
    }
  }

  /** {@code lp:/dev/usb/lp0}, or a parallel port. */
  record PrinterFile(Path path) implements PrinterLink {
    @Override
    public String toString() {
      return "lp:" + path;
    }
  }

  /**
   * {@code keys:usb:1-1.4?grab=no}: what the kernel sees as a keyboard.
   *
   * @param grab whether its keys are kept from all other programs
   */
  record Keys(DevicePlace place, boolean grab) implements ScannerLink, PanelLink {
    @Override
    public String toString() {
      return "keys:" + place + (grab ? "" : "?grab=no");
    }
  }

  /** {@code hidpos:/dev/hidraw0} or {@code hidpos:usb:1-1.3}, through the kernel's driver. */
  record HidPos(DevicePlace place) implements ScannerLink {
    @Override
    public String toString() {
      return "hidpos:" + place;
    }
  }

  /** {@code hidpos:usb:1-1.3?by=libusb}: the same for a kernel without that driver. */
  record HidPosByLibusb(DevicePlace.UsbPlace device) implements ScannerLink {
    @Override
    public String toString() {
      return "hidpos:" + device + "?by=libusb";
    }
  }

  /**
   * {@code http://host:8080/path?query}, a stream of JPEG pictures.
   *
   * @param port 1..65535, 80 unless written
   * @param target path and query, as they are requested
   */
  record HttpStream(String host, int port, String target) implements CameraLink {
    @Override
    public String toString() {
      return "http://" + host + ":" + port + target;
    }
  }

  /** {@code v4l2:usb:1-1.2?size=1280x720}: a kernel camera, and the size to ask it for, in dots. */
  record Video(DevicePlace place, int width, int height) implements CameraLink {
    @Override
    public String toString() {
      return "v4l2:" + place + "?size=" + width + "x" + height;
    }
  }

  /** A program and its arguments, which writes a stream of JPEG pictures to standard output. */
  record Command(List<String> words) implements CameraLink {
    /** Takes a copy. */
    public Command {
      words = List.copyOf(words);
    }

    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  /**
   * Lines of a GPIO chip.
   *
   * @param chip its label
   * @param inputs line offsets of the buttons, in the order of their values
   * @param lamps line offsets of the lamps, likewise
   */
  record ChipLines(String chip, List<Integer> inputs, List<Integer> lamps) implements PanelLink {
    /** Takes copies. */
    public ChipLines {
      inputs = List.copyOf(inputs);
      lamps = List.copyOf(lamps);
    }
  }
}
