package vn.motcua.provisioning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks across all device tables of one board.toml: names are unique over all kinds, GPIO lines
 * over all panels, no two devices use one link, and counters and desks exist in the catalogue. One
 * thread.
 */
public final class DeviceNames {
  private final TextRule name = TextRule.uniqueId();
  private final TextRule counter;
  private final TextRule desk;
  private final TextRule model;
  private final Set<String> gpioLines = new HashSet<>();
  private final Set<String> links = new HashSet<>();

  DeviceNames(@Nullable Catalogue catalogue, @Nullable Set<String> models) {
    model = models == null ? TextRule.id() : TextRule.oneOf(models, "printer models");
    if (catalogue == null) {
      counter = TextRule.id();
      desk = TextRule.id();
    } else {
      counter =
          TextRule.oneOf(
              catalogue.counters().stream().map(Catalogue.Counter::id).toList(),
              "counter ids of the catalogue");
      desk =
          TextRule.oneOf(
              catalogue.desks().stream().map(Catalogue.Desk::id).toList(),
              "desk ids of the catalogue");
    }
  }

  /** The device's {@code name}. */
  public String name(TomlNode node) {
    return node.text("name", name);
  }

  /** The {@code counter} it belongs to. */
  public String counter(TomlNode node) {
    return node.text("counter", counter);
  }

  /** The {@code desk} it belongs to. */
  public String desk(TomlNode node) {
    return node.text("desk", desk);
  }

  /** The {@code model} of a printer, empty for none. */
  String model(TomlNode node) {
    return node.text("model", model, "");
  }

  /** The device's {@code link}, which has this form and is used by no other device. */
  public String link(TomlNode node, TextRule form) {
    String link = node.text("link", form);
    claim(node, "link", link);
    return link;
  }

  /** Two drivers on one line would take each other's bytes. */
  void claim(TomlNode node, String key, String link) {
    String target = link.replaceFirst("\\?.*", "");
    if (!target.isEmpty() && node.isGood(key) && !links.add(target)) {
      node.fault(key, "\"" + target + "\" is used above already; a device needs its own");
    }
  }

  /** A line of a chip belongs to one device. */
  void claim(TomlNode node, String key, String chip, List<Integer> offsets) {
    for (int offset : offsets) {
      if (node.isGood(key) && !gpioLines.add(chip + "/" + offset)) {
        node.fault(key, "line " + offset + " of " + chip + " is in use above; choose another");
      }
    }
  }
}
