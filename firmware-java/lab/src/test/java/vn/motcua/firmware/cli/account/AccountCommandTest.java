package vn.motcua.firmware.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.Motcua;
import vn.motcua.firmware.people.password.TechnicianCode;
import vn.motcua.firmware.people.password.TechnicianCode.Purpose;

/** {@code motcua account}: each verb, wrong input, and the exit codes. */
final class AccountCommandTest {
  @TempDir private Path data;

  private record Said(int code, String out, String err) {}

  private static Said motcua(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Motcua.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Said(command.execute(arguments), out.toString(), err.toString());
  }

  @ParameterizedTest
  @CsvSource({"first-code, FIRST", "recover, RECOVERY"})
  void aVerbMakesACodeForItsPurposeThatWorksOnceAndIsOnNoDisk(String verb, Purpose purpose)
      throws IOException {
    Said said = motcua("account", verb, "--data", data.toString());
    assertThat(said.err()).isEmpty();
    assertThat(said.code()).isEqualTo(ExitCode.OK);
    assertThat(said.out()).contains("Valid once, for 24 hours");
    String code = said.out().lines().findFirst().orElseThrow();
    assertThat(code).matches("([0-9A-Z]{4}-){2}[0-9A-Z]{4}");
    Path file = data.resolve(TechnicianCode.NAME);
    assertThat(Files.readString(file)).doesNotContain(code, code.replace("-", ""));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    TechnicianCode codes = new TechnicianCode(data);
    assertThat(codes.use(code, Instant.now()).orElseThrow().purpose()).isEqualTo(purpose);
    assertThat(codes.use(code, Instant.now())).isEmpty();
  }

  @Test
  void aLaterCodeMakesTheEarlierOneVoid() throws IOException {
    String first =
        motcua("account", "first-code", "--data", data.toString())
            .out()
            .lines()
            .findFirst()
            .orElseThrow();
    String second =
        motcua("account", "recover", "--data", data.toString())
            .out()
            .lines()
            .findFirst()
            .orElseThrow();
    TechnicianCode codes = new TechnicianCode(data);
    assertThat(codes.use(first, Instant.now())).isEmpty();
    assertThat(codes.use(second, Instant.now()).orElseThrow().purpose())
        .isEqualTo(Purpose.RECOVERY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"first-code", "recover"})
  void wrongInputIsNamedAndMakesNoCode(String verb) throws IOException {
    Said without = motcua("account", verb);
    assertThat(without.code()).isEqualTo(ExitCode.USAGE);
    assertThat(without.err()).contains("--data");
    Said nowhere = motcua("account", verb, "--data", data.resolve("none").toString());
    assertThat(nowhere.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nowhere.err()).contains("is no directory; write the board's");
    Path file = Files.writeString(data.resolve("file"), "x");
    assertThat(motcua("account", verb, "--data", file.toString()).code()).isEqualTo(ExitCode.USAGE);
    assertThat(motcua("account", verb, "--data", data.toString(), "more").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(data.resolve(TechnicianCode.NAME)).doesNotExist();
    assertThat(motcua("account", verb, "--help").out()).contains("supervisor", "--data");
  }

  @Test
  void withoutAVerbBothAreNamed() {
    Said said = motcua("account");
    assertThat(said.code()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("first-code or recover");
    assertThat(motcua("account", "delete").code()).isEqualTo(ExitCode.USAGE);
  }

  /** Pages for a network without accounts end the start before anything is opened. */
  @Test
  void aBoardWithoutAccountsDoesNotStartBeyondLoopback() throws IOException {
    Path catalogue = data.resolve("catalogue.toml");
    try (var in =
        Motcua.class.getResourceAsStream("/vn/motcua/provisioning/catalogue.example.toml")) {
      Files.copy(Objects.requireNonNull(in), catalogue);
    }
    Path board =
        Files.writeString(
            data.resolve("board.toml"),
            """
            centre = "minh-hoa"
            board = "quay-1"
            roles = ["display"]
            data = "%s/ledger"
            [broker]
            url = "tcp://127.0.0.1:1"
            [web]
            host = "0.0.0.0"
            port = 18080
            """
                .formatted(data));
    Said said = motcua("board", "--config", board.toString());
    assertThat(said.code()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("0.0.0.0");
    assertThat(data.resolve("ledger")).doesNotExist();
  }
}
