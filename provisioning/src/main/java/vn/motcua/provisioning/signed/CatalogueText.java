package vn.motcua.provisioning.signed;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.rules.OpeningHours;
import vn.motcua.provisioning.rules.QueueRules;

/**
 * Writes a part of a catalogue as TOML, which {@code CatalogueToml} reads. Stateless; any thread.
 */
final class CatalogueText {
  private CatalogueText() {}

  static String of(Catalogue catalogue, String centre, CataloguePart part, long version) {
    StringBuilder text = new StringBuilder();
    put(text, "centre", centre);
    put(text, "part", part.word());
    put(text, "version", version);
    switch (part) {
      case PUBLIC -> publicPart(text, catalogue);
      case STAFF -> catalogue.staff().forEach(each -> staff(text, each));
    }
    return text.toString();
  }

  private static void publicPart(StringBuilder text, Catalogue catalogue) {
    put(text, "name", catalogue.name());
    rules(text, catalogue.rules());
    hours(text, catalogue.hours());
    for (Catalogue.Agency each : catalogue.agencies()) {
      entry(text, "agency", each.id());
      put(text, "name", each.name());
      if (!each.pictogram().isEmpty()) {
        put(text, "pictogram", each.pictogram());
      }
    }
    catalogue.lines().forEach(each -> line(text, each));
    for (Catalogue.Counter each : catalogue.counters()) {
      entry(text, "counter", each.id());
      put(text, "name", each.name());
      put(text, "lines", each.lines());
    }
    for (Catalogue.Priority each : catalogue.priorities()) {
      entry(text, "priority", each.id());
      put(text, "name", each.name());
    }
    for (Catalogue.Desk each : catalogue.desks()) {
      entry(text, "desk", each.id());
      put(text, "name", each.name());
      put(text, "from", each.from());
      put(text, "to", each.to());
      put(text, "side", each.side());
      put(text, "counter", each.counter());
    }
  }

  private static void rules(StringBuilder text, QueueRules rules) {
    QueueRules usual = QueueRules.DEFAULT;
    if (!rules.equals(usual)) {
      text.append("\n[queue]\n");
      put(text, "priority-in-a-row", rules.priorityInARow(), usual.priorityInARow());
      put(text, "each-line-within", rules.eachLineWithin(), usual.eachLineWithin());
    }
  }

  private static void hours(StringBuilder text, OpeningHours hours) {
    if (!hours.week().isEmpty()) {
      text.append("\n[hours]\n");
      for (DayOfWeek day : DayOfWeek.values()) {
        List<String> spans =
            hours.week().getOrDefault(day, List.of()).stream()
                .map(OpeningHours.Span::toString)
                .toList();
        put(text, day.name().toLowerCase(Locale.ROOT), spans, List.of());
      }
    }
    for (OpeningHours.Holiday each : hours.holidays()) {
      text.append("\n[[holiday]]\n");
      put(text, "from", each.from().toString());
      put(text, "until", each.until().toString(), each.from().toString());
      put(text, "name", each.name());
    }
  }

  private static void line(StringBuilder text, Catalogue.Line line) {
    entry(text, "line", line.id());
    // Boards of an earlier version know prefixes of one digit only, and by this word.
    put(text, line.prefix() < 10 ? "digit" : "prefix", line.prefix());
    put(text, "name", line.name());
    put(text, "pictogram", line.pictogram());
    put(text, "capacity", line.capacity());
    put(text, "morning", line.morning(), line.capacity());
    put(text, "afternoon", line.afternoon(), line.capacity());
    if (!line.agency().isEmpty()) {
      put(text, "agency", line.agency());
    }
  }

  private static void staff(StringBuilder text, Catalogue.Staff each) {
    entry(text, "staff", each.id());
    put(text, "name", each.name());
    if (!each.counter().isEmpty()) {
      put(text, "counter", each.counter());
    }
    if (!each.slots().isEmpty()) {
      put(text, "slots", each.slots());
    }
    put(text, "reserve", each.reserve());
    if (!each.terminalUser().isEmpty()) {
      put(text, "terminal-user", each.terminalUser());
    }
  }

  private static void entry(StringBuilder text, String table, String id) {
    text.append("\n[[").append(table).append("]]\n");
    put(text, "id", id);
  }

  /** Nothing for the usual value, which a board of an earlier version does not know. */
  private static void put(StringBuilder text, String key, Object value, Object usual) {
    if (!value.equals(usual)) {
      put(text, key, value);
    }
  }

  private static void put(StringBuilder text, String key, Object value) {
    text.append(key).append(" = ").append(toml(value)).append('\n');
  }

  private static String toml(Object value) {
    return switch (value) {
      case String words -> '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      case List<?> list ->
          list.stream().map(CatalogueText::toml).collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }
}
