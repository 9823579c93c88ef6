package vn.motcua.provisioning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.provisioning.DeviceConfig.Camera;
import vn.motcua.provisioning.DeviceConfig.Fingerprint;
import vn.motcua.provisioning.DeviceConfig.KeyPad;
import vn.motcua.provisioning.DeviceConfig.Printer;
import vn.motcua.provisioning.DeviceConfig.RatingPanel;
import vn.motcua.provisioning.DeviceConfig.Scanner;
import vn.motcua.provisioning.DeviceConfig.Terminal;

/**
 * The device tables of board.toml: names are unique over all kinds, GPIO lines over all panels, and
 * no two devices hang on one link.
 */
final class DeviceTables {
  /** Most devices of one kind on one board. */
  static final int KIND_MAX = 16;

  /** Buttons and lamps of a panel: the four values of {@code satisfaction-4.v1}. */
  static final int VALUES = 4;

  /** Highest GPIO line offset; the chip of a Raspberry Pi 5 has 54. */
  static final int OFFSET_MAX = 63;

  /** Highest key code (KEY_MAX of {@code linux/input-event-codes.h}). */
  static final int KEY_MAX = 767;

  /** Highest communication key a terminal's menu takes. */
  static final int COMM_KEY_MAX = 999_999;

  /** Program and arguments of a camera's command. */
  static final int COMMAND_WORDS_MAX = 40;

  private static final int DOTS_58_MM = 384;
  private static final int DOTS_80_MM = 576;
  private static final int KEY_1 = 2;
  private static final List<Integer> KEYS_1_TO_4 = List.of(KEY_1, KEY_1 + 1, KEY_1 + 2, KEY_1 + 3);
  private static final List<String> TONES = List.of("none", "bel");
  private static final List<String> SUFFIXES = List.of("cr", "lf", "crlf", "tab", "none");

  private final TomlNode root;
  private final Check name = Check.uniqueId();
  private final Check counter;
  private final Check desk;
  private final Check model;
  private final Set<String> gpioLines = new HashSet<>();
  private final Set<String> links = new HashSet<>();

  DeviceTables(TomlNode root, @Nullable Catalogue catalogue, @Nullable Set<String> models) {
    this.root = root;
    model = models == null ? Check.id() : Check.oneOf(models, "printer models");
    if (catalogue == null) {
      counter = Check.id();
      desk = Check.id();
    } else {
      counter =
          Check.oneOf(
              catalogue.counters().stream().map(Catalogue.Counter::id).toList(),
              "counter ids of the catalogue");
      desk =
          Check.oneOf(
              catalogue.desks().stream().map(Catalogue.Desk::id).toList(),
              "desk ids of the catalogue");
    }
  }

  List<DeviceConfig> all() {
    List<DeviceConfig> all = new ArrayList<>();
    all.addAll(root.tables("printer", 0, KIND_MAX, this::printer));
    all.addAll(root.tables("rating-panel", 0, KIND_MAX, this::ratingPanel));
    all.addAll(root.tables("key-pad", 0, KIND_MAX, this::keyPad));
    all.addAll(root.tables("fingerprint", 0, KIND_MAX, this::fingerprint));
    all.addAll(root.tables("scanner", 0, KIND_MAX, this::scanner));
    all.addAll(root.tables("camera", 0, KIND_MAX, this::camera));
    all.addAll(root.tables("terminal", 0, KIND_MAX, this::terminal));
    return List.copyOf(all);
  }

  private Printer printer(TomlNode node) {
    String of = node.text("model", model, "");
    int byDefault = of.isEmpty() ? DOTS_80_MM : 0;
    Printer printer =
        new Printer(
            node.text("name", name),
            link(node, LinkUri.printer()),
            of,
            node.integer("dots", DOTS_58_MM, DOTS_80_MM, byDefault));
    int dots = printer.dots();
    if (node.isGood("dots") && dots != 0 && dots != DOTS_58_MM && dots != DOTS_80_MM) {
      node.fault("dots", "must be 384 for 58 mm paper or 576 for 80 mm");
    }
    node.noOtherKeys();
    return printer;
  }

