package vn.motcua.devices.printer.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each command is as long as its parameters say: whole with its last byte, and not before. */
class CommandLengthsTest {
  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static List<EscPosToken> fed(EscPosTokenizer tokenizer, byte[] bytes) {
    return tokenizer.feed(bytes, 0, bytes.length);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "DLE_EOT, 10 04 01",
    "DLE_EOT, 10 04 07 01",
    "DLE_EOT, 10 04 08 03",
    "DLE_EOT, 10 04 12 01",
    "DLE_ENQ, 10 05 01",
    "DLE_DC4, 10 14 01 00 01",
    "DLE_DC4, 10 14 02 01 08",
    "DLE_DC4, 10 14 03 00 00 01 02 03",
    "DLE_DC4, 10 14 07 01",
    "DLE_DC4, 10 14 08 01 03 14 01 06 02 08",
    "ESC_BIT_IMAGE, 1b 2a 00 02 00 aa bb",
    "ESC_BIT_IMAGE, 1b 2a 01 01 00 aa",
    "ESC_BIT_IMAGE, 1b 2a 20 02 00 a1 a2 a3 b1 b2 b3",
    "ESC_BIT_IMAGE, 1b 2a 21 01 00 a1 a2 a3",
    "ESC_TAB_POSITIONS, 1b 44 08 10 00",
    "ESC_TAB_POSITIONS, 1b 44 00",
    "ESC_BEEPER, 1b 28 41 02 00 61 01",
    "ESC_DEFINE_CHARACTERS, 1b 26 02 41 42 02 d1 d2 d3 d4 01 d1 d2",
    "ESC_DEFINE_CHARACTERS, 1b 26 03 41 41 01 d1 d2 d3",
    "GS_CUT, 1d 56 00",
    "GS_CUT, 1d 56 01",
    "GS_CUT, 1d 56 30",
    "GS_CUT, 1d 56 31",
    "GS_CUT, 1d 56 41 03",
    "GS_CUT, 1d 56 42 00",
    "GS_CUT, 1d 56 61 00",
    "GS_CUT, 1d 56 62 00",
    "GS_CUT, 1d 56 67 00",
    "GS_CUT, 1d 56 68 00",
    "GS_BARCODE, 1d 6b 00 31 32 00",
    "GS_BARCODE, 1d 6b 06 31 00",
    "GS_BARCODE, 1d 6b 41 02 31 32",
    "GS_BARCODE, 1d 6b 4f 01 31",
    "GS_RASTER, 1d 76 30 00 02 00 03 00 d1 d2 d3 d4 d5 d6",
    "GS_VARIABLE_IMAGE, 1d 51 30 00 01 00 02 00 d1 d2",
    "GS_GRAPHICS_LARGE, 1d 38 4c 03 00 00 00 30 70 30",
    "GS_DEFINE_DOWNLOADED, 1d 2a 01 02 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10",
    "GS_COUNTER, 1d 43 30 02 00",
    "GS_COUNTER, 1d 43 32 07 00",
    "GS_COUNTER, 1d 43 31 01 00 64 00 01 01",
    "GS_COUNTER, 1d 43 3b 31 3b 32 3b 33 3b 34 3b 35 3b",
    "FS_CHECK_PAPER, 1c 61 30 05",
    "FS_CHECK_PAPER, 1c 61 31",
    "FS_CHECK_PAPER, 1c 61 32",
    "FS_NV_MEMORY, 1c 67 31 00 00 00 00 00 02 00 d1 d2",
    "FS_NV_MEMORY, 1c 67 32 00 00 00 00 00 02 00",
    "FS_DEFINE_NV_IMAGES, 1c 71 00",
    "FS_DEFINE_NV_IMAGES, 1c 71 02 01 00 01 00 01 02 03 04 05 06 07 08"
        + " 01 00 01 00 01 02 03 04 05 06 07 08",
    "GS_DEFINE_BMP, 1d 44 30 43 30 20 20 31 31 42 4d 08 00 00 00 d1 d2",
  })
  void aCommandEndsWithItsLastByte(EscPosCommand command, String hex) {
    byte[] whole = bytes(hex);
    for (int length = 1; length < whole.length; length++) {
      EscPosTokenizer tokenizer = new EscPosTokenizer();
      assertThat(fed(tokenizer, Arrays.copyOf(whole, length))).as("%d bytes", length).isEmpty();
      assertThat(tokenizer.pending()).isEqualTo(length);
    }
    EscPosTokenizer tokenizer = new EscPosTokenizer();
    assertThat(fed(tokenizer, whole))
        .singleElement()
        .satisfies(token -> assertThat(token.command()).isEqualTo(command))
        .satisfies(token -> assertThat(token.hex()).isEqualTo(hex.replace(" ", "")));
    assertThat(tokenizer.offset()).isEqualTo(whole.length);
    assertThat(fed(tokenizer, bytes("41")))
        .singleElement()
        .satisfies(token -> assertThat(token.command()).isEqualTo(EscPosCommand.TEXT))
        .satisfies(token -> assertThat(token.offset()).isEqualTo(whole.length));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "10 14 09, 2",
    "1b 2a 02 01 00, 2",
    "1d 56 05, 2",
    "1d 6b 07, 2",
    "1d 6b 40, 2",
    "1d 6b 50, 2",
    "1c 61 33, 2",
    "1c 67 33, 2",
    "1d 43 33, 2",
    "1d 76 30 00 ff ff ff ff, 3",
    "1d 38 4c ff ff ff ff, 3",
    "1d 44 30 43 30 20 20 31 31 42 4d ff ff ff ff, 2",
    "1c 71 01 ff ff ff ff, 2",
  })
  void parametersThatDoNotOccurMakeThePrefixAnUnknownCommand(String hex, int prefix) {
    EscPosToken first = fed(new EscPosTokenizer(), bytes(hex)).getFirst();
    assertThat(first.command()).isEqualTo(EscPosCommand.UNKNOWN);
    assertThat(first.length()).isEqualTo(prefix);
  }

  @Test
  void aCountOfTwoBytesHasItsLowByteFirst() {
    byte[] image = new byte[5 + 0x0102];
    System.arraycopy(bytes("1b 2a 00 02 01"), 0, image, 0, 5);
    assertThat(fed(new EscPosTokenizer(), image))
        .singleElement()
        .satisfies(token -> assertThat(token.length()).isEqualTo(image.length));
    byte[] large = new byte[7 + 0x010203];
    System.arraycopy(bytes("1d 38 4c 03 02 01 00"), 0, large, 0, 7);
    assertThat(fed(new EscPosTokenizer(), large))
        .singleElement()
        .satisfies(token -> assertThat(token.length()).isEqualTo(large.length));
    byte[] bitmap = new byte[9 + 0x010203];
    System.arraycopy(bytes("1d 44 30 43 30 20 20 31 31 42 4d 03 02 01 00"), 0, bitmap, 0, 15);
    assertThat(fed(new EscPosTokenizer(), bitmap))
        .singleElement()
        .satisfies(token -> assertThat(token.length()).isEqualTo(bitmap.length));
  }

  @Test
  void aRasterImageHasSoManyBytesARowAndSoManyRows() {
    byte[] image = new byte[8 + 0x0101 * 0x0102];
    System.arraycopy(bytes("1d 76 30 00 01 01 02 01"), 0, image, 0, 8);
    assertThat(fed(new EscPosTokenizer(), image))
        .singleElement()
        .satisfies(token -> assertThat(token.length()).isEqualTo(image.length));
  }

  @Test
  void aListWithoutAnEndIsGivenUpAfterFiveHundredAndTwelveBytes() {
    byte[] tabs = new byte[EscPosTokenizer.LIST_BYTES_MAX + 1];
    Arrays.fill(tabs, (byte) 8);
    tabs[0] = 0x1b;
    tabs[1] = 0x44;
    EscPosTokenizer tokenizer = new EscPosTokenizer();
    assertThat(tokenizer.feed(tabs, 0, tabs.length - 1)).isEmpty();
    assertThat(tokenizer.feed(tabs, tabs.length - 1, 1).getFirst().command())
        .isEqualTo(EscPosCommand.UNKNOWN);
    byte[] counter = new byte[EscPosTokenizer.LIST_BYTES_MAX + 1];
    Arrays.fill(counter, (byte) '1');
    System.arraycopy(bytes("1d 43 3b"), 0, counter, 0, 3);
    tokenizer = new EscPosTokenizer();
    assertThat(tokenizer.feed(counter, 0, counter.length - 1)).isEmpty();
    assertThat(tokenizer.feed(counter, counter.length - 1, 1).getFirst().command())
        .isEqualTo(EscPosCommand.UNKNOWN);
  }

  @Test
  void aPrinterThatIsSwitchedOffForgetsWhatIsHalfThereAndCountsOn() {
    EscPosTokenizer tokenizer = new EscPosTokenizer();
    assertThat(fed(tokenizer, bytes("1d 76 30"))).isEmpty();
    tokenizer.reset();
    assertThat(tokenizer.pending()).isZero();
    assertThat(fed(tokenizer, bytes("1b 40")))
        .singleElement()
        .satisfies(token -> assertThat(token.offset()).isEqualTo(3));
    assertThat(tokenizer.end()).isEmpty();
  }

  @Test
  void controlBytesWithoutAMeaningAreOneTokenAndTextIsAnother() {
    List<EscPosToken> found = fed(new EscPosTokenizer(), bytes("00 01 02 41 20 ff 1f"));
    assertThat(found)
        .extracting(EscPosToken::command)
        .containsExactly(EscPosCommand.CONTROLS, EscPosCommand.TEXT, EscPosCommand.CONTROLS);
    assertThat(found).extracting(EscPosToken::length).containsExactly(3, 3, 1);
  }
}
