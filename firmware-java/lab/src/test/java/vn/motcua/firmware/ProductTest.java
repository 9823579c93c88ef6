package vn.motcua.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The product's jars hold what the command reaches and nothing else, but for constants and the
 * documents of the contract.
 */
class ProductTest {
  private static final Pattern LABORATORY = Pattern.compile("(?s).*/lab/target/.*");

  private static final ImportOption PRODUCT =
      location ->
          Stream.of("/test-classes/", "/q/test/").noneMatch(location::contains)
              && !location.matches(LABORATORY);

  /** Constants only: the compiler writes their values where they are used. */
  private static final List<String> CONSTANTS = List.of("ExitCode", "GpioUapi");

  /** Documents that a test writes and compares, for other people's case servers. */
  private static final List<String> CONTRACT =
      List.of(
          "AsyncApi",
          "CommandSchemas",
          "EventSchemas",
          "FieldWriter",
          "MailSchemas",
          "MessageSchemas",
          "QueueContract",
          "SchemaFields");

  /** Annotations on fields of events, which the documents are made from. */
  private static final List<String> OF_FIELDS = List.of("FieldSchema", "TradeFields");

  @Test
  void everyTypeOfTheProductIsReachedFromItsCommand() {
    var product = new ClassFileImporter().withImportOption(PRODUCT).importPackages("vn.motcua");
    Set<JavaClass> reached = new HashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>(List.of(product.get("vn.motcua.firmware.cli.Motcua")));
    while (!open.isEmpty()) {
      JavaClass next = open.removeFirst().getBaseComponentType();
      if (next.getPackageName().startsWith("vn.motcua") && reached.add(next)) {
        next.getDirectDependenciesFromSelf().forEach(d -> open.add(d.getTargetClass()));
      }
    }
    Set<String> unreached = new TreeSet<>();
    for (JavaClass type : product) {
      boolean whole = !type.getName().contains("$") && !type.getSimpleName().equals("package-info");
      if (whole && !reached.contains(type)) {
        unreached.add(type.getSimpleName());
      }
    }
    Set<String> justified = new TreeSet<>(CONSTANTS);
    justified.addAll(CONTRACT);
    justified.addAll(OF_FIELDS);
    assertThat(unreached).isEqualTo(justified);
  }
}
