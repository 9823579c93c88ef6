package vn.motcua.provisioning;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of board.toml: the broker's, and each kind of device's. */
final class LinkUri {
  /** A device file; a question mark begins the parameters. */
  private static final String FILE = "/dev/[!->@-~]{1,200}";

  /** By port path, or by vendor, product and serial number. */
  private static final String USB =
      "usb:(?:[1-9][0-9]{0,2}-[1-9][0-9]?(?:\\.[1-9][0-9]?){0,6}"
          + "|[0-9a-fA-F]{4}:[0-9a-fA-F]{4}(?:/[!->@-~]{1,126})?)";

  private static final String BAUD = "baud=(?<baud>[0-9]{1,7})";
  private static final String FLOW = "flow=(?:none|rts-cts|xon-xoff)";
  private static final String EITHER = "(?:" + FILE + "|" + USB + ")";

  private static final Pattern SERIAL =
      Pattern.compile(
          "serial:" + EITHER + "(?:\\?(?:" + BAUD + "(?:&" + FLOW + ")?|" + FLOW + "))?");
  private static final Pattern KEYS = Pattern.compile("keys:" + EITHER + "(?:\\?grab=no)?");
  private static final Pattern HIDPOS =
      Pattern.compile("hidpos:(?:" + FILE + "|" + USB + "(?:\\?by=libusb)?)");
  private static final Pattern USB_PRINTER =
      Pattern.compile("(?:lp:" + FILE + "|" + USB + "(?:\\?by=libusb)?)");

  /**
   * Sides of at most four digits; there is no other limit here, because the camera chooses the
   * nearest size.
   */
  private static final Pattern V4L2 =
      Pattern.compile("v4l2:" + EITHER + "(?:\\?size=[1-9][0-9]{1,3}x[1-9][0-9]{1,3})?");

  private static final Pattern ADMS_PATH = Pattern.compile("/[A-Za-z0-9]{1,40}");

  private static final int BAUD_MIN = 1_200;
  private static final int BAUD_MAX = 921_600;

  private LinkUri() {}

  /** {@code tcp://host:1883} or {@code ssl://host:8883}. */
  static TextRule broker() {
    return uri(
        uri -> Set.of("tcp", "ssl").contains(String.valueOf(uri.getScheme())) && isHostAndPort(uri),
        "is no broker address; write tcp://host:1883 or ssl://host:8883");
  }

  /**
   * Whether an address of a broker goes to another machine without TLS: {@code tcp} to anything but
   * 127.0.0.0/8, ::1 and localhost. A name is not looked up.
   */
  static boolean isOpen(String broker) {
    URI uri = URI.create(broker);
    return "tcp".equals(uri.getScheme()) && !isLoopback(uri.getHost());
  }

  private static boolean isLoopback(@Nullable String host) {
    if (host == null || host.equalsIgnoreCase("localhost")) {
      return host != null;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }

  /** {@code tcp://host:9100}, {@code serial:…}, {@code usb:…} or {@code lp:…}. */
  static TextRule printer() {
    return TextRule.that(
        text -> isTcp(text) || isSerial(text) || USB_PRINTER.matcher(text).matches(),
        "is no link; write tcp://host:9100, usb:1-1.2, usb:04b8:0e15/SERIAL"
            + " or serial:/dev/ttyUSB0?baud=115200");
  }

  /** {@code tcp://host:port} of a serial server, or {@code serial:…}. */
  static TextRule fingerprint() {
    return TextRule.that(
        text -> isTcp(text) || isSerial(text),
        "is no link; write serial:/dev/ttyAMA0?baud=57600 or serial:usb:1-1.3?baud=57600");
  }

  /** {@code serial:…}, {@code keys:…} or {@code hidpos:…}. */
  static TextRule scanner() {
    return TextRule.that(
        text ->
            isTcp(text)
                || isSerial(text)
                || KEYS.matcher(text).matches()
                || HIDPOS.matcher(text).matches(),
        "is no link; write serial:/dev/ttyACM0?baud=9600, keys:usb:1-1.3 or hidpos:usb:1-1.3");
  }

  /** {@code keys:…}. */
  static TextRule keys() {
    return TextRule.that(
        text -> KEYS.matcher(text).matches(),
        "is no link; write keys:usb:1-1.4 or keys:/dev/input/by-path/NAME");
  }

  /** {@code tcp://host:8888}, {@code http://host:port/path} or {@code v4l2:…}. */
  static TextRule camera() {
    return TextRule.that(
        text -> isStream(text) || V4L2.matcher(text).matches(),
        "is no stream; write v4l2:/dev/video0?size=1280x720, v4l2:usb:1-1.2, tcp://127.0.0.1:8888"
            + " or http://host:8080/path");
  }

  private static boolean isStream(String text) {
    Predicate<URI> test =
        uri ->
            switch (String.valueOf(uri.getScheme())) {
              case "tcp" -> isHostAndPort(uri);
              case "http" ->
                  uri.getHost() != null && uri.getPort() != 0 && uri.getUserInfo() == null;
              default -> false;
            };
    return uri(test, "").wrong(text).isEmpty();
  }

  /** {@code tcp://host:4370}, {@code udp://host:4370} or {@code adms://address:port/SERIAL}. */
  static TextRule terminal() {
    return uri(
        uri ->
            switch (String.valueOf(uri.getScheme())) {
              case "tcp", "udp" -> isHostAndPort(uri);
              case "adms" -> isAuthority(uri) && ADMS_PATH.matcher(uri.getPath()).matches();
              default -> false;
            },
        "is no link; write tcp://host:4370, udp://host:4370 or adms://0.0.0.0:8081/SERIAL");
  }

  private static TextRule uri(Predicate<URI> test, String message) {
    return text -> {
      try {
        return test.test(new URI(text)) ? Optional.empty() : Optional.of(message);
      } catch (URISyntaxException e) {
        return Optional.of(message + " (" + e.getReason() + ")");
      }
    };
  }

  private static boolean isTcp(String text) {
    return uri(uri -> "tcp".equals(uri.getScheme()) && isHostAndPort(uri), "")
        .wrong(text)
        .isEmpty();
  }

  private static boolean isHostAndPort(URI uri) {
    return isAuthority(uri) && uri.getPath().isEmpty();
  }

  private static boolean isAuthority(URI uri) {
    return uri.getHost() != null
        && uri.getPort() >= 1
        && uri.getPort() <= 65_535
        && uri.getUserInfo() == null
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }

  private static boolean isSerial(String text) {
    Matcher serial = SERIAL.matcher(text);
    if (!serial.matches()) {
      return false;
    }
    String baud = serial.group("baud");
    int value = baud == null ? BAUD_MIN : Integer.parseInt(baud);
    return value >= BAUD_MIN && value <= BAUD_MAX;
  }
}
