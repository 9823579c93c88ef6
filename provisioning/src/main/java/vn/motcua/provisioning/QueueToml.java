package vn.motcua.provisioning;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.provisioning.Catalogue.Agency;
import vn.motcua.provisioning.Catalogue.Line;
import vn.motcua.provisioning.rules.OpeningHours;
import vn.motcua.provisioning.rules.OpeningHours.Holiday;
import vn.motcua.provisioning.rules.OpeningHours.Span;
import vn.motcua.provisioning.rules.QueueRules;
import vn.motcua.provisioning.text.TextRule;

/**
 * Reads what a catalogue says of its queue: lines, hours and rules. The first line says how many
 * digits each prefix has, since a number is told from one of a slot by its length. For one file;
 * one thread.
 */
final class QueueToml {
  /** More tiles would be too small on a screen of 1280 x 800. */
  static final int LINES_OF_AN_AGENCY_MAX = 12;

  static final int HOLIDAYS_MAX = 99;

  private static final int SPANS_OF_A_DAY_MAX = 2;
  private static final Pattern SPAN =
      Pattern.compile("((?:[01][0-9]|2[0-3]):[0-5][0-9])-((?:[01][0-9]|2[0-3]):[0-5][0-9])");
  private static final TextRule IS_SPAN =
      TextRule.that(
          text -> SPAN.matcher(text).matches() && span(text).from().isBefore(span(text).until()),
          "is not a time of opening and a later one of closing, such as \"07:30-11:30\"");
  private static final TextRule IS_DAY =
      TextRule.that(QueueToml::isDay, "is not a day, such as \"2026-09-02\"");
  private static final int PREFIX_MAX = 99;
  private static final int ONE_DIGIT_MAX = 9;

  private final List<String> agencies;
  private final TextRule agency;
  private final TextRule id = TextRule.uniqueId();
  private final Set<Integer> prefixes = new HashSet<>();
  private final Map<String, Integer> linesOf = new HashMap<>();
  private int first;

  QueueToml(List<Agency> agencies) {
    this.agencies = agencies.stream().map(Agency::id).toList();
    this.agency = TextRule.oneOf(this.agencies, "agency ids above");
  }

  List<Line> lines(TomlNode root) {
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

  static OpeningHours hours(TomlNode root) {
    return new OpeningHours(
        root.table("hours", QueueToml::week, Map.of()),
        root.tables("holiday", 0, HOLIDAYS_MAX, QueueToml::holiday));
  }

  private static Map<DayOfWeek, List<Span>> week(TomlNode node) {
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      String key = day.name().toLowerCase(Locale.ROOT);
      List<Span> spans =
          node.texts(key, 0, SPANS_OF_A_DAY_MAX, IS_SPAN).stream()
              .filter(text -> !text.isEmpty())
              .map(QueueToml::span)
              .toList();
      if (spans.size() > 1 && spans.getLast().from().isBefore(spans.getFirst().until())) {
        node.fault(key, "the second time of opening comes before the first has closed");
      } else if (!spans.isEmpty()) {
        week.put(day, spans);
      }
    }
    node.noOtherKeys();
    if (week.isEmpty()) {
      node.fault("monday", "no day has hours; write those of each day, or remove [hours]");
    }
    return week;
  }

  private static Holiday holiday(TomlNode node) {
    LocalDate from = day(node.text("from", IS_DAY));
    LocalDate until = day(node.text("until", IS_DAY, from.toString()));
    Holiday holiday = new Holiday(from, until, node.text("name", TextRule.name()));
    if (node.isGood("from") && node.isGood("until") && until.isBefore(from)) {
      node.fault("until", "%s is before %s; it is the last day".formatted(until, from));
    }
    node.noOtherKeys();
    return holiday;
  }

  private static Span span(String text) {
    Matcher found = SPAN.matcher(text);
    return found.matches()
        ? new Span(LocalTime.parse(found.group(1)), LocalTime.parse(found.group(2)))
        : new Span(LocalTime.MIN, LocalTime.MIN);
  }

  /** The day of a text; that of no holiday for a text with a fault. */
  private static LocalDate day(String text) {
    return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text).getYear() > 2000;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  static QueueRules rules(TomlNode root) {
    return root.table("queue", QueueToml::written, QueueRules.DEFAULT);
  }

  private static QueueRules written(TomlNode node) {
    QueueRules usual = QueueRules.DEFAULT;
    QueueRules rules =
        new QueueRules(
            node.integer("priority-in-a-row", 1, QueueRules.IN_A_ROW_MAX, usual.priorityInARow()),
            node.integer(
                "each-line-within", 1, 2 * CatalogueToml.LINES_MAX, usual.eachLineWithin()));
    node.noOtherKeys();
    return rules;
  }
}
