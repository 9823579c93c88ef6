package vn.motcua.provisioning;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.provisioning.Catalogue.Agency;
import vn.motcua.provisioning.Catalogue.Line;

/**
 * Reads the lines of a catalogue. The first line says how many digits each prefix has, since a
 * number is told from one of a slot by its length. For one file; one thread.
 */
final class LinesToml {
  /** More tiles would be too small on a screen of 1280 x 800. */
  static final int LINES_OF_AN_AGENCY_MAX = 12;

  private static final int PREFIX_MAX = 99;
  private static final int ONE_DIGIT_MAX = 9;

  private final List<String> agencies;
  private final TextRule agency;
  private final TextRule id = TextRule.uniqueId();
  private final Set<Integer> prefixes = new HashSet<>();
  private final Map<String, Integer> linesOf = new HashMap<>();
  private int first;

  LinesToml(List<Agency> agencies) {
    this.agencies = agencies.stream().map(Agency::id).toList();
    this.agency = TextRule.oneOf(this.agencies, "agency ids above");
  }

  List<Line> read(TomlNode root) {
    List<Line> lines = root.tables("line", 1, CatalogueToml.LINES_MAX, this::line);
    if (lines.size() > Catalogue.LINES_WITHOUT_AGENCY_MAX && agencies.isEmpty()) {
      root.fault(
          "line",
          lines.size()
              + " lines do not fit one page of the kiosk; write [[agency]] tables and the agency of"
              + " each line");
    }
    return lines;
  }

  private Line line(TomlNode node) {
    int capacity =
        node.integer("capacity", 1, CatalogueToml.CAPACITY_MAX, CatalogueToml.CAPACITY_DEFAULT);
    Line line =
        new Line(
            node.text("id", id),
            prefix(node),
            node.text("name", TextRule.name()),
            node.text("pictogram", TextRule.id()),
            capacity,
            node.integer("morning", 1, capacity, capacity),
            node.integer("afternoon", 1, capacity, capacity),
            agencies.isEmpty() ? node.text("agency", agency, "") : node.text("agency", agency));
    if (linesOf.merge(line.agency(), 1, Integer::sum) > LINES_OF_AN_AGENCY_MAX
        && !line.agency().isEmpty()) {
      node.fault(
          "agency",
          "\"%s\" has %d lines above already; divide it into two agencies"
              .formatted(line.agency(), LINES_OF_AN_AGENCY_MAX));
    }
    node.noOtherKeys();
    return line;
  }

  /** The key was {@code digit} as long as a centre had nine lines at most. */
  private int prefix(TomlNode node) {
    String key = node.has("digit") ? "digit" : "prefix";
    int prefix = node.integer(key, 1, "digit".equals(key) ? ONE_DIGIT_MAX : PREFIX_MAX);
    if ("digit".equals(key) && node.has("prefix")) {
      node.fault("digit", "is the former word for prefix; remove it");
    } else if (node.isGood(key)) {
      if (first == 0) {
        first = prefix;
      }
      if (isShort(first) != isShort(prefix)) {
        node.fault(
            key,
            "%d and the first line's %d differ in length; give all lines one digit or all lines two"
                .formatted(prefix, first));
      } else if (!prefixes.add(prefix)) {
        node.fault(key, prefix + " begins another line's numbers; choose another");
      }
    }
    return prefix;
  }

  private static boolean isShort(int prefix) {
    return prefix <= ONE_DIGIT_MAX;
  }
}
