package vn.motcua.provisioning;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.provisioning.OpeningHours.Holiday;
import vn.motcua.provisioning.OpeningHours.Span;

/** Reads the hours and holidays of a catalogue. Stateless; any thread. */
final class HoursToml {
  static final int HOLIDAYS_MAX = 99;

  private static final int SPANS_OF_A_DAY_MAX = 2;
  private static final Pattern SPAN =
      Pattern.compile("((?:[01][0-9]|2[0-3]):[0-5][0-9])-((?:[01][0-9]|2[0-3]):[0-5][0-9])");
  private static final TextRule IS_SPAN =
      TextRule.that(
          text -> SPAN.matcher(text).matches() && span(text).from().isBefore(span(text).until()),
          "is not a time of opening and a later one of closing, such as \"07:30-11:30\"");
  private static final TextRule IS_DAY =
      TextRule.that(HoursToml::isDay, "is not a day, such as \"2026-09-02\"");

  private HoursToml() {}

  static OpeningHours read(TomlNode root) {
    return new OpeningHours(
        root.table("hours", HoursToml::week, Map.of()),
        root.tables("holiday", 0, HOLIDAYS_MAX, HoursToml::holiday));
  }

  private static Map<DayOfWeek, List<Span>> week(TomlNode node) {
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      String key = day.name().toLowerCase(Locale.ROOT);
      List<Span> spans =
          node.texts(key, 0, SPANS_OF_A_DAY_MAX, IS_SPAN).stream()
              .filter(text -> !text.isEmpty())
              .map(HoursToml::span)
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
}
