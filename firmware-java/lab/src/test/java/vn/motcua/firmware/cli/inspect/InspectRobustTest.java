package vn.motcua.firmware.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** Odd files never cause more than lines of JSON and exit codes 0, 2 or 3. */
class InspectRobustTest {
  private static final String ESCPOS =
      "1b401c2e1b741e5669d6740a1d763000020003001b40100401001d564200";
  private static final String R30X = "55ef01ffffffff010003010005ef01ffffffff07000300000a";
  private static final String ZK = "5050827d08000000e80317fc00000000";
  private static final String SERIAL = "5d4330483137300d0a5d513248c3b40d";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "escpos," + ESCPOS,
    "r30x," + R30X,
    "zk," + ZK,
    "serial," + SERIAL,
    "hidpos," + SERIAL,
    "evdev," + SERIAL
  })
  void aCaptureCutAtAnyByteGivesJsonLinesAndZeroOrThree(String form, String hex)
      throws IOException {
    byte[] whole = HexFormat.of().parseHex(hex);
    for (int cut = 0; cut <= whole.length; cut++) {
      int code = run(form, Arrays.copyOf(whole, cut));
      assertThat(code).as("%s cut at %d", form, cut).isIn(0, 3);
      assertJson();
    }
  }

  @ParameterizedTest
  @CsvSource({"escpos", "r30x", "zk", "serial", "hidpos", "evdev"})
  void noiseGivesJsonLinesAndAnEmptyFileNone(String form) throws IOException {
    long seed = 20_261_121;
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      assertThat(run(form, noise)).as("%s seed %d round %d", form, seed, round).isIn(0, 3);
      assertJson();
    }
    assertThat(run(form, new byte[0])).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"escpos", "r30x", "zk", "serial", "hidpos", "evdev", "image"})
  void aFolderOrAMissingFileMeansExitCode2AndASentence(String form) {
    assertThat(execute(form, folder.toString())).isEqualTo(2);
    assertThat(execute(form, folder.resolve("absent").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("absent", "does not exist");
  }

  @Test
  void theTextFollowsEveryCodePageAndCrLfEndsOneLine() throws IOException {
    String job =
        "1b7400"
            + "82"
            + "1b7402"
            + "b5"
            + "1b7410"
            + "80"
            + "1b7413"
            + "d5"
            + "1b7411"
            + "80"
            + "0d0a"
            + "1b741e"
            + "d6"
            + "1b40"
            + "82"
            + "0a"
            + "1c26"
            + "cabec0fd"
            + "1c2e"
            + "0a";
    Path file = Files.write(folder.resolve("job"), HexFormat.of().parseHex(job));
    assertThat(execute("escpos", "--text", file.toString())).isZero();
    assertThat(out.toString()).isEqualTo("éÁ€€\u0410\nệé\n示例\n".replace("ệ", tcvn()));
  }

  /** D6h of TCVN-3. */
  private static String tcvn() {
    return vn.motcua.devices.printer.text.VietnamesePage.TCVN3.decode(0, new byte[] {(byte) 0xD6});
  }

  private int run(String form, byte[] capture) throws IOException {
    out.getBuffer().setLength(0);
    return execute(form, Files.write(folder.resolve("capture"), capture).toString());
  }

  private int execute(String... arguments) {
    return new CommandLine(new InspectCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private void assertJson() {
    JsonMapper json = new JsonMapper();
    out.toString().lines().forEach(line -> assertThat(json.readTree(line).isObject()).isTrue());
  }
}
