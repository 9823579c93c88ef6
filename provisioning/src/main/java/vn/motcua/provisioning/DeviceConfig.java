package vn.motcua.provisioning;

import java.util.List;

/**
 * One attached device of board.toml. Each kind of device has a record of its own, which a {@link
 * DeviceTable} reads. Only the form of links is checked; {@code ADDR} is a USB device by port
 * ({@code 1-1.2}) or by vendor, product and serial number ({@code 04b8:0e15/X1}).
 */
public interface DeviceConfig {
  /** Unique on the board, {@code [a-z0-9-]{1,40}}. */
  String name();

  /** The kind in one word, as in events and on pages. */
  String kind();

  /** What the service of the board must be allowed to open for it. */
  DeviceRights rights();

  /**
   * A receipt printer; the second and further ones take over when those before them cannot print.
   *
   * @param link {@code tcp://host:9100}, {@code serial:/dev/ttyUSB0?baud=115200&flow=rts-cts},
   *     {@code usb:ADDR}, {@code usb:ADDR?by=libusb} or {@code lp:/dev/usb/lp0}
   * @param model name of a shipped profile, empty for any other model
   * @param dots printable width in dots, 384 for 58 mm paper or 576 for 80 mm; 0 for the width of
   *     the model
   */
  record Printer(String name, String link, String model, int dots) implements DeviceConfig {
    /** A printer of a model without a profile. */
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

  /** The rating buttons of one counter, with a lamp each. */
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

  /** The rating buttons of one counter that the kernel sees as a keyboard. */
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
   *     hidpos:usb:ADDR?by=libusb} bypasses the kernel's driver
   * @param suffix cr, lf, crlf, tab or none, as in the file
   * @param desk id of its desk in the catalogue
   * @param tone how it beeps after a scan: "bel" sends 07h once for an accepted scan and twice for
   *     a refused one, on a serial or network line; "none" for all others
   */
  record Scanner(String name, String link, String suffix, String desk, String tone)
      implements DeviceConfig {
    /** A scanner without tones. */
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
   *     {@code v4l2:/dev/video0?size=1280x720} or {@code v4l2:usb:ADDR} for a kernel camera; empty
   *     with a command
   * @param command program and arguments that write the stream to standard output, empty with a URL
   * @param desk id of its desk in the catalogue
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
   * A ZKTeco time terminal.
   *
   * @param link {@code tcp://host:4370} or {@code udp://host:4370} to poll it, or {@code
   *     adms://0.0.0.0:8081/SERIAL} to listen there for what the terminal with this serial number
   *     pushes
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
