package vn.motcua.firmware.cli.site;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.cli.site.TestSite.motcua;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.firmware.cli.ExitCode;

/** What is said of a centre, and what is not kept of people. All numbers here are invented. */
class SiteShowTest {
  private static final String CITIZEN = "001099000123";

  @TempDir Path directory = Path.of("");

  /** The issuing CA lives for 1 825 days, a board's certificate for 365. */
  @ParameterizedTest(name = "after {0} days due: {1}")
  @CsvSource({"0, false", "1455, false", "1465, true", "1900, true"})
  void anIssuingCaThatABoardsCertificateWouldOutliveIsDue(int days, boolean due) throws Exception {
    Instant then = Instant.now().minus(Duration.ofDays(days));
    TestSite here = TestSite.in(directory, InstantSource.fixed(then));
    String site = here.folder().toString();
    TestSite.Said said = motcua("site", "show", site);
    assertThat(said.code()).isEqualTo(ExitCode.OK);
    List<String> lines = said.out().lines().filter(each -> each.startsWith("The issuing")).toList();
    assertThat(lines).singleElement().asString().contains("is good until");
    assertThat(lines.getFirst().contains("motcua site renew-ca " + site + " --root"))
        .isEqualTo(due);
  }

  @Test
  void aPersonsNumberOnTheCommandLineIsRefusedNotRepeatedAndNotKept() throws IOException {
    String site = TestSite.in(directory).folder().toString();
    assertThat(motcua("site", "board", site, "kiosk-1").code()).isEqualTo(ExitCode.OK);
    Map<Path, String> before = files();
    String why = "thẻ của " + CITIZEN;
    for (String[] line :
        new String[][] {
          {"site", "revoke", site, "kiosk-1", "--why", why},
          {"site", "revoke", site, "--role", "hub", "--why", why},
          {"site", "replace", site, "kiosk-1", "--why", why},
          {"site", "board", site, CITIZEN},
          {"site", "pages", site, CITIZEN, "192.0.2.7"},
          {
            "site",
            "init",
            site + "-2",
            "--centre",
            "a",
            "--name",
            why,
            "--broker",
            "b",
            "--enrolment",
            "e"
          }
        }) {
      TestSite.Said said = motcua(line);
      assertThat(said.code()).as(line[1]).isEqualTo(ExitCode.USAGE);
      assertThat(said.err()).contains("numbers of citizens are not kept").doesNotContain(CITIZEN);
    }
    assertThat(files()).isEqualTo(before);
  }

  private Map<Path, String> files() throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