  private RatingPanel ratingPanel(TomlNode node) {
    Check chip = Check.that(c -> c.matches("[a-z0-9._-]{1,32}"), "is no GPIO chip label");
    RatingPanel panel =
        new RatingPanel(
            node.text("name", name),
            node.text("counter", counter),
            node.text("chip", chip, "pinctrl-rp1"),
            node.integers("inputs", VALUES, VALUES, 0, OFFSET_MAX),
            node.integers("lamps", VALUES, VALUES, 0, OFFSET_MAX));
    claim(node, "inputs", panel.chip(), panel.inputs());
    claim(node, "lamps", panel.chip(), panel.lamps());
    node.noOtherKeys();
    return panel;
  }

  private KeyPad keyPad(TomlNode node) {
    String id = node.text("name", name);
    String at = node.text("counter", counter);
    String link = link(node, LinkUri.keys());
    List<Integer> keys = node.integers("keys", 0, VALUES, 1, KEY_MAX);
    if (node.isGood("keys") && !keys.isEmpty() && keys.size() != VALUES) {
      node.fault("keys", "has " + keys.size() + " entries; write exactly " + VALUES);
    }
    node.noOtherKeys();
    return new KeyPad(id, at, link, keys.isEmpty() ? KEYS_1_TO_4 : keys);
  }

  private Fingerprint fingerprint(TomlNode node) {
    Fingerprint reader =
        new Fingerprint(node.text("name", name), link(node, LinkUri.fingerprint()));
    node.noOtherKeys();
    return reader;
  }

  private Scanner scanner(TomlNode node) {
    Scanner scanner =
        new Scanner(
            node.text("name", name),
            link(node, LinkUri.scanner()),
            node.text("suffix", Check.oneOf(SUFFIXES, "suffixes"), "cr"),
            node.text("desk", desk),
            node.text("tone", Check.oneOf(TONES, "tones"), "none"));
    boolean hears = scanner.link().startsWith("serial:") || scanner.link().startsWith("tcp:");
    if (node.isGood("link") && node.isGood("tone") && !scanner.tone().equals("none") && !hears) {
      node.fault("tone", "can only be told over serial: or tcp://; remove it");
    }
    node.noOtherKeys();
    return scanner;
  }

  private Camera camera(TomlNode node) {
    Check word = Check.that(w -> !w.isEmpty() && w.indexOf('\0') < 0, "is no word of a command");
    String id = node.text("name", name);
    String url = node.text("url", LinkUri.camera(), "");
    // A command may say the same word twice, so its words are not a set.
    List<String> command = node.words("command", COMMAND_WORDS_MAX, word);
    if (node.isGood("url") && node.isGood("command") && url.isEmpty() == command.isEmpty()) {
      node.fault("url", "write either url or command, where the pictures come from, and not both");
    }
    claim(node, "url", url);
    Camera camera = new Camera(id, url, command, node.text("desk", desk));
    node.noOtherKeys();
    return camera;
  }

  private Terminal terminal(TomlNode node) {
    Terminal terminal =
        new Terminal(
            node.text("name", name),
            link(node, LinkUri.terminal()),
            node.integer("comm-key", 0, COMM_KEY_MAX, 0));
    node.noOtherKeys();
    return terminal;
  }

  private String link(TomlNode node, Check form) {
    String link = node.text("link", form);
    claim(node, "link", link);
    return link;
  }

  /** Two drivers on one line would steal each other's bytes. */
  private void claim(TomlNode node, String key, String link) {
    String target = link.replaceFirst("\\?.*", "");
    if (!target.isEmpty() && node.isGood(key) && !links.add(target)) {
      node.fault(key, "\"" + target + "\" is used above already; a device needs its own");
    }
  }

  private void claim(TomlNode node, String key, String chip, List<Integer> offsets) {
    for (int offset : offsets) {
      if (node.isGood(key) && !gpioLines.add(chip + "/" + offset)) {
        node.fault(key, "line " + offset + " of " + chip + " is in use above; choose another");
      }
    }
  }
}
