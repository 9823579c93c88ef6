package vn.motcua.firmware.web;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.intruder.CallerKind;

/** The table of docs/access.md: a row for each route, a column for each kind of caller. */
final class AccessPage {
  private static final String HEAD = "## The table\n";
  private static final String YES = "yes";
  private static final String OWN = "own";

  /** A row as it is printed: which columns are admitted. */
  record Row(String method, String path, Set<String> admitted) {}

  private AccessPage() {}

  static Path file() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("docs/access.md"))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no docs/access.md"));
  }

  /** The page with the table of these routes below its own words. */
  static String with(List<Route> routes) {
    return words() + HEAD + "\n" + table(routes);
  }

  static String read() {
    try {
      return Files.readString(file());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String words() {
    String page = read();
    int end = page.indexOf(HEAD);
    return end < 0 ? page : page.substring(0, end);
  }

  /** The rows that the page has. */
  static List<Row> rows() {
    String table = read().substring(words().length() + HEAD.length());
    return table
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| method"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells ->
            new Row(
                cells.get(1),
                cells.get(2).replace("`", ""),
                Set.copyOf(
                    IntStream.range(0, CallerKind.ALL.size())
                        .filter(i -> !cells.get(3 + i).isEmpty())
                        .mapToObj(i -> CallerKind.ALL.get(i).name())
                        .toList())))
        .toList();
  }

  private static String table(List<Route> routes) {
    String names = CallerKind.ALL.stream().map(CallerKind::name).collect(joining(" | "));
    return "| method | address | %s |\n|---|---|%s\n%s\n"
        .formatted(
            names,
            "---|".repeat(CallerKind.ALL.size()),
            routes.stream().map(AccessPage::line).collect(joining("\n")));
  }

  private static String line(Route route) {
    return "| %s | `%s` | %s |"
        .formatted(
            route.methods().getFirst(),
            route.path(),
            CallerKind.ALL.stream()
                .map(column -> cell(route.access(), column))
                .collect(joining(" | ")));
  }

  private static String cell(Access access, CallerKind column) {
    if (!access.admits(column.caller())) {
      return "";
    }
    return column.bound() && !access.everybody() ? OWN : YES;
  }
}
