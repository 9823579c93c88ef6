package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AclCommandTest {
  private static final Path SHIPPED = Path.of("../../provisioning/image/mosquitto");

  @TempDir Path directory = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int motcua(String... arguments) {
    return Motcua.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("boards"), text).toString();
  }

  @Test
  void theVerbPrintsTheShippedAccessListOfTheShippedBoards() throws Exception {
    assertThat(motcua("acl", "--boards", SHIPPED.resolve("boards.example").toString())).isZero();
    assertThat(out.toString()).isEqualTo(Files.readString(SHIPPED.resolve("acl.example.json")));
  }

  @Test
  void eachFaultIsNamedWithItsLineAndNothingIsPrinted() throws Exception {
    String boards =
        file(
            """
            # phường Minh Hoạ
            minh-hoa quay-1
            minh-hoa.quay-1      # the same again

            minh-hoa
            minh-hoa quay-1 more
            Minh-Hoa quay-2
            minh-hoa quay#2
            minh-hoa quay_3
            minh-hoa +
            \u001b[31m quay-4
            """);
    assertThat(motcua("acl", "--boards", boards)).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(errors.toString().lines())
        .containsExactly(
            boards + ":3: \"minh-hoa.quay-1\" is already on line 2; remove one",
            boards + ":5: \"minh-hoa\" is not a board; write <centre> <board> or <centre>.<board>",
            boards
                + ":6: \"minh-hoa quay-1 more\" is not a board; write <centre> <board> or"
                + " <centre>.<board>",
            boards
                + ":7: centre id in \"Minh-Hoa quay-2\" is not valid; write 1 to 40 of a-z, 0-9 "
                + "and -",
            boards
                + ":9: board id in \"minh-hoa quay_3\" is not valid; write 1 to 40 of a-z, 0-9 "
                + "and -",
            boards
                + ":10: board id in \"minh-hoa +\" is not valid; write 1 to 40 of a-z, 0-9 and "
                + "-",
            boards
                + ":11: centre id in \"?[31m quay-4\" is not valid; write 1 to 40 of a-z, 0-9 "
                + "and -");
  }

  @Test
  void aListWithoutABoardAFileThatIsNotThereAndNumbersOutOfRangeAreReported() throws Exception {
    assertThat(motcua("acl", "--boards", file("# none\n"))).isEqualTo(ExitCode.USAGE);
    assertThat(errors.toString()).contains("names no board");
    assertThat(motcua("acl", "--boards", directory.resolve("no").toString()))
        .isEqualTo(ExitCode.USAGE);
    String boards = file("a b\n");
    assertThat(motcua("acl", "--boards", boards, "--inboxes", "65")).isEqualTo(ExitCode.USAGE);
    assertThat(motcua("acl", "--boards", boards, "--share", "A/b")).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(motcua("acl", "--boards", boards, "--inboxes", "64", "--share", "hai")).isZero();
    assertThat(out.toString())
        .contains("\"inbox-64\"", "$share/hai/motcua/v1/+/+/events", "\"a.b\"");
  }
}
