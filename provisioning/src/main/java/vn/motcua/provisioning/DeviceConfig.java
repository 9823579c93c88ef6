package vn.motcua.provisioning;

import java.util.List;
import vn.motcua.provisioning.link.DeviceRights;
import vn.motcua.provisioning.link.Link;
import vn.motcua.provisioning.link.Link.CameraLink;
import vn.motcua.provisioning.link.Link.ChipLines;
import vn.motcua.provisioning.link.Link.FingerprintLink;
import vn.motcua.provisioning.link.Link.Keys;
import vn.motcua.provisioning.link.Link.PrinterLink;
import vn.motcua.provisioning.link.Link.ScannerLink;
import vn.motcua.provisioning.link.Link.TerminalLink;

/**
 * One attached device of board.toml. Each kind of device has a record of its own, which a {@link
 * DeviceTable} reads. A link is a {@link Link} of the kind's own family, read once from the file.
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
   * @param model name of a shipped profile, empty for any other model
   * @param dots printable width in dots, 384 for 58 mm paper or 576 for 80 mm; 0 for the width of
   *     the model
   */
  record Printer(String name, PrinterLink link, String model, int dots) implements DeviceConfig {
    /** A printer of a model without a profile. */
    public Printer(String name, PrinterLink link, int dots) {
      this(name, link, "", dots);
    }

    @Override
    public String kind() {
      return "printer";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.of(link);
    }
  }

  /** The rating buttons of one counter, with a lamp each. */
  record RatingPanel(String name, String counter, ChipLines lines) implements DeviceConfig {
    @Override
    public String kind() {
      return "rating-panel";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.of(lines);
    }
  }

  /** The rating buttons of one counter that the kernel sees as a keyboard. */
  record KeyPad(String name, String counter, Keys link, List<Integer> keys)
      implements DeviceConfig {
    @Override
    public String kind() {
      return "rating-panel";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.of(link);
    }
  }

  /** A fingerprint module of the R30x family on a serial line. */
  record Fingerprint(String name, FingerprintLink link) implements DeviceConfig {
    @Override
    public String kind() {
      return "fingerprint";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.of(link);
    }
  }

  /**
   * A barcode scanner.
   *
   * @param suffix how it ends a code
   * @param desk id of its desk in the catalogue
   * @param tone how it beeps after a scan; only with a {@link Link.TwoWayScannerLink}
   */
  record Scanner(String name, ScannerLink link, Suffix suffix, String desk, Tone tone)
      implements DeviceConfig {
    /** What a scanner sends after a code. */
    public enum Suffix {
      CR,
      LF,
      CRLF,
      TAB,
      NONE
    }

    /** How a scanner is told to beep. */
    public enum Tone {
      /** Not at all. */
      NONE,
      /** With 07h once for an accepted scan and twice for a refused one. */
      BEL
    }

    /** A scanner without tones. */
    public Scanner(String name, ScannerLink link, Suffix suffix, String desk) {
      this(name, link, suffix, desk, Tone.NONE);
    }

    @Override
    public String kind() {
      return "scanner";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.of(link);
    }
  }

  /**
   * A camera that reads codes from a stream of pictures.
   *
   * @param link a stream, a kernel camera, or a program that writes a stream
   * @param desk id of its desk in the catalogue
   */
  record Camera(String name, CameraLink link, String desk) implements DeviceConfig {
    @Override
    public String kind() {
      return "camera";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.of(link);
    }
  }

  /**
   * A ZKTeco time terminal.
   *
   * @param commKey communication key, 0 for none
   */
  record Terminal(String name, TerminalLink link, int commKey) implements DeviceConfig {
    @Override
    public String kind() {
      return "terminal";
    }

    @Override
    public DeviceRights rights() {
      return DeviceRights.of(link);
    }
  }
}
