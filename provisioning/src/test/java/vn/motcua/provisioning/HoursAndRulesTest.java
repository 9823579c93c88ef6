package vn.motcua.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.provisioning.rules.OpeningHours;
import vn.motcua.provisioning.rules.QueueRules;

/** Hours, holidays, limits and rules of a catalogue. 30 November 2026 is a Monday. */
class HoursAndRulesTest {
  private static final String EXAMPLE = "catalogue.example.toml";
  private static final String HOURS =
      """

      [hours]
      monday = ["07:00-11:15", "13:00-16:45"]
      tuesday = ["07:00-11:15", "13:00-16:45"]
      saturday = ["07:00-11:15"]
      [[holiday]]
      from = "2026-12-01"
      until = "2026-12-02"
      name = "Ngày nghỉ"
      [[holiday]]
      from = "2026-12-07"
      name = "Nghỉ bù"
      [queue]
      priority-in-a-row = 2
      each-line-within = 5
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void aBoardWorksWithoutHoursAndRulesThatHaveAFault() throws Exception {
    String wrong = HOURS.replace("11:15\"]", "11.15\"]").replace("row = 2", "row = 20");
    Partial<Catalogue> usable = CatalogueToml.usable(with(wrong));
    assertThat(usable.good().hours().week()).as("rather open than closed by mistake").isEmpty();
    assertThat(usable.good().hours().holidays()).hasSize(2);
    assertThat(usable.good().rules()).isEqualTo(QueueRules.DEFAULT);
    assertThat(usable.leftOut()).hasSize(2);
  }

  private Path with(String more) throws IOException {
    return Files.writeString(
        folder.resolve("catalogue.toml"), Files.readString(Shipped.file(EXAMPLE)) + more);
  }

  @Test
  void aCatalogueThatSaysNothingIsAlwaysOpenAndCallsByTheUsualRules() throws Exception {
    Catalogue centre = CatalogueToml.load(Shipped.file(EXAMPLE));
    assertThat(centre.hours()).isEqualTo(OpeningHours.ALWAYS);
    assertThat(centre.rules()).isEqualTo(new QueueRules(3, 0));
    assertThat(centre.rules().eachLineWithin(4)).isEqualTo(8);
  }

  @Test
  void rulesAreAsWritten() throws Exception {
    QueueRules rules = CatalogueToml.load(with(HOURS)).rules();
    assertThat(rules).isEqualTo(new QueueRules(2, 5));
    assertThat(rules.eachLineWithin(2)).isEqualTo(5);
    assertThat(rules.eachLineWithin(7))
        .as("a counter cannot call seven lines in five calls")
        .isEqualTo(7);
  }

  @ParameterizedTest(name = "at {0}: opens {1}, then closes {2}")
  @CsvSource({
    "2026-11-30T06:59:59, 2026-11-30T07:00, 2026-11-30T11:15",
    "2026-11-30T07:00,    2026-11-30T07:00, 2026-11-30T11:15",
    "2026-11-30T11:14:59, 2026-11-30T11:14:59, 2026-11-30T11:15",
    "2026-11-30T11:15,    2026-11-30T13:00, 2026-11-30T16:45",
    "2026-11-30T16:45,    2026-12-05T07:00, 2026-12-05T11:15",
    "2026-12-01T09:00,    2026-12-05T07:00, 2026-12-05T11:15",
    "2026-12-05T12:00,    2026-12-08T07:00, 2026-12-08T11:15",
  })
  void everyTimeIsOpenOrHasANextOpening(LocalDateTime at, LocalDateTime opens, LocalDateTime closes)
      throws Exception {
    OpeningHours hours = CatalogueToml.load(with(HOURS)).hours();
    assertThat(hours.isOpen(at)).isEqualTo(opens.equals(at));
    assertThat(hours.opens(at)).contains(opens);
    assertThat(hours.closes(at)).contains(closes);
  }

  @Test
  void withoutAWeekOnlyHolidaysAreClosed() throws Exception {
    OpeningHours hours =
        CatalogueToml.load(with("[[holiday]]\nfrom = \"2026-12-01\"\nname = \"Ngày nghỉ\"\n"))
            .hours();
    assertThat(hours.isOpen(LocalDateTime.parse("2026-11-30T23:59:59.9"))).isTrue();
    assertThat(hours.isOpen(LocalDateTime.parse("2026-12-01T09:00"))).isFalse();
    assertThat(hours.opens(LocalDateTime.parse("2026-12-01T09:00")))
        .contains(LocalDateTime.parse("2026-12-02T00:00"));
    assertThat(new OpeningHours(Map.of(), java.util.List.of()).opens(LocalDateTime.MIN))
        .contains(LocalDateTime.MIN);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[\"07:00-11:15\"] | [\"7:00-11:15\"] | saturday: \"7:00-11:15\" is not a time of opening",
        "[\"07:00-11:15\"] | [\"11:15-07:00\"] | saturday: \"11:15-07:00\" is not a time of opening",
        "[\"07:00-11:15\"] | \"07:00-11:15\" | saturday: must be a list in [ ]",
        "[\"07:00-11:15\"] | [\"13:00-16:45\", \"07:00-11:15\"] | saturday: the second time of opening",
        "saturday | saterday | saterday: is not a key of [hours]; did you mean saturday?",
        "until = \"2026-12-02\" | until = \"2026-11-02\" | until: 2026-11-02 is before 2026-12-01",
        "until = \"2026-12-02\" | until = \"2.12.2026\" | until: \"2.12.2026\" is not a day",
        "name = \"Nghỉ bù\" | # | name: is missing in [[holiday]]; add it",
        "priority-in-a-row = 2 | priority-in-a-row = 0 | priority-in-a-row: must be a whole number",
        "each-line-within = 5 | each-line = 5 | each-line: is not a key of [queue]; ",
        "capacity = 200 | capacity = 20;morning = 21 | morning: must be a whole number from 1 to 20",
      })
  void aFaultOfARuleIsNamedWithItsRemedy(String old, String replacement, @Nullable String message)
      throws Exception {
    Path file = with(HOURS);
    Files.writeString(file, Files.readString(file).replace(old, replacement.replace(';', '\n')));
    assertThat(catchThrowableOfType(ConfigException.class, () -> CatalogueToml.load(file)).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.toString()).contains(message));
  }
}
