package vn.motcua.provisioning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.provisioning.DeviceConfig.Fingerprint;
import vn.motcua.provisioning.DeviceConfig.Printer;
import vn.motcua.provisioning.DeviceConfig.RatingPanel;
import vn.motcua.provisioning.DeviceConfig.Scanner;

/** The device tables of board.toml: names are unique over all kinds, GPIO lines over all panels. */
final class DeviceTables {
  /** Most devices of one kind on one board. */
  static final int KIND_MAX = 16;

  /** Buttons and lamps of a panel: the four values of {@code satisfaction-4.v1}. */
  static final int VALUES = 4;

  /** Highest GPIO line offset; the chip of a Raspberry Pi 5 has 54. */
  static final int OFFSET_MAX = 63;

  private static final List<String> SUFFIXES = List.of("cr", "lf", "crlf", "tab", "none");

  private final TomlNode root;
  private final Check name = Check.uniqueId();
  private final Check counter;
  private final Check desk;
  private final Set<String> gpioLines = new HashSet<>();

  DeviceTables(TomlNode root, @Nullable Catalogue catalogue) {
    this.root = root;
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
    all.addAll(root.tables("fingerprint", 0, KIND_MAX, this::fingerprint));
    all.addAll(root.tables("scanner", 0, KIND_MAX, this::scanner));
    return List.copyOf(all);
  }

  private Printer printer(TomlNode node) {
    Printer printer =
        new Printer(
            node.text("name", name),
            node.text("link", LinkUri.device()),
            node.integer("dots", 384, 576, 576));
    if (node.isGood("dots") && printer.dots() != 384 && printer.dots() != 576) {
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

  private Fingerprint fingerprint(TomlNode node) {
    Fingerprint reader =
        new Fingerprint(node.text("name", name), node.text("link", LinkUri.device()));
    node.noOtherKeys();
    return reader;
  }

  private Scanner scanner(TomlNode node) {
    Scanner scanner =
        new Scanner(
            node.text("name", name),
            node.text("link", LinkUri.device()),
            node.text("suffix", Check.oneOf(SUFFIXES, "suffixes"), "cr"),
            node.text("desk", desk));
    node.noOtherKeys();
    return scanner;
  }

  private void claim(TomlNode node, String key, String chip, List<Integer> offsets) {
    for (int offset : offsets) {
      if (node.isGood(key) && !gpioLines.add(chip + "/" + offset)) {
        node.fault(key, "line " + offset + " of " + chip + " is in use above; choose another");
      }
    }
  }
}
