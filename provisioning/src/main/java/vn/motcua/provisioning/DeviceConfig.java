package vn.motcua.provisioning;

import java.util.List;

/** One attached device as board.toml names it. */
public sealed interface DeviceConfig {
  /** Unique on the board, {@code [a-z0-9-]{1,40}}. */
  String name();

  /**
   * A receipt printer.
   *
   * @param link {@code tcp://host:9100}, {@code serial:/dev/ttyUSB0?baud=115200}
   * @param dots printable width in dots, 384 for 58 mm paper or 576 for 80 mm
   */
  record Printer(String name, String link, int dots) implements DeviceConfig {}

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
      implements DeviceConfig {}

  /** A fingerprint module of the R30x family on a serial line. */
  record Fingerprint(String name, String link) implements DeviceConfig {}

  /**
   * A barcode scanner.
   *
   * @param link {@code serial:/dev/ttyACM0?baud=9600}
   * @param suffix {@code cr}, {@code lf}, {@code crlf}, {@code tab} or {@code none}
   * @param desk hand-off desk id of the catalogue it belongs to
   */
  record Scanner(String name, String link, String suffix, String desk) implements DeviceConfig {}
}
