package vn.motcua.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The paths of values, as listed in docs/architecture.md: each file of a path is a class that calls
 * one before it or is called by one, also through an interface; no file occurs twice; a path is not
 * longer than its number; and the pure class in brackets, which a file asks, leads nowhere else.
 */
class WaysTest {
  private static final Map<String, List<JavaClass>> FILES = new HashMap<>();

  /**
   * A row of the table.
   *
   * @param most the present number of files
   * @param all the same with the classes that they ask
   * @param asked the class in brackets, by the file that it stands behind
   */
  record Way(String name, int most, int all, List<String> files, Map<String, String> asked) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void read() {
    new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("vn.motcua.devices", "vn.motcua.bridge", "vn.motcua.firmware")
        .forEach(each -> FILES.computeIfAbsent(file(each), _ -> new ArrayList<>()).add(each));
  }

  /** The simple name of the outermost type. */
  private static String file(JavaClass type) {
    return type.getName().replaceFirst(".*\\.", "").replaceFirst("\\$.*", "");
  }

  static Stream<Way> ways() throws IOException {
    Path page =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(folder -> folder.resolve("docs/architecture.md"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    List<Way> ways =
        Files.readAllLines(page).stream()
            .filter(line -> line.startsWith("| ") && line.contains(" → "))
            .map(line -> line.split("\\|"))
            .map(WaysTest::way)
            .toList();
    assertThat(ways).hasSize(4);
    return ways.stream();
  }

  private static Way way(String[] cells) {
    Map<String, String> asked = new HashMap<>();
    List<String> files = new ArrayList<>();
    Matcher step = Pattern.compile("(\\w+)(?: \\((\\w+)\\))?").matcher(cells[5]);
    while (step.find()) {
      files.add(step.group(1));
      if (step.group(2) != null) {
        asked.put(step.group(1), step.group(2));
      }
    }
    return new Way(
        cells[1].strip(),
        Integer.parseInt(cells[2].strip()),
        Integer.parseInt(cells[3].strip()),
        files,
        asked);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void eachFileOfAWayIsTiedToOneBeforeIt(Way way) {
    Set<String> before = new HashSet<>();
    for (String file : way.files()) {
      JavaClass type = outermost(file);
      assertThat(type.isInterface() || type.isRecord() || type.isEnum())
          .as("%s only names the value", file)
          .isFalse();
      assertThat(before.isEmpty() || tied(file, before)).as("%s on %s", file, before).isTrue();
      assertThat(before.add(file)).as("%s is entered once", file).isTrue();
    }
    assertThat(way.files()).hasSize(way.most());
    assertThat(way.files().size() + way.asked().size()).isEqualTo(way.all());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void whatAFileAsksStandsBesideItAndLeadsNowhereElse(Way way) {
    way.asked()
        .forEach((file, asked) -> {
          assertThat(outermost(asked).getPackageName()).isEqualTo(outermost(file).getPackageName());
          assertThat(calls(file, asked)).as("%s asks %s", file, asked).isTrue();
          int after = way.files().indexOf(file) + 1;
          assertThat(way.files().subList(after, way.files().size()))
              .as("what %s hands the value on to", asked)
              .noneMatch(later -> calls(asked, later));
        });
  }

  private static JavaClass outermost(String file) {
    List<JavaClass> types = FILES.getOrDefault(file, List.of());
    return types.stream()
        .filter(each -> !each.getName().contains("$"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + file + " in the house"));
  }

  private static boolean tied(String file, Set<String> others) {
    return others.stream().anyMatch(other -> calls(file, other) || calls(other, file));
  }

  /** Whether one names the other, or an interface that the other implements. */
  private static boolean calls(String from, String to) {
    Set<String> faces = new HashSet<>(Set.of(to));
    outermost(to).getAllRawInterfaces().stream()
        .filter(each -> each.getPackageName().startsWith("vn.motcua"))
        .forEach(each -> faces.add(file(each)));
    return FILES.getOrDefault(from, List.of()).stream()
        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
        .map(Dependency::getTargetClass)
        .map(WaysTest::file)
        .anyMatch(faces::contains);
  }
}
