package vn.motcua.devices.printer.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.printer.escpos.EscPos;

class EscPosTokenizerTest {
  private static final int INPUTS = Integer.getInteger("motcua.fuzz.inputs", 20_000);
  private static final Pattern HEX = Pattern.compile("\"(?:expect_)?hex\": \"([0-9a-f]+)\"");
  private static final Pattern LIST =
      Pattern.compile("\"(prt\\w+)\": \\[(.*?)\\n\\]", Pattern.DOTALL);
  private static final byte[] SAMPLE =
      HexFormat.of()
          .parseHex(
              "1b40"
                  + "1c2e"
                  + "1b741e"
                  + "5669d6740a"
                  + "1d763000020003001b4010040100"
                  + "100404"
                  + "1d286b0400314132001d6b490a7b4241424331323334351d564200"
                  + "1b1c41");

  @Test
  void eachCommandOfAJobIsFoundAndImageDataAreNotTakenForText() {
    assertThat(kinds(all(SAMPLE)))
        .containsExactly(
            "ESC_INITIALIZE",
            "FS_CANCEL_KANJI",
            "ESC_CODE_TABLE",
            "TEXT",
            "LF",
            "GS_RASTER",
            "DLE_EOT",
            "GS_SYMBOL",
            "GS_BARCODE",
            "GS_CUT",
            "UNKNOWN",
            "TEXT");
  }

  @Test
  void aStreamCutAtEveryByteGivesTheSameCommands() {
    List<EscPosToken> whole = all(SAMPLE);
    for (int cut = 1; cut < SAMPLE.length; cut++) {
      EscPosTokenizer tokenizer = new EscPosTokenizer();
      List<EscPosToken> found = new ArrayList<>(tokenizer.feed(SAMPLE, 0, cut));
      found.addAll(tokenizer.feed(SAMPLE, cut, SAMPLE.length - cut));
      found.addAll(tokenizer.end());
      assertThat(joined(found)).as("cut at %d", cut).isEqualTo(joined(whole));
    }
  }

  @Test
  void byteByByteGivesTheSameCommands() {
    EscPosTokenizer tokenizer = new EscPosTokenizer();
    List<EscPosToken> found = new ArrayList<>();
    for (int i = 0; i < SAMPLE.length; i++) {
      found.addAll(tokenizer.feed(SAMPLE, i, 1));
    }
    assertThat(joined(found)).isEqualTo(joined(all(SAMPLE)));
  }

  @Test
  void aCommandCutShortIsNamedIncompleteAtItsOffset() {
    byte[] cut = HexFormat.of().parseHex("411d76300008000a00ff");
    List<EscPosToken> found = all(cut);
    assertThat(found.getLast().command()).isEqualTo(EscPosCommand.INCOMPLETE);
    assertThat(found.getLast().offset()).isEqualTo(1);
  }

  @Test
  void noiseIsReadToItsEndWithoutLossOrGrowth() {
    long seed = 20261121L;
    System.out.println("tokenizer noise seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] good = EscPos.initialize();
    for (int round = 0; round < INPUTS; round++) {
      byte[] noise = new byte[random.nextInt(1, 64)];
      random.nextBytes(noise);
      for (int i = 0; i < noise.length; i++) {
        if (random.nextInt(3) == 0) {
          noise[i] = (byte) new int[] {0x1b, 0x1d, 0x1c, 0x10, 0x28, 0x4c}[random.nextInt(6)];
        }
      }
      EscPosTokenizer tokenizer = new EscPosTokenizer();
      List<EscPosToken> found = new ArrayList<>(tokenizer.feed(noise, 0, noise.length));
      found.addAll(tokenizer.end());
      assertThat(found.stream().mapToInt(EscPosToken::length).sum()).isEqualTo(noise.length);
      assertThat(tokenizer.pending()).isZero();
      assertThat(kinds(tokenizer.feed(good, 0, 2))).containsExactly("ESC_INITIALIZE");
    }
  }

  @Test
  void theTokenBoundariesOfThePublicVectorsAreFoundWhereTheyAreAtHand() throws IOException {
    Path file = vectors("kunif_tokenize_vectors.json");
    if (!Files.exists(file)) {
      return;
    }
    Matcher lists = LIST.matcher(Files.readString(file));
    int checked = 0;
    while (lists.find()) {
      List<String> expected = HEX.matcher(lists.group(2)).results().map(r -> r.group(1)).toList();
      List<String> found =
          all(HexFormat.of().parseHex(String.join("", expected))).stream()
              .map(EscPosToken::hex)
              .toList();
      assertThat(found).as(lists.group(1)).isEqualTo(expected);
      checked += expected.size();
    }
    assertThat(checked).isGreaterThan(800);
  }

  @Test
  void whatAnotherLibraryWritesIsUnderstoodWhereItIsAtHand() throws IOException {
    Path file = vectors("escpos_php_unit_vectors.json");
    if (!Files.exists(file)) {
      return;
    }
    Matcher hex = HEX.matcher(Files.readString(file));
    while (hex.find()) {
      byte[] stream = HexFormat.of().parseHex(hex.group(1));
      assertThat(kinds(all(stream))).as(hex.group(1)).doesNotContain("UNKNOWN", "INCOMPLETE");
    }
  }

  private static Path vectors(String name) {
    Path project = Path.of("").toAbsolutePath();
    Path root = project.endsWith("devices") ? project.resolve("..") : project;
    return root.resolve("../shared/vectors/escpos").resolve(name).normalize();
  }

  private static List<EscPosToken> all(byte[] stream) {
    EscPosTokenizer tokenizer = new EscPosTokenizer();
    List<EscPosToken> found = new ArrayList<>(tokenizer.feed(stream, 0, stream.length));
    found.addAll(tokenizer.end());
    return found;
  }

  private static List<String> kinds(List<EscPosToken> tokens) {
    return tokens.stream().map(token -> token.command().name()).toList();
  }

  /** Text may come in pieces; joined it is the same. */
  private static String joined(List<EscPosToken> tokens) {
    StringBuilder out = new StringBuilder();
    String last = "";
    for (EscPosToken token : tokens) {
      String kind = token.command().name();
      if (!kind.equals(last) || token.command() != EscPosCommand.TEXT) {
        out.append('\n').append(kind).append(' ').append(token.offset()).append(' ');
      }
      out.append(token.hex());
      last = kind;
    }
    return out.toString();
  }
}
