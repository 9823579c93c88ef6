package vn.motcua.firmware.intruder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.Motcua;

/** The intruder at real processes: finds no open door, and each that was opened. */
@Timeout(120)
final class IntruderTest {
  private static final int TRIES_MIN = 750;

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int demo(String... arguments) {
    List<String> all = new ArrayList<>(List.of("demo"));
    all.addAll(List.of(arguments));
    return Motcua.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void everyDoorIsAsDeclaredAndEachHasALine() {
    int code = demo("--scenario", "intruder", "--data", directory.toString());
    assertThat(code).as("%s%n%s", out, err).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines())
        .anyMatch(line -> line.startsWith("HOLDS GET /people: 303 403"))
        .anyMatch(line -> line.startsWith("HOLDS PUBLISH motcua/v1/minh-hoa/mot-cua-1/events"))
        .anyMatch(line -> line.startsWith("HOLDS CONNECT, revoked certificate"))
        .noneMatch(line -> line.startsWith("OPEN") || line.startsWith("WRONG"));
    String summary = out.toString().lines().reduce("", (_, last) -> last);
    assertThat(summary).contains(" tries, 0 open, 0 wrong; planted: none");
    assertThat(Integer.parseInt(summary.split(" ", 2)[0])).isGreaterThan(TRIES_MIN);
  }

  @ParameterizedTest
  @EnumSource
  void aDoorThatWasOpenedIsFoundAndNoOther(Plant plant) {
    int code =
        demo(
            "--scenario",
            "intruder",
            "--plant",
            plant.word(),
            "--json",
            "--data",
            directory.toString());
    assertThat(code).as("%s%n%s", out, err).isEqualTo(ExitCode.FAILED);
    JsonNode said = JsonMapper.shared().readTree(out.toString());
    Set<String> doors =
        said.get("open")
            .valueStream()
            .map(each -> each.get("door").asString())
            .collect(Collectors.toSet());
    assertThat(doors).isEqualTo(doors(plant));
    assertThat(said.get("wrong").isEmpty()).as(said.toString()).isTrue();
    assertThat(said.get("planted").asString()).isEqualTo(plant.word());
  }

  private static Set<String> doors(Plant plant) {
    return switch (plant) {
      case OPEN_ROUTE -> Set.of("GET /devices");
      case MISSING_ROLE -> Set.of("POST /api/people/add");
      case NO_CSRF ->
          Set.of("POST /api/people/add", "POST /api/touch/settle", "GET /api/view?page=people");
      case FOREIGN_TOPIC -> Set.of("PUBLISH motcua/v1/minh-hoa/mot-cua-1/events");
      case STALE_LISTS -> Set.of("CONNECT");
    };
  }

  @Test
  void whatDoesNotGoTogetherIsOneSentence() {
    assertThat(demo("--plant", "open-route")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--scenario intruder");
    assertThat(demo("--scenario", "intruder", "--plant", "no-door")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("open-route, missing-role, no-csrf");
    assertThat(demo("--scenario", "burglar")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("not \"burglar\"");
    assertThat(demo("--scenario", "intruder", "--smoke")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--smoke does not go with --scenario");
  }
}
