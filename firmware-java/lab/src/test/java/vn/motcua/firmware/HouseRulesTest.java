package vn.motcua.firmware;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The architecture rules; docs/architecture.md describes them. */
class HouseRulesTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("vn.motcua");

  private static final String DEVICES = "vn.motcua.devices..";
  private static final String BRIDGE = "vn.motcua.bridge..";
  private static final String PROVISIONING = "vn.motcua.provisioning..";
  private static final String FIRMWARE = "vn.motcua.firmware..";

  /** What must not be on the class path of a board or an inbox. */
  private static final String[] LABORATORY = {
    "vn.motcua.devices.emulator..",
    "vn.motcua.bridge.lab..",
    "vn.motcua.firmware.demo..",
    "vn.motcua.firmware.simulation..",
    "vn.motcua.firmware.torture..",
    "vn.motcua.firmware.intruder..",
    "vn.motcua.firmware.bench..",
    "vn.motcua.firmware.cli.lab..",
    "org.apache.activemq..",
    "io.netty.."
  };

  private static final Pattern PURE_NAME = Pattern.compile(".*(Codec|Decoder|Framer|Debouncer)");

  private static final Pattern PURE_PACKAGE =
      Pattern.compile(
          "vn\\.motcua\\.firmware\\.(station|core|queue|rating|attendance|handoff|upkeep)");

  private static final Pattern WORLD =
      Pattern.compile(
          "java\\.net\\.(?!URLDecoder|URI\\b).*"
              + "|java\\.(nio\\.file|nio\\.channels|util\\.concurrent|util\\.logging|sql)\\..*"
              + "|java\\.io\\.(File.*|RandomAccessFile|InputStream|Reader|Writer|PrintStream)"
              + "|java\\.lang\\.(Thread|Process|Runtime|System\\$Logger)\\b.*"
              + "|java\\.time\\.(Clock|InstantSource)"
              + "|java\\.util\\.(Timer|Random)");

  private static final Set<String> CLOCKS_AND_DICE =
      Set.of("now", "currentTimeMillis", "nanoTime", "randomUUID", "random", "getenv");

  @Test
  void theThreeLeavesKnowNeitherEachOtherNorTheProgram() {
    leafMayNotKnow(DEVICES, BRIDGE, PROVISIONING, FIRMWARE);
    leafMayNotKnow(BRIDGE, DEVICES, PROVISIONING, FIRMWARE);
    leafMayNotKnow(PROVISIONING, DEVICES, BRIDGE, FIRMWARE);
  }

  @Test
  void codecsAndStationsTouchNoFileSocketThreadLoggerClockOrRandomness() {
    noClasses()
        .that(describe("are pure", HouseRulesTest::isPure))
        .should()
        .dependOnClassesThat(named("are the world outside", WORLD))
        .orShould()
        .accessTargetWhere(describe("asks the clock or throws dice", HouseRulesTest::isClockOrDice))
        .check(HOUSE);
  }

  @Test
  void theProductDoesNotKnowTheLaboratory() {
    noClasses()
        .that()
        .resideOutsideOfPackages(LABORATORY)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LABORATORY)
        .check(HOUSE);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("vn.motcua.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void onlyLinksGpioTheSystemPackageZxingCppAndTheLaboratoryReachTheOperatingSystem() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "vn.motcua.devices.link..",
            "vn.motcua.devices..gpio..",
            "vn.motcua.devices.camera.zxingcpp..",
            "vn.motcua.devices.emulator..",
            "vn.motcua.bridge.lab..",
            "vn.motcua.firmware.system..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.lang.foreign..", "com.fazecast..")
        .check(HOUSE);
  }

  @Test
  void onlyTheCommandLineWritesToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage("vn.motcua.firmware.cli..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(HOUSE);
  }

  private static void leafMayNotKnow(String leaf, String... others) {
    noClasses()
        .that()
        .resideInAPackage(leaf)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(HOUSE);
  }

  private static boolean isPure(JavaClass type) {
    String outermost = type.getName().replaceFirst("\\$.*", "");
    return PURE_NAME.matcher(outermost).matches()
        || PURE_PACKAGE.matcher(type.getPackageName()).matches();
  }

  private static boolean isClockOrDice(JavaAccess<?> access) {
    return access.getTargetOwner().getPackageName().startsWith("java.")
        && CLOCKS_AND_DICE.contains(access.getTarget().getName());
  }

  private static DescribedPredicate<JavaClass> named(String what, Pattern names) {
    return describe(what, type -> names.matcher(type.getName()).matches());
  }
}
