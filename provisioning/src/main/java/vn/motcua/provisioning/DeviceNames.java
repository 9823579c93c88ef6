package vn.motcua.provisioning;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.provisioning.link.LinkForm;
import vn.motcua.provisioning.text.TextRule;

/**
 * Checks across all device tables of one board.toml: names are unique over all kinds, GPIO lines
 * over all panels, no two devices use one link, and counters and desks exist in the catalogue. One
 * thread.
 */
public final class DeviceNames {
  private static final TextRule ANY = _ -> Optional.empty();

  private record ChipLine(String chip, int offset) {}

  private final TextRule name = TextRule.uniqueId();
  private final TextRule counter;
  private final TextRule desk;
  private final TextRule model;
  private final Set<ChipLine> chipLines = new HashSet<>();
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
  public <L> L link(TomlNode node, LinkForm<L> form) {
    return read(node, "link", node.text("link", ANY), form);
  }

  /** The link in an optional key, with the same rules; empty when the key is missing. */
  <L> Optional<L> optionalLink(TomlNode node, String key, LinkForm<L> form) {
    return node.has(key)
        ? Optional.of(read(node, key, node.text(key, ANY), form))
        : Optional.empty();
  }

  private <L> L read(TomlNode node, String key, String text, LinkForm<L> form) {
    if (!node.isGood(key)) {
      return form.nowhere();
    }
    Optional<L> link = form.read(text);
    if (link.isEmpty()) {
      node.fault(key, "\"" + text + "\" " + form.fault().apply(text));
    } else {
      claim(node, key, text);
    }
    return link.orElse(form.nowhere());
  }

  /** Two drivers on one line would take each other's bytes. */
  private void claim(TomlNode node, String key, String text) {
    String target = text.replaceFirst("\\?.*", "");
    if (!links.add(target)) {
      node.fault(key, "\"" + target + "\" is used above already; a device needs its own");
    }
  }

  /** A line of a chip belongs to one device. */
  void claim(TomlNode node, String key, String chip, List<Integer> offsets) {
    for (int offset : offsets) {
      if (node.isGood(key) && !chipLines.add(new ChipLine(chip, offset))) {
        node.fault(key, "line " + offset + " of " + chip + " is in use above; choose another");
      }
    }
  }
}
