package vn.motcua.provisioning;

import java.util.List;

/**
 * One attached device as board.toml names it; a kind of device has a record of its own, which a
 * {@link DeviceTable} reads. Links are checked in form; {@code ADDR} is a USB device by port
 * ({@code 1-1.2}) or by vendor, product and serial number ({@code 04b8:0e15/X1}).
 */
public interface DeviceConfig {
  /** Unique on the board, {@code [a-z0-9-]{1,40}}. */
  String name();

  /** The kind in one word, as events and pages say it. */
  String kind();

  /** What the board's service must be allowed to open for it. */
  DeviceRights rights();

  /**
   * A receipt printer; the second and further ones take over when those before them cannot print.
   *
   * @param link {@code tcp://host:9100}, {@code serial:/dev/ttyUSB0?baud=115200&flow=rts-cts},
   *     {@code usb:ADDR}, {@code usb:ADDR?by=libusb} or {@code lp:/dev/usb/lp0}
   * @param model of the shipped profiles, empty for one that nobody has described
   * @param dots printable width in dots, 384 for 58 mm paper or 576 for 80 mm; 0 as the model has
   */
  record Printer(String name, String link, String model, int dots) implements DeviceConfig {
    /** A printer of a model that nobody has described. */
    public Printer(String name, String link, int dots) {
      this(name, link, "", dots);
    }

    @Override
    public String kind() {
      return "printer";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.link(link);
    }
  }

  /**
   * Rating buttons of one counter with a lamp each.
   *
   * @param counter counter id of the catalogue
   * @param chip {@code mock}, or a GPIO chip's label such as {@code pinctrl-rp1}
   * @param inputs line offsets of the buttons, value 1 first
   * @param lamps line offsets of the lamps, value 1 first
   */
  record RatingPanel(
      String name, String counter, String chip, List<Integer> inputs, List<Integer> lamps)
      implements DeviceConfig {
    @Override
    public String kind() {
      return "rating-panel";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.GPIO;
    }
  }

  /**
   * Rating buttons of one counter that are a keyboard to the kernel.
   *
   * @param counter counter id of the catalogue
   * @param link {@code keys:/dev/input/by-path/…-event-kbd} or {@code keys:usb:ADDR}
   * @param keys key codes of {@code linux/input-event-codes.h}, value 1 first
   */
  record KeyPad(String name, String counter, String link, List<Integer> keys)
      implements DeviceConfig {
    @Override
    public String kind() {
      return "rating-panel";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.link(link);
    }
  }

  /** A fingerprint module of the R30x family on a serial line. */
  record Fingerprint(String name, String link) implements DeviceConfig {
    @Override
    public String kind() {
      return "fingerprint";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.link(link);
    }
  }

  /**
   * A barcode scanner.
   *
   * @param link {@code serial:/dev/ttyACM0?baud=9600}, {@code keys:/dev/input/by-id/…-event-kbd},
   *     {@code hidpos:/dev/hidraw0}, or {@code serial:usb:ADDR} and so on; {@code
   *     hidpos:usb:ADDR?by=libusb} goes round the kernel's driver
   * @param suffix cr, lf, crlf, tab or none, as in the file
   * @param desk hand-off desk id of the catalogue it belongs to
   * @param tone what makes it sound after a scan: "bel" is 07h once for taken and twice for
   *     refused, on a serial or network line; "none" for all others
   */
  record Scanner(String name, String link, String suffix, String desk, String tone)
      implements DeviceConfig {
    /** One that is told nothing. */
    public Scanner(String name, String link, String suffix, String desk) {
      this(name, link, suffix, desk, "none");
    }

    @Override
    public String kind() {
      return "scanner";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.link(link);
    }
  }

  /**
   * A camera that reads codes from a stream of pictures.
   *
   * @param url {@code tcp://127.0.0.1:8888} or {@code http://host:port/path} for JPEG pictures,
   *     {@code v4l2:/dev/video0?size=1280x720} or {@code v4l2:usb:ADDR} for a camera of the
   *     kernel's; empty with a command
   * @param command program and arguments that write the stream to standard output, empty with a URL
   * @param desk hand-off desk id of the catalogue it belongs to
   */
  record Camera(String name, String url, List<String> command, String desk)
      implements DeviceConfig {
    @Override
    public String kind() {
      return "camera";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.camera(url, command);
    }
  }

  /**
   * A time terminal of ZKTeco make.
   *
   * @param link {@code tcp://host:4370} or {@code udp://host:4370} to fetch from it, or {@code
   *     adms://0.0.0.0:8081/SERIAL}: listen there for what the one with this serial number pushes
   * @param commKey communication key, 0 for none
   */
  record Terminal(String name, String link, int commKey) implements DeviceConfig {
    @Override
    public String kind() {
      return "terminal";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.link(link);
    }
  }
}
