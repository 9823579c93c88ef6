package vn.motcua.provisioning;

import java.util.List;
import java.util.Optional;
import vn.motcua.provisioning.DeviceConfig.Camera;
import vn.motcua.provisioning.DeviceConfig.Fingerprint;
import vn.motcua.provisioning.DeviceConfig.KeyPad;
import vn.motcua.provisioning.DeviceConfig.Printer;
import vn.motcua.provisioning.DeviceConfig.RatingPanel;
import vn.motcua.provisioning.DeviceConfig.Scanner;
import vn.motcua.provisioning.DeviceConfig.Scanner.Suffix;
import vn.motcua.provisioning.DeviceConfig.Scanner.Tone;
import vn.motcua.provisioning.DeviceConfig.Terminal;
import vn.motcua.provisioning.link.Link.CameraLink;
import vn.motcua.provisioning.link.Link.ChipLines;
import vn.motcua.provisioning.link.Link.Command;
import vn.motcua.provisioning.link.Link.Keys;
import vn.motcua.provisioning.link.Link.TwoWayScannerLink;
import vn.motcua.provisioning.link.LinkForms;
import vn.motcua.provisioning.text.TextRule;

/** Which keys each kind of device may have in its table of board.toml. */
final class DeviceForms {
  /** Buttons and lamps of a panel, one for each value of {@code satisfaction-4.v1}. */
  static final int VALUES = 4;

  /** Highest GPIO line offset; the chip of a Raspberry Pi 5 has 54. */
  static final int OFFSET_MAX = 63;

  /** Highest key code (KEY_MAX of {@code linux/input-event-codes.h}). */
  static final int KEY_MAX = 767;

  /** Highest communication key that a terminal's menu accepts. */
  static final int COMM_KEY_MAX = 999_999;

  /** Most words in a camera's command: program and arguments. */
  static final int COMMAND_WORDS_MAX = 40;

  private static final int DOTS_58_MM = 384;
  private static final int DOTS_80_MM = 576;
  private static final int KEY_1 = 2;
  private static final List<Integer> KEYS_1_TO_4 = List.of(KEY_1, KEY_1 + 1, KEY_1 + 2, KEY_1 + 3);

  private DeviceForms() {}

  static Printer printer(DeviceNames names, TomlNode node) {
    String of = names.model(node);
    int byDefault = of.isEmpty() ? DOTS_80_MM : 0;
    Printer printer =
        new Printer(
            names.name(node),
            names.link(node, LinkForms.PRINTER),
            of,
            node.integer("dots", DOTS_58_MM, DOTS_80_MM, byDefault));
    int dots = printer.dots();
    if (node.isGood("dots") && dots != 0 && dots != DOTS_58_MM && dots != DOTS_80_MM) {
      node.fault("dots", "must be 384 for 58 mm paper or 576 for 80 mm");
    }
    node.noOtherKeys();
    return printer;
  }

  static RatingPanel ratingPanel(DeviceNames names, TomlNode node) {
    TextRule chip = TextRule.that(c -> c.matches("[a-z0-9._-]{1,32}"), "is not a GPIO chip label");
    String id = names.name(node);
    String at = names.counter(node);
    ChipLines lines =
        new ChipLines(
            node.text("chip", chip, "pinctrl-rp1"),
            node.integers("inputs", VALUES, VALUES, 0, OFFSET_MAX),
            node.integers("lamps", VALUES, VALUES, 0, OFFSET_MAX));
    names.claim(node, "inputs", lines.chip(), lines.inputs());
    names.claim(node, "lamps", lines.chip(), lines.lamps());
    node.noOtherKeys();
    return new RatingPanel(id, at, lines);
  }

  static KeyPad keyPad(DeviceNames names, TomlNode node) {
    String id = names.name(node);
    String at = names.counter(node);
    Keys link = names.link(node, LinkForms.KEYS);
    List<Integer> keys = node.integers("keys", 0, VALUES, 1, KEY_MAX);
    if (node.isGood("keys") && !keys.isEmpty() && keys.size() != VALUES) {
      node.fault("keys", "has " + keys.size() + " entries; write exactly " + VALUES);
    }
    node.noOtherKeys();
    return new KeyPad(id, at, link, keys.isEmpty() ? KEYS_1_TO_4 : keys);
  }

  static Fingerprint fingerprint(DeviceNames names, TomlNode node) {
    Fingerprint reader = new Fingerprint(names.name(node), names.link(node, LinkForms.FINGERPRINT));
    node.noOtherKeys();
    return reader;
  }

  static Scanner scanner(DeviceNames names, TomlNode node) {
    Scanner scanner =
        new Scanner(
            names.name(node),
            names.link(node, LinkForms.SCANNER),
            node.constant("suffix", Suffix.class, "suffixes", Suffix.CR),
            names.desk(node),
            node.constant("tone", Tone.class, "tones", Tone.NONE));
    boolean hears = scanner.link() instanceof TwoWayScannerLink;
    if (node.isGood("link") && node.isGood("tone") && scanner.tone() != Tone.NONE && !hears) {
      node.fault("tone", "can only be told over serial: or tcp://; remove it");
    }
    node.noOtherKeys();
    return scanner;
  }

  static Camera camera(DeviceNames names, TomlNode node) {
    TextRule word =
        TextRule.that(w -> !w.isEmpty() && w.indexOf('\0') < 0, "is not a word of a command");
    String id = names.name(node);
    Optional<CameraLink> url = names.optionalLink(node, "url", LinkForms.CAMERA);
    // A command may contain the same word twice, so its words are not a set.
    List<String> command = node.words("command", COMMAND_WORDS_MAX, word);
    if (node.isGood("url") && node.isGood("command") && url.isEmpty() == command.isEmpty()) {
      node.fault("url", "write either url or command, where the pictures come from, and not both");
    }
    Camera camera = new Camera(id, url.orElseGet(() -> new Command(command)), names.desk(node));
    node.noOtherKeys();
    return camera;
  }

  static Terminal terminal(DeviceNames names, TomlNode node) {
    Terminal terminal =
        new Terminal(
            names.name(node),
            names.link(node, LinkForms.TERMINAL),
            node.integer("comm-key", 0, COMM_KEY_MAX, 0));
    node.noOtherKeys();
    return terminal;
  }
}
