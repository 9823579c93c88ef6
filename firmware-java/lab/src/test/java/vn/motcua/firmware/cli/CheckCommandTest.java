package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
  private static final String BOARD =
      """
      centre = "minh-hoa"
      board = "%s"
      roles = ["ticket", "counter"]
      slots = %s
      [broker]
      url = "tcp://127.0.0.1:1883"
      [[key-pad]]
      name = "pad-1"
      counter = "%s"
      link = "keys:usb:1-1.4"
      """;

  @TempDir Path directory = Path.of("");
  private String example = "";

  private record Said(int code, String out, List<String> faults) {}

  @BeforeEach
  void readTheExample() throws IOException {
    try (InputStream in =
        CheckCommandTest.class.getResourceAsStream(
            "/vn/motcua/provisioning/catalogue.example.toml")) {
      assertThat(in).isNotNull();
      example = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    return Files.writeString(file, text);
  }

  private static Said check(Object... words) {
    List<String> arguments = new ArrayList<>(List.of("check"));
    for (Object word : words) {
      arguments.add(word.toString());
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Motcua.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    return new Said(code, out.toString(), err.toString().lines().toList());
  }

  @Test
  void goodFilesOfEveryKindHaveNoFault() throws IOException {
    Path site =
        file(
            "site.toml",
            """
            centre = "minh-hoa"
            name = "Phường Minh Hoạ"
            brokers = ["localhost"]
            enrolment = ["localhost"]
            """);
    Said said =
        check(
            file("board.toml", BOARD.formatted("quay-1", "[0, 1]", "1")),
            file("catalogue.toml", example),
            site);
    assertThat(said.faults()).isEmpty();
    assertThat(said.code()).isEqualTo(ExitCode.OK);
    assertThat(said.out()).contains("3 files, no fault");
  }

  @Test
  void everyFaultOfEveryFileIsNamedWithItsLine() throws IOException {
    Path site = file("site.toml", "centre = \"H48.11\"\nbrokers = []\nenrolment = [\"a\"]\n");
    Path board = file("board.toml", BOARD.formatted("quay-1", "[0, 10]", "7"));
    Path catalogue = file("catalogue.toml", example.replace("prefix = 2", "prefix = 1"));
    long second = example.substring(0, example.indexOf("prefix = 2")).lines().count() + 1;
    Path broken = file("broken.toml", "board = \"x\n");
    Said said = check(site, board, catalogue, broken);
    assertThat(said.code()).isEqualTo(ExitCode.USAGE);
    assertThat(said.faults())
        .anyMatch(each -> each.startsWith(site + ":1:") && each.contains("is not an id"))
        .anyMatch(each -> each.startsWith(site + ":2:") && each.contains("brokers"))
        .anyMatch(each -> each.startsWith(site + ":1:") && each.contains("name: is missing"))
        .anyMatch(each -> each.startsWith(board + ":4:") && each.contains("from 0 to 9, not 10"))
        .anyMatch(each ->
            each.startsWith(catalogue + ":" + second + ":") && each.contains("prefix: 1 begins"))
        .anyMatch(each -> each.startsWith(broken + ":1:") && each.contains("is not TOML"));
    Said alone = check(board, file("catalogue.toml", example));
    assertThat(alone.faults())
        .anyMatch(each -> each.startsWith(board + ":9:") && each.contains("\"7\" is not one of"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "prefix = 2 | prefix = 5 | new | numbers of today begin with 2, and new ones",
        "id = \"ho-tich\" | id = \"ho-khac\" | old | ho-tich is gone, and people may be"
            + " waiting",
        "id = \"3\" | id = \"4\" | old | id: 3 is gone, and somebody may be served there",
        "id = \"elderly\" | id = \"old\" | old | elderly is gone, and people with it",
        "id = \"cb-002\" | id = \"cb-020\" | old | cb-002 is gone, and this person may be on"
            + " duty",
        "side = \"giao\" | side = \"nhan\" | new | who holds the dossiers of today",
        "id = \"luan-chuyen\" | id = \"khac\" | old | luan-chuyen is gone, and dossiers",
      })
  void whatANewCatalogueMayNotChangeInTheDayIsNamedAndMayWaitForMidnight(
      String before, String after, String where, String message) throws IOException {
    Path old = file("old.toml", example);
    String text = example.replace(before, after);
    text = text.replace(before.contains("ho-tich") ? "\"ho-tich\", " : "none", "");
    text = text.replace(before.equals("id = \"3\"") ? "counter = \"3\"" : "none", "");
    Path next = file("new.toml", text);
    Said said = check(old, next);
    assertThat(said.code()).isEqualTo(ExitCode.USAGE);
    Path named = "old".equals(where) ? old : next;
    assertThat(said.faults())
        .singleElement()
        .asString()
        .matches("(?s)\\Q" + named + "\\E:" + "\\d+:.*")
        .contains(message, "or let it wait for midnight");
    int shown = Integer.parseInt(said.faults().getFirst().replaceFirst("^[^:]*:(\\d+):.*$", "$1"));
    List<String> lines = Files.readAllLines(named);
    int changed = lines.indexOf("old".equals(where) ? before : after);
    assertThat(lines.get(shown - 1)).startsWith("[[");
    assertThat(lines.subList(shown, changed)).noneMatch(each -> each.startsWith("[["));
    assertThat(check("--midnight", old, next).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aChangeOfTheWidthOfPrefixesAndTwoLinesThatSwapThemWaitForMidnight() throws IOException {
    Path old = file("old.toml", example);
    Path wider = file("new.toml", example.replaceAll("prefix = (\\d)", "prefix = 1$1"));
    assertThat(check(old, wider).faults())
        .hasSize(4)
        .allMatch(
            each -> each.startsWith(wider + ":") && each.contains("prefix: numbers of today"));
    assertThat(check("--midnight", old, wider).code()).isEqualTo(ExitCode.OK);
    Path swapped =
        file(
            "swapped.catalogue.toml",
            example
                .replace("prefix = 2", "prefix = 0")
                .replace("prefix = 3", "prefix = 2")
                .replace("prefix = 0", "prefix = 3"));
    assertThat(check(old, swapped).faults()).hasSize(2);
    assertThat(check("--midnight", old, swapped).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void whatADayCanBearIsNoFault() throws IOException {
    String more =
        example
                .replace("Đất đai", "Đất đai – Môi trường")
                .replace("slots = [3, 4]", "slots = [3, 4, 9]")
                .replace("capacity = 200", "capacity = 250")
            + "\n[[staff]]\nid = \"cb-009\"\nname = \"Đỗ Thị Mới\"\n";
    assertThat(check(file("old.toml", example), file("new.toml", more)).faults()).isEmpty();
  }

  @Test
  void twoBoardsMayNotHaveOneSlotAndACardKeepsItsOwn() throws IOException {
    Path one = file("one.toml", BOARD.formatted("kiosk-1", "[0, 1]", "1"));
    Path two = file("two.toml", BOARD.formatted("kiosk-2", "[1, 2]", "1"));
    assertThat(check(one, two).faults())
        .singleElement()
        .asString()
        .startsWith(two + ":")
        .contains("1 belongs to the card of " + one);
    Path later = file("later.toml", BOARD.formatted("kiosk-1", "[5, 6]", "1"));
    assertThat(check(one, later).faults())
        .singleElement()
        .asString()
        .contains("change from [0, 1] to [5, 6] in the day");
    assertThat(check("--midnight", one, later).faults()).isEmpty();
  }

  @Test
  void aThirdCatalogueAndAMissingFileAreNamed() throws IOException {
    Path one = file("a.toml", example);
    Path two = file("b.toml", example);
    Path three = file("c.toml", example);
    assertThat(check(one, two, three).faults())
        .singleElement()
        .asString()
        .contains("is a third catalogue");
    assertThat(check(directory.resolve("none")).code()).isEqualTo(ExitCode.USAGE);
  }
}
