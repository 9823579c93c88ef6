package vn.motcua.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTomlTest {
  private static final String EXAMPLE = "catalogue.example.toml";

  @TempDir Path folder = Path.of("");

  @Test
  void theShippedExampleIsAWholeCentre() throws ConfigException {
    Catalogue centre = CatalogueToml.load(Shipped.file(EXAMPLE));

    assertThat(centre.name()).isEqualTo("Trung tâm Phục vụ hành chính công phường Minh Hoạ");
    assertThat(centre.lines()).extracting(Catalogue.Line::prefix).containsExactly(1, 2, 3, 4);
    assertThat(centre.lines().get(1))
        .isEqualTo(new Catalogue.Line("ho-tich", 2, "Hộ tịch – Tư pháp", "family", 300));
    assertThat(centre.counters()).hasSize(3);
    assertThat(centre.priorities()).hasSize(4);
    assertThat(centre.staff()).filteredOn(Catalogue.Staff::reserve).hasSize(1);
    assertThat(centre.staff().getLast().counter()).isEmpty();
    assertThat(centre.desks()).extracting(Catalogue.Desk::side).containsExactly("giao");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "prefix = 2 | prefix = 1 | prefix: 1 begins another line's numbers",
        "prefix = 2 | prefix = 0 | prefix: must be a whole number from 1 to 99, not 0",
        "prefix = 2 | prefix = \"2\" | prefix: must be a whole number from 1 to 99, not \"2\"",
        "capacity = 200 | capacity = 1000 | capacity: must be a whole number from 1 to 999",
        "name = \"Đất đai\" | name = \" \" | name: \" \" is not a name",
        "name = \"Đất đai\" | name = 7 | name: must be text in quotes, not 7",
        "\"kinh-doanh\"] | \"kinh-doan\"] | did you mean \"kinh-doanh\"?",
        "\"kinh-doanh\"] | \"ho-tich\"] | lines: \"ho-tich\" stands twice",
        "lines = [\"dat-dai\"] | lines = [] | lines: has 0 entries; write 1 to 40",
        "lines = [\"dat-dai\"] | lines = \"dat-dai\" | lines: must be a list in [ ]",
        "lines = [\"dat-dai\"] | # | lines: is missing in [[counter]]; add it",
        "slots = [3, 4] | slots = [2, 4] | slots: 2 belongs to another person above",
        "slots = [3, 4] | slots = [3, 1000] | slots: must be a whole number from 0 to 999",
        "counter = \"2\" | counter = \"9\" | counter: \"9\" is not one of the counter ids above",
        "reserve = true | reserve = \"yes\" | reserve: must be true or false, not \"yes\"",
        "side = \"giao\" | side = \"gioa\" | side: \"gioa\" is not one of the sides",
        "[[desk]] | [desk] | desk: must be a list of tables; write [[desk]] above each",
        "[[desk]] | [[desks]] | desks: is not a key of the file; did you mean desk?",
        "prefix = 2 | prefix = | is not TOML: ",
      })
  void oneFaultIsReportedOnceWhereItIs(String old, String replacement, String message)
      throws IOException {
    Path file = Shipped.changed(folder, EXAMPLE, old, replacement);

    assertThat(faults(file))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.toString()).contains(message).startsWith(file + ":" + fault.line());
          assertThat(fault.line()).isPositive();
        });
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id = \"dat-dai\" | id = \"Đất đai\" | id: \"Đất đai\" is not an id | 3",
        "id = \"ho-tich\" | id = \"dat-dai\" | id: \"dat-dai\" is used above already | 2",
        "prefix = 2 | prefixes = 2 | prefixes: is not a key of [[line]]; did you mean prefix? | 2",
      })
  void aWrongIdOrKeyIsReportedAlsoWhereItIsNeeded(
      String old, String replacement, String message, int places) throws IOException {
    Path file = Shipped.changed(folder, EXAMPLE, old, replacement);

    assertThat(faults(file)).hasSize(places);
    assertThat(faults(file)).filteredOn(f -> f.message().startsWith(message)).hasSize(1);
  }

  @Test
  void aFaultNamesLineAndColumn() throws IOException {
    Path file = Shipped.changed(folder, EXAMPLE, "prefix = 3", "prefix = 120");

    assertThat(faults(file))
        .containsExactly(
            new ConfigFault(
                file,
                Shipped.lineOf(file, "prefix = 120"),
                1,
                "prefix: must be a whole number from 1 to 99, not 120"));
  }

  @Test
  void allFaultsOfAFileAreReportedAtOnceInItsOrder() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("c.toml"),
            """
            nam = "Trung tâm"
            [[line]]
            id = "a"
            digit = 10
            name = "A"
            pictogram = "a"
            [[counter]]
            id = "1"
            name = "Quầy số 1"
            lines = ["b"]
            """);

    assertThat(faults(file))
        .extracting(ConfigFault::message)
        .satisfiesExactlyInAnyOrder(
            m -> assertThat(m).isEqualTo("name: is missing in the file; add it"),
            m -> assertThat(m).contains("nam: is not a key of the file; did you mean name?"),
            m -> assertThat(m).startsWith("digit: must be"),
            m -> assertThat(m).contains("\"b\" is not one of the line ids above; write one of a"));
    assertThat(faults(file)).extracting(ConfigFault::line).isSorted();
  }

  @Test
  void theFormerWordForAPrefixIsStillRead() throws Exception {
    Path file = Shipped.changed(folder, EXAMPLE, "prefix = ", "digit = ");

    assertThat(CatalogueToml.load(file)).isEqualTo(CatalogueToml.load(Shipped.file(EXAMPLE)));
  }

  @Test
  void fortyLinesOfTwentyAgenciesAreACentre() throws Exception {
    Catalogue centre = CatalogueToml.load(centre(20, 40, 10));

    assertThat(centre.lines()).hasSize(40);
    assertThat(centre.agencies()).hasSize(20);
    assertThat(centre.isByAgency()).isTrue();
    assertThat(centre.lines().getLast())
        .isEqualTo(new Catalogue.Line("l40", 49, "Lĩnh vực 40", "general", 300, 300, 300, "a20"));
  }

  @ParameterizedTest(name = "{0} agencies, {1} lines from {2} on: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 9 | 1 | ",
        "2 | 9 | 1 | ",
        "0 | 9 | 11 | ",
        "0 | 10 | 10 | line: 10 lines do not fit one page of the kiosk; write [[agency]] tables",
        "2 | 10 | 1 | prefix: 10 and the first line's 1 differ in length; give all lines one digit",
        "20 | 41 | 10 | line: 41 [[line]] tables; write 1 to 40",
        "1 | 13 | 10 | agency: \"a1\" has 12 lines above already; divide it into two agencies",
        "25 | 40 | 10 | agency: 25 [[agency]] tables; write 0 to 24",
      })
  void linesFitTheirPrefixesAndTheKiosk(int agencies, int lines, int from, @Nullable String fault)
      throws Exception {
    Path file = centre(agencies, lines, from);
    if (fault == null) {
      assertThat(CatalogueToml.load(file).lines()).hasSize(lines);
    } else {
      assertThat(faults(file)).singleElement().asString().contains(fault);
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "agency = \"a2\" | # none | agency: is missing in [[line]]; add it",
        "agency = \"a2\" | agency = \"a3\" | agency: \"a3\" is not one of the agency ids above",
        "prefix = 12 | prefix = 11 | prefix: 11 begins another line's numbers; choose another",
        "prefix = 12 | prefix = 5 | prefix: 5 and the first line's 11 differ in length",
        "prefix = 12 | prefix = 100 | prefix: must be a whole number from 1 to 99, not 100",
        "prefix = 12 | prefix = 12;digit = 2 | digit: is the former word for prefix; remove it",
      })
  void aLineThatDoesNotFitIsNamedAndTheBoardWorksWithoutIt(
      String old, String replacement, String message) throws Exception {
    Path file = centre(2, 2, 11);
    Files.writeString(file, Files.readString(file).replace(old, replacement.replace(';', '\n')));

    assertThat(faults(file)).singleElement().asString().contains(message);
    Partial<Catalogue> usable = CatalogueToml.usable(file);
    assertThat(usable.good().lines()).extracting(Catalogue.Line::id).containsExactly("l1");
    assertThat(usable.leftOut()).hasSize(1);
  }

  private Path centre(int agencies, int lines, int firstPrefix) throws IOException {
    StringBuilder text = new StringBuilder("name = \"Trung tâm\"\n");
    for (int i = 1; i <= agencies; i++) {
      text.append("[[agency]]\nid = \"a%d\"\nname = \"Sở %1$d\"\n".formatted(i));
    }
    for (int i = 1; i <= lines; i++) {
      text.append(
          "[[line]]\nid = \"l%d\"\nprefix = %d\nname = \"Lĩnh vực %1$d\"\npictogram = \"general\"\n"
              .formatted(i, firstPrefix + i - 1));
      if (agencies > 0) {
        text.append("agency = \"a%d\"\n".formatted((i - 1) % agencies + 1));
      }
    }
    text.append("[[counter]]\nid = \"1\"\nname = \"Quầy số 1\"\nlines = [\"l1\"]\n");
    return Files.writeString(folder.resolve("catalogue.toml"), text);
  }

  @Test
  void textIsReadInNfcHoweverItWasTyped() throws Exception {
    String nfd = Normalizer.normalize("Đất đai", Normalizer.Form.NFD);
    Path file = Shipped.changed(folder, EXAMPLE, "Đất đai", nfd);

    assertThat(CatalogueToml.load(file).lines().getFirst().name()).isEqualTo("Đất đai");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a = %s", "a = {a=%s", "a%s = 1", "[a%s]", "[[a%s]]"})
  void whatIsNestedTooDeeplyIsOneFaultAndNoStackOverflow(String form) throws IOException {
    for (String nested : List.of("[".repeat(50_000), ".a".repeat(50_000), "{a=".repeat(50_000))) {
      Path file = folder.resolve("nested.toml");
      Files.writeString(file, form.formatted(nested));
      assertThat(faults(file)).isNotEmpty().allSatisfy(fault -> assertThat(fault.line()).isOne());
    }
  }

  @Test
  void aFileThatIsNotThereNotUtf8OrFarTooLargeIsOneFault() throws IOException {
    Path latin = folder.resolve("latin.toml");
    Files.write(latin, "name = \"Phường\"".getBytes(StandardCharsets.UTF_16LE));
    Path bytes =
        Files.write(folder.resolve("b.toml"), new byte[] {'n', '=', '"', (byte) 0xE1, '"'});
    Path large = folder.resolve("large.toml");
    Files.write(large, new byte[(int) TomlFile.FILE_BYTES_MAX + 1]);

    assertThat(faults(folder.resolve("none.toml")))
        .singleElement()
        .asString()
        .contains("no such file");
    assertThat(faults(bytes)).singleElement().asString().contains("not UTF-8");
    assertThat(faults(large)).singleElement().asString().contains("larger than 1048576 bytes");
    assertThat(faults(latin)).isNotEmpty();
  }

  private static List<ConfigFault> faults(Path file) {
    return catchThrowableOfType(ConfigException.class, () -> CatalogueToml.load(file)).faults();
  }
}
