package vn.motcua.provisioning.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import vn.motcua.provisioning.link.Link.CameraLink;
import vn.motcua.provisioning.link.Link.FingerprintLink;
import vn.motcua.provisioning.link.Link.Keys;
import vn.motcua.provisioning.link.Link.PrinterLink;
import vn.motcua.provisioning.link.Link.ScannerLink;
import vn.motcua.provisioning.link.Link.Tcp;
import vn.motcua.provisioning.link.Link.TerminalLink;

/** The forms of the links of each shipped kind of device. */
public final class LinkForms {
  private static final Tcp NOWHERE = new Tcp("", 0);
  private static final Keys NO_KEYS = new Keys(new DevicePlace.UsbPort(""), true);

  /** {@code tcp://host:9100}, {@code serial:…}, {@code usb:…} or {@code lp:…}. */
  public static final LinkForm<PrinterLink> PRINTER =
      new LinkForm<>(
          List.of(
              LinkReader::tcp,
              LinkReader::serial,
              LinkReader::usbPrinter,
              LinkReader::usbPrinterByLibusb,
              LinkReader::printerFile),
          "is not a link; write tcp://host:9100, usb:1-1.2, usb:04b8:0e15/SERIAL"
              + " or serial:/dev/ttyUSB0?baud=115200",
          NOWHERE);

  /** {@code tcp://host:port} of a serial server, or {@code serial:…}. */
  public static final LinkForm<FingerprintLink> FINGERPRINT =
      new LinkForm<>(
          List.of(LinkReader::tcp, LinkReader::serial),
          "is not a link; write serial:/dev/ttyAMA0?baud=57600 or serial:usb:1-1.3?baud=57600",
          NOWHERE);

  /** {@code tcp://host:port}, {@code serial:…}, {@code keys:…} or {@code hidpos:…}. */
  public static final LinkForm<ScannerLink> SCANNER =
      new LinkForm<>(
          List.of(
              LinkReader::tcp,
              LinkReader::serial,
              LinkReader::keys,
              LinkReader::hidPos,
              LinkReader::hidPosByLibusb),
          "is not a link; write serial:/dev/ttyACM0?baud=9600, keys:usb:1-1.3 or hidpos:usb:1-1.3",
          NOWHERE);

  /** {@code keys:…}. */
  public static final LinkForm<Keys> KEYS =
      new LinkForm<>(
          List.of(LinkReader::keys),
          "is not a link; write keys:usb:1-1.4 or keys:/dev/input/by-path/NAME",
          NO_KEYS);

  /** {@code tcp://host:8888}, {@code http://host:port/path} or {@code v4l2:…}. */
  public static final LinkForm<CameraLink> CAMERA =
      new LinkForm<>(
          List.of(LinkReader::tcp, LinkReader::http, LinkReader::video),
          "is not a stream; write v4l2:/dev/video0?size=1280x720, v4l2:usb:1-1.2,"
              + " tcp://127.0.0.1:8888 or http://host:8080/path",
          NOWHERE);

  /** {@code tcp://host:4370}, {@code udp://host:4370} or {@code adms://address:port/SERIAL}. */
  public static final LinkForm<TerminalLink> TERMINAL =
      new LinkForm<>(
          List.of(LinkReader::tcp, LinkReader::udp, LinkReader::push),
          text ->
              "is not a link; write tcp://host:4370, udp://host:4370 or adms://0.0.0.0:8081/SERIAL"
                  + noUri(text),
          NOWHERE);

  private LinkForms() {}

  /** Why {@code text} is not even a URI, in parentheses; empty when it is one. */
  private static String noUri(String text) {
    try {
      new URI(text);
      return "";
    } catch (URISyntaxException e) {
      return " (" + e.getReason() + ")";
    }
  }
}
