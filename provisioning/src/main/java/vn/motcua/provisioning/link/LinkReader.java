package vn.motcua.provisioning.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.provisioning.link.DevicePlace.DeviceFile;
import vn.motcua.provisioning.link.DevicePlace.UsbIdentity;
import vn.motcua.provisioning.link.DevicePlace.UsbPlace;
import vn.motcua.provisioning.link.DevicePlace.UsbPort;
import vn.motcua.provisioning.link.Link.HidPos;
import vn.motcua.provisioning.link.Link.HidPosByLibusb;
import vn.motcua.provisioning.link.Link.HttpStream;
import vn.motcua.provisioning.link.Link.Keys;
import vn.motcua.provisioning.link.Link.ListenAddress;
import vn.motcua.provisioning.link.Link.PrinterFile;
import vn.motcua.provisioning.link.Link.Push;
import vn.motcua.provisioning.link.Link.Serial;
import vn.motcua.provisioning.link.Link.Serial.FlowControl;
import vn.motcua.provisioning.link.Link.Tcp;
import vn.motcua.provisioning.link.Link.Udp;
import vn.motcua.provisioning.link.Link.UsbPrinter;
import vn.motcua.provisioning.link.Link.UsbPrinterByLibusb;
import vn.motcua.provisioning.link.Link.Video;

/** Reads the text of a link, one method for each way to write one. Stateless; any thread. */
final class LinkReader {
  /** A device file; a question mark begins the settings. */
  private static final String FILE = "(?<file>/dev/[!->@-~]{1,200})";

  /** By port path, or by vendor, product and serial number. */
  private static final String USB =
      "usb:(?:(?<port>[1-9][0-9]{0,2}-[1-9][0-9]?(?:\\.[1-9][0-9]?){0,6})"
          + "|(?<vendor>[0-9a-fA-F]{4}):(?<product>[0-9a-fA-F]{4})(?:/(?<id>[!->@-~]{1,126}))?)";

  private static final String EITHER = "(?:" + FILE + "|" + USB + ")";
  private static final String BAUD = "baud=(?<baud>[0-9]{1,7})";

  private static final Pattern SERIAL =
      Pattern.compile(
          "serial:"
              + EITHER
              + "(?:\\?(?:"
              + BAUD
              + "(?:&flow=(?<flow>none|rts-cts|xon-xoff))?|flow=(?<only>none|rts-cts|xon-xoff)))?");

  private static final Pattern KEYS = Pattern.compile("keys:" + EITHER + "(?<free>\\?grab=no)?");
  private static final Pattern HIDPOS = Pattern.compile("hidpos:" + EITHER);
  private static final Pattern HIDPOS_LIBUSB = Pattern.compile("hidpos:" + USB + "\\?by=libusb");
  private static final Pattern LP = Pattern.compile("lp:" + FILE);
  private static final Pattern PRINTER = Pattern.compile(USB);
  private static final Pattern PRINTER_LIBUSB = Pattern.compile(USB + "\\?by=libusb");

  /**
   * Sides of at most four digits; there is no other limit here, because the camera chooses the
   * nearest size.
   */
  private static final Pattern V4L2 =
      Pattern.compile(
          "v4l2:" + EITHER + "(?:\\?size=(?<width>[1-9][0-9]{1,3})x(?<height>[1-9][0-9]{1,3}))?");

  private static final Pattern ADMS_PATH = Pattern.compile("/[A-Za-z0-9]{1,40}");

  private static final int BAUD_MIN = 1_200;
  private static final int BAUD_DEFAULT = 9_600;
  private static final int BAUD_MAX = 921_600;
  private static final int WIDTH_DEFAULT = 1_280;
  private static final int HEIGHT_DEFAULT = 720;
  private static final int PORT_MAX = 65_535;
  private static final int HTTP_PORT = 80;

  private LinkReader() {}

  static Optional<Tcp> tcp(String text) {
    return uri(text, "tcp")
        .filter(LinkReader::isHostAndPort)
        .map(uri -> new Tcp(uri.getHost(), uri.getPort()));
  }

