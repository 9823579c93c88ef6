package vn.motcua.provisioning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.motcua.provisioning.Catalogue.Agency;
import vn.motcua.provisioning.Catalogue.Counter;
import vn.motcua.provisioning.Catalogue.Desk;
import vn.motcua.provisioning.Catalogue.Line;
import vn.motcua.provisioning.Catalogue.Priority;
import vn.motcua.provisioning.Catalogue.Staff;
import vn.motcua.provisioning.rules.QueueRules;
import vn.motcua.provisioning.text.TextRule;

/**
 * Reads catalogue.toml; {@code catalogue.example.toml} beside this class shows every key.
 *
 * <p>Defaults: a line's {@code capacity} {@value #CAPACITY_DEFAULT}; a staff member's {@code
 * counter} none, {@code slots} none, {@code reserve} false; numbers at any time, and the
 * {@linkplain QueueRules#DEFAULT usual rules} of calling. All other keys are required. A line's
 * {@code prefix} may still be called {@code digit}. Limits: 1 to {@value #LINES_MAX} lines of at
 * most {@value #AGENCIES_MAX} agencies, {@value #COUNTERS_MAX} counters, {@value #PRIORITIES_MAX}
 * priorities, {@value #STAFF_MAX} staff with {@value #FINGERS_MAX} fingers each, {@value
 * #DESKS_MAX} desks. Stateless; any thread.
 */
public final class CatalogueToml {
  static final int CAPACITY_DEFAULT = 300;
  static final int CAPACITY_MAX = 999;
  static final int LINES_MAX = 40;
  static final int AGENCIES_MAX = 24;
  static final int COUNTERS_MAX = 99;
  static final int PRIORITIES_MAX = 9;
  static final int STAFF_MAX = 500;
  static final int FINGERS_MAX = 10;
  static final int DESKS_MAX = 99;

  /** Highest template slot; the largest modules of the R30x family hold 1000 templates. */
  static final int SLOT_MAX = 999;

  private static final List<String> SIDES = List.of("giao", "nhan");

  private CatalogueToml() {}

  /**
   * Reads and checks a whole catalogue.
   *
   * @throws ConfigException with every fault of the file
   */
  public static Catalogue load(Path file) throws ConfigException {
    return TomlFile.load(file, CatalogueToml::catalogue);
  }

  /**
   * Reads what can be used of a catalogue: an entry with a fault is left out, and so is one that
   * names it.
   *
   * @throws ConfigException with every fault, when one is not in an entry, or no line or counter is
   *     left
   */
  public static Partial<Catalogue> usable(Path file) throws ConfigException {
    return TomlFile.usable(file, CatalogueToml::catalogue);
  }

  /**
   * Reads what can be used of a catalogue that the site has signed.
   *
   * @param file names it in faults
   * @param text the public part
   * @param staff the part with people; empty for a board without names
   */
  public static Partial<Catalogue> usable(Path file, String text, String staff)
      throws ConfigException {
    Partial<Catalogue> all = TomlFile.usable(file, text, CatalogueToml::signed);
    if (staff.isEmpty()) {
      return all;
    }
    Catalogue good = all.good();
    List<String> counters = good.counters().stream().map(Counter::id).toList();
    Partial<List<Staff>> people =
        TomlFile.usable(
            file,
            staff,
            root -> {
              header(root);
              List<Staff> found = staff(root, counters);
              root.noOtherKeys();
              return found;
            });
    List<ConfigFault> leftOut = new ArrayList<>(all.leftOut());
    leftOut.addAll(people.leftOut());
    return new Partial<>(good.with(people.good()), leftOut);
  }

  private static Catalogue signed(TomlNode root) {
    header(root);
    return catalogue(root);
  }

  /** What the signature vouches for; it has been checked already. */
  private static void header(TomlNode root) {
    root.text("centre", TextRule.id());
    root.text("part", TextRule.id());
    root.integer("version", 1, Integer.MAX_VALUE);
  }

