package vn.motcua.firmware;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The structure of all files, packages and names: no cycle of files inside a package, three to
 * twenty files a package, no two types of one name. A file is an outermost type with all that is
 * nested in it; a {@code package-info} counts as a file.
 *
 * <p>Present violations are in lists, which may only get shorter: an entry that is no longer a
 * violation also fails the test and has to be removed.
 */
class HouseShapeTest {
  private static final int FILES_MIN = 3;
  private static final int FILES_MAX = 20;

  /** The files of a cycle in alphabetical order. */
  private static final List<String> CIRCLES_LEFT = List.of();

  private static final List<String> PACKAGES_LEFT = List.of("vn.motcua.firmware");

  private static final ImportOption MAIN_ONLY =
      location -> Stream.of("/test-classes/", "/test/").noneMatch(location::contains);

  /** What each file needs of its own package: {@code package -> file -> files}. */
  private static final Map<String, Map<String, Set<String>>> HOUSE = read();

  @Test
  void noFilesOfAPackageNeedEachOtherInACircle() {
    List<String> circles = new ArrayList<>();
    HOUSE.values().forEach(files -> circles(files).forEach(c -> circles.add(String.join(" ", c))));
    assertThat(circles).containsExactlyInAnyOrderElementsOf(CIRCLES_LEFT);
  }

  @Test
  void aPackageHasThreeToTwentyFiles() {
    List<String> outside = new ArrayList<>();
    HOUSE.forEach((name, files) -> {
      if (files.size() < FILES_MIN || files.size() > FILES_MAX) outside.add(name);
    });
    assertThat(outside).containsExactlyInAnyOrderElementsOf(PACKAGES_LEFT);
  }

  @Test
  void noTwoTypesHaveOneName() {
    Map<String, Integer> homes = new TreeMap<>();
    HOUSE.values().forEach(files -> files.keySet().forEach(f -> homes.merge(f, 1, Integer::sum)));
    homes.remove("package-info");
    List<String> twice =
        homes.entrySet().stream()
            .filter(home -> home.getValue() > 1)
            .map(Map.Entry::getKey)
            .toList();
    assertThat(twice).isEmpty();
  }

  @Test
  void aCircleIsFoundWhateverItsLengthAndABranchIsNone() {
    Map<String, Set<String>> files =
        Map.of(
            "A", Set.of("B", "D"),
            "B", Set.of("C"),
            "C", Set.of("A"),
            "D", Set.of("E"),
            "E", Set.of(),
            "F", Set.of("G", "A"),
            "G", Set.of("F"));
    assertThat(circles(files)).containsExactlyInAnyOrder(List.of("A", "B", "C"), List.of("F", "G"));
  }

  private static Map<String, Map<String, Set<String>>> read() {
    Map<String, Map<String, Set<String>>> house = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter().withImportOption(MAIN_ONLY).importPackages("vn.motcua")) {
      Set<String> needs =
          house
              .computeIfAbsent(type.getPackageName(), p -> new TreeMap<>())
              .computeIfAbsent(file(type), f -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().equals(type.getPackageName()))
          .map(HouseShapeTest::file)
          .filter(target -> !target.equals(file(type)))
          .forEach(needs::add);
    }
    return house;
  }

  private static String file(JavaClass type) {
    String name = type.getName().substring(type.getPackageName().length() + 1);
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  /** Groups of files in which each file reaches each other file. */
  private static Collection<List<String>> circles(Map<String, Set<String>> files) {
    Map<String, Set<String>> reached = new HashMap<>();
    files.keySet().forEach(file -> reached.put(file, reachedFrom(file, files)));
    return reached.entrySet().stream()
        .filter(each -> each.getValue().contains(each.getKey()))
        .collect(
            groupingBy(
                each ->
                    each.getValue().stream()
                        .filter(
                            other -> reached.getOrDefault(other, Set.of()).contains(each.getKey()))
                        .sorted()
                        .collect(joining(" ")),
                TreeMap::new,
                mapping(Map.Entry::getKey, toCollection(TreeSet::new))))
        .values()
        .stream()
        .map(List::copyOf)
        .toList();
  }

  private static Set<String> reachedFrom(String file, Map<String, Set<String>> files) {
    Set<String> reached = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(files.get(file));
    while (!next.isEmpty()) {
      String one = next.pop();
      if (reached.add(one)) next.addAll(files.getOrDefault(one, Set.of()));
    }
    return reached;
  }
}