  static Optional<Udp> udp(String text) {
    return uri(text, "udp")
        .filter(LinkReader::isHostAndPort)
        .map(uri -> new Udp(uri.getHost(), uri.getPort()));
  }

  static Optional<Push> push(String text) {
    return uri(text, "adms")
        .filter(uri -> isAuthority(uri) && ADMS_PATH.matcher(uri.getPath()).matches())
        .map(uri ->
            new Push(new ListenAddress(uri.getHost(), uri.getPort()), uri.getPath().substring(1)));
  }

  static Optional<HttpStream> http(String text) {
    return uri(text, "http")
        .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null)
        .filter(uri -> uri.getPort() != 0 && uri.getPort() <= PORT_MAX)
        .map(LinkReader::stream);
  }

  private static HttpStream stream(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new HttpStream(
        uri.getHost(), uri.getPort() < 0 ? HTTP_PORT : uri.getPort(), path + query);
  }

  static Optional<Serial> serial(String text) {
    return matched(
            SERIAL,
            text,
            form ->
                new Serial(
                    place(form),
                    form.group("baud") == null
                        ? BAUD_DEFAULT
                        : Integer.parseInt(form.group("baud")),
                    flow(form.group("flow") == null ? form.group("only") : form.group("flow"))))
        .filter(serial -> serial.baud() >= BAUD_MIN && serial.baud() <= BAUD_MAX);
  }

  private static FlowControl flow(@Nullable String written) {
    return written == null
        ? FlowControl.NONE
        : FlowControl.valueOf(written.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  static Optional<Keys> keys(String text) {
    return matched(KEYS, text, form -> new Keys(place(form), form.group("free") == null));
  }

  static Optional<HidPos> hidPos(String text) {
    return matched(HIDPOS, text, form -> new HidPos(place(form)));
  }

  static Optional<HidPosByLibusb> hidPosByLibusb(String text) {
    return matched(HIDPOS_LIBUSB, text, form -> new HidPosByLibusb(usb(form)));
  }

  static Optional<UsbPrinter> usbPrinter(String text) {
    return matched(PRINTER, text, form -> new UsbPrinter(usb(form)));
  }

  static Optional<UsbPrinterByLibusb> usbPrinterByLibusb(String text) {
    return matched(PRINTER_LIBUSB, text, form -> new UsbPrinterByLibusb(usb(form)));
  }

  static Optional<PrinterFile> printerFile(String text) {
    return matched(LP, text, form -> new PrinterFile(Path.of(form.group("file"))));
  }

  static Optional<Video> video(String text) {
    return matched(
        V4L2,
        text,
        form ->
            form.group("width") == null
                ? new Video(place(form), WIDTH_DEFAULT, HEIGHT_DEFAULT)
                : new Video(
                    place(form),
                    Integer.parseInt(form.group("width")),
                    Integer.parseInt(form.group("height"))));
  }

  private static <L> Optional<L> matched(Pattern form, String text, Function<Matcher, L> link) {
    Matcher matcher = form.matcher(text);
    return matcher.matches() ? Optional.of(link.apply(matcher)) : Optional.empty();
  }

  private static DevicePlace place(Matcher form) {
    String file = form.group("file");
    return file == null ? usb(form) : new DeviceFile(Path.of(file));
  }

  private static UsbPlace usb(Matcher form) {
    String port = form.group("port");
    if (port != null) {
      return new UsbPort(port);
    }
    String serial = form.group("id");
    return new UsbIdentity(
        HexFormat.fromHexDigits(form.group("vendor")),
        HexFormat.fromHexDigits(form.group("product")),
        serial == null ? "" : serial);
  }

  private static Optional<URI> uri(String text, String scheme) {
    try {
      return Optional.of(new URI(text)).filter(uri -> scheme.equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isHostAndPort(URI uri) {
    return isAuthority(uri) && uri.getPath().isEmpty();
  }

  private static boolean isAuthority(URI uri) {
    return uri.getHost() != null
        && uri.getPort() >= 1
        && uri.getPort() <= PORT_MAX
        && uri.getUserInfo() == null
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }
}