  private static Catalogue catalogue(TomlNode root) {
    String name = root.text("name", TextRule.name());
    List<Agency> agencies = agencies(root);
    List<Line> lines = new QueueToml(agencies).lines(root);
    List<Counter> counters = counters(root, lines.stream().map(Line::id).toList());
    List<String> counterIds = counters.stream().map(Counter::id).toList();
    Catalogue catalogue =
        new Catalogue(
            name,
            agencies,
            lines,
            counters,
            priorities(root),
            staff(root, counterIds),
            desks(root, counterIds),
            QueueToml.hours(root),
            QueueToml.rules(root));
    root.noOtherKeys();
    return catalogue;
  }

  private static List<Agency> agencies(TomlNode root) {
    TextRule id = TextRule.uniqueId();
    return root.tables(
        "agency",
        0,
        AGENCIES_MAX,
        node -> {
          Agency agency =
              new Agency(
                  node.text("id", id),
                  node.text("name", TextRule.name()),
                  node.text("pictogram", TextRule.id(), ""));
          node.noOtherKeys();
          return agency;
        });
  }

  private static List<Counter> counters(TomlNode root, List<String> lines) {
    TextRule id = TextRule.uniqueId();
    TextRule line = TextRule.oneOf(lines, "line ids above");
    return root.tables(
        "counter",
        1,
        COUNTERS_MAX,
        node -> {
          Counter counter =
              new Counter(
                  node.text("id", id),
                  node.text("name", TextRule.name()),
                  node.texts("lines", 1, LINES_MAX, line));
          node.noOtherKeys();
          return counter;
        });
  }

  private static List<Priority> priorities(TomlNode root) {
    TextRule id = TextRule.uniqueId();
    return root.tables(
        "priority",
        0,
        PRIORITIES_MAX,
        node -> {
          Priority priority = new Priority(node.text("id", id), node.text("name", TextRule.name()));
          node.noOtherKeys();
          return priority;
        });
  }

  private static List<Staff> staff(TomlNode root, List<String> counters) {
    TextRule id = TextRule.uniqueId();
    TextRule counter = TextRule.oneOf(counters, "counter ids above");
    Set<Integer> slots = new HashSet<>();
    Set<String> users = new HashSet<>();
    TextRule terminalUser =
        TextRule.that(
                user -> user.matches("[A-Za-z0-9]{1,24}"), "is not a user number of a terminal")
            .and(
                TextRule.that(
                    users::add,
                    "belongs to another person above; each person has a number of " + "their own"));
    return root.tables(
        "staff",
        0,
        STAFF_MAX,
        node -> {
          Staff staff =
              new Staff(
                  node.text("id", id),
                  node.text("name", TextRule.name()),
                  node.text("counter", counter, ""),
                  node.integers("slots", 0, FINGERS_MAX, 0, SLOT_MAX),
                  node.flag("reserve", false),
                  node.text("terminal-user", terminalUser, ""));
          for (int slot : staff.slots()) {
            if (node.isGood("slots") && !slots.add(slot)) {
              node.fault("slots", slot + " belongs to another person above; choose a free slot");
            }
          }
          node.noOtherKeys();
          return staff;
        });
  }

  private static List<Desk> desks(TomlNode root, List<String> counters) {
    TextRule id = TextRule.uniqueId();
    return root.tables(
        "desk",
        0,
        DESKS_MAX,
        node -> {
          Desk desk =
              new Desk(
                  node.text("id", id),
                  node.text("name", TextRule.name()),
                  node.text("from", TextRule.name()),
                  node.text("to", TextRule.name()),
                  node.text("side", TextRule.oneOf(SIDES, "sides of a hand-over")),
                  node.text("counter", TextRule.oneOf(counters, "counter ids above")));
          node.noOtherKeys();
          return desk;
        });
  }
}
