package vn.motcua.devices.emulator.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.frame.ImageDecoder;
import vn.motcua.devices.camera.picture.Pictures;
import vn.motcua.devices.printer.inspect.CodeTables;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/** What commands of text, pictures and codes put on the emulated paper of 576 dots. */
class PaperTest {
  private static final int WIDTH = EmulatedModel.GOOD_80_MM.widthDots();
  private static final int SPACING = 30;

  private final PrinterEngine printer =
      new PrinterEngine(EmulatedModel.GOOD_80_MM, CodeTables.epson());

  /** Text between numbers: {@code job(0x1B, 'E', 1, "bold")}. */
  private static byte[] job(Object... parts) {
    ByteArrayOutputStream job = new ByteArrayOutputStream();
    for (Object part : parts) {
      switch (part) {
        case Integer number -> job.write(number);
        case Character letter -> job.write(letter);
        default -> job.writeBytes(part.toString().getBytes(Charset.forName("IBM437")));
      }
    }
    return job.toByteArray();
  }

  private Bitmap print(Object... parts) {
    byte[] bytes = job(parts);
    printer.receive(bytes, bytes.length);
    return printer.hanging();
  }

  private static Bitmap alone(Object... parts) {
    return new PaperTest().print(parts);
  }

  private static boolean inked(Bitmap paper, int left, int top, int wide, int high) {
    for (int y = top; y < top + high; y++) {
      for (int x = left; x < left + wide; x++) {
        if (paper.black(x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({"0, 48, 12", "1, 64, 9"})
  void aLongLineWrapsWhereTheFontsColumnsEnd(int font, int columns, int cell) {
    Bitmap paper = print(0x1B, 'M', font, "M".repeat(columns + 2), '\n');
    assertThat(paper.height()).isEqualTo(2 * SPACING);
    assertThat(inked(paper, WIDTH - cell, 0, cell, 24)).isTrue();
    assertThat(inked(paper, cell, SPACING, cell, 24)).isTrue();
    assertThat(inked(paper, 2 * cell, SPACING, WIDTH - 2 * cell, 24)).isFalse();
    assertThat(printer.faults()).isEmpty();
  }

  @Test
  void eachCharacterKeepsTheStyleItCameWith() {
    Bitmap paper =
        print("H", 0x1B, 'E', 1, "H", 0x1B, 'E', 0, 0x1D, 'B', 1, "H", 0x1D, 'B', 0, "H", '\n');
    Bitmap plain = alone("HHHH", '\n');
    for (int y = 0; y < 24; y++) {
      for (int x = 0; x < 48; x++) {
        boolean expected =
            switch (x / 12) {
              case 1 -> plain.black(x, y) || (x > 12 && plain.black(x - 1, y));
              case 2 -> !plain.black(x, y);
              default -> plain.black(x, y);
            };
        assertThat(paper.black(x, y)).as("dot %d, %d", x, y).isEqualTo(expected);
      }
    }
  }

  @Test
  void sizesStandSideBySideWithTheirLowerEdgesOnOneLine() {
    Bitmap paper = print("I", 0x1D, '!', 0x11, "I", 0x1D, '!', 0, "I", '\n');
    assertThat(paper.height()).isEqualTo(48);
    assertThat(inked(paper, 0, 0, 12, 24)).as("above the small letter").isFalse();
    assertThat(inked(paper, 12, 0, 24, 24)).as("the upper half of the large one").isTrue();
    assertThat(inked(paper, 36, 24, 12, 24)).as("small again").isTrue();
  }

  @Test
  void printModesAtOnceAreTheModesOneByOne() {
    Bitmap together = print(0x1B, '!', 0xB9, "Ab", '\n');
    Bitmap apart = alone(0x1B, 'M', 1, 0x1B, 'E', 1, 0x1B, '-', 1, 0x1D, '!', 0x11, "Ab", '\n');
    assertThat(together).isEqualTo(apart);
    assertThat(print(0x1B, '!', 0, "Ab", '\n').rows(together.height(), SPACING))
        .isEqualTo(alone("Ab", '\n'));
  }

  @Test
  void underlineItalicsAndInitializeDoWhatTheySay() {
    Bitmap line = print(0x1B, '-', 2, "a b", 0x1B, '-', 0, "c", '\n');
    assertThat(inked(line, 12, 22, 12, 2)).as("under the space too").isTrue();
    assertThat(inked(line, 36, 22, 12, 2)).isFalse();
    assertThat(alone(0x1B, '4', "H", '\n')).isNotEqualTo(alone("H", '\n'));
    assertThat(alone(0x1B, '4', 0x1B, '5', "H", '\n')).isEqualTo(alone("H", '\n'));
    assertThat(alone(0x1B, '!', 0xFF, 0x1D, 'B', 1, 0x1B, 'a', 2, 0x1B, '@', "H", '\n'))
        .isEqualTo(alone("H", '\n'));
  }

  @Test
  void alignmentAppliesToTextPicturesAndCodesWithinThePrintArea() {
    Object[] square = {0x1D, 'v', '0', 0, 1, 0, 1, 0, 0xFF};
    assertThat(inked(alone(0x1B, 'a', 1, "H", '\n'), 282, 0, 12, 24)).isTrue();
    assertThat(inked(alone(0x1B, 'a', 2, "H", '\n'), 564, 0, 12, 24)).isTrue();
    PaperTest centre = new PaperTest();
    centre.print(0x1B, 'a', 1);
    assertThat(inked(centre.print(square), 284, 0, 8, 1)).isTrue();
    PaperTest right = new PaperTest();
    right.print(0x1D, 'L', 100, 0, 0x1D, 'W', 200, 0, 0x1B, 'a', 2);
    Bitmap paper = right.print(square);
    assertThat(inked(paper, 292, 0, 8, 1)).isTrue();
    assertThat(inked(paper, 0, 0, 292, 1)).isFalse();
    assertThat(right.printer.faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 8, 2", "1, 16, 2", "2, 8, 4", "3, 16, 4"})
  void aRasterImageIsEnlargedByItsMode(int mode, int wide, int high) {
    Bitmap paper = print(0x1D, 'v', '0', mode, 1, 0, 2, 0, 0xFF, 0xFF);
    assertThat(paper.height()).isEqualTo(high);
    assertThat(paper.blackDots()).isEqualTo(wide * high);
    assertThat(paper.black(wide - 1, high - 1)).isTrue();
  }

  @Test
  void columnImagesAndGraphicsAreDrawn() {
    Bitmap column = print(0x1B, '*', 33, 2, 0, 0xFF, 0, 0x01, 0xFF, 0, 0x01, "I", '\n');
    assertThat(column.black(1, 7)).isTrue();
    assertThat(column.black(1, 8)).isFalse();
    assertThat(column.black(1, 23)).isTrue();
    assertThat(inked(column, 2, 0, 12, 24)).as("text beside it").isTrue();
    Bitmap eight = alone(0x1B, '*', 0, 1, 0, 0x80, '\n');
    assertThat(eight.blackDots()).as("2 wide, 3 high").isEqualTo(6);
    Bitmap graphics =
        alone(
            0x1D, '(', 'L', 11, 0, 48, 112, 48, 2, 2, 49, 8, 0, 1, 0, 0xF0, //
            0x1D, '(', 'L', 2, 0, 48, 50);
    assertThat(graphics.blackDots()).isEqualTo(4 * 4);
  }

  @Test
  void linesAndCornersOfABoxJoin() {
    Bitmap box = print(0x1B, '3', 24, "┌─┬╔═╗\n│ │║ ║\n└─┴╚═╝\n");
    for (int y = 12; y < 60; y++) {
      assertThat(inked(box, 5, y, 2, 1)).as("left side, row %d", y).isTrue();
      assertThat(inked(box, 40, y, 2, 1)).as("double side, row %d", y).isTrue();
    }
    for (int x = 6; x < 30; x++) {
      assertThat(inked(box, x, 11, 1, 2)).as("upper side, column %d", x).isTrue();
    }
    assertThat(printer.faults()).isEmpty();
  }

  @Test
  void tablesElevenAndTwelveAreGreekAndTurkish() {
    CodeTables tables = CodeTables.epson();
    assertThat(tables.decode(11, new byte[] {(byte) 0xA4, (byte) 0xD7, 'x'})).isEqualTo("Αβx");
    assertThat(tables.decode(12, new byte[] {(byte) 0xA6, (byte) 0xA7, (byte) 0xD5}))
        .isEqualTo("Ğğı");
    assertThat(tables.knows(11)).isTrue();
  }

  @Test
  void pageModeIsNamedCommandByCommandAndItsTextsComeOneBelowTheOther() {
    Bitmap area =
        print(
            0x1B, '@', 0x1B, 'L', 0x1B, 'W', 0, 0, 0, 0, 0, 2, 0, 1, 0x1B, 'T', 0, 0x1D, '$', 60, 0,
            "first", 0x1D, '$', 120, 0, "second", 0x0C, 0x1B, 'S');
    assertThat(area).isEqualTo(alone("first\nsecond\n"));
    assertThat(printer.faults())
        .allMatch(each -> each.contains("this printer has no page mode"))
        .extracting(each -> each.replaceAll("^offset (\\d+): .*", "$1"))
        .containsExactly("2", "4", "14", "17", "26", "36", "37");
  }

  @Test
  void aCharacterThatTheFontLacksIsAFrameAndIsNamed() {
    Bitmap paper = print(0x1B, 't', 11, 0xA4, '\n');
    assertThat(paper.blackDots()).isPositive();
    assertThat(printer.faults()).singleElement().asString().endsWith("font lacks Α");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyVietnameseLetterHasItsOwnDotsInACell(boolean fontB) {
    CharacterCells cells = new CharacterCells();
    TextStyle style = TextStyle.PLAIN.withFontB(fontB);
    Set<Bitmap> seen = new HashSet<>();
    for (String vowel : List.of("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")) {
      for (String tone : new String[] {"", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}) {
        String letter = Normalizer.normalize(vowel + tone, Normalizer.Form.NFC);
        for (String each : new String[] {letter, letter.toUpperCase(Locale.ROOT)}) {
          assertThat(cells.has(each)).as(each).isTrue();
          Bitmap cell = cells.cell(each, style);
          assertThat(cell.height()).isEqualTo(style.cellHigh());
          assertThat(seen.add(cell) || fontB).as("%s looks like another", each).isTrue();
        }
      }
    }
  }

  @Test
  void theQrLevelAndModuleAreThoseThatWereSet() throws Exception {
    Bitmap low = qr(48, 4);
    Bitmap high = qr(51, 4);
    assertThat(high.height()).isGreaterThan(low.height());
    assertThat(low.height() % 4).isZero();
    assertThat(qr(48, 8).height()).isEqualTo(2 * low.height());
    for (Bitmap paper : new Bitmap[] {low, high}) {
      assertThat(read(paper)).isEqualTo("Số 2017 – quầy số 2");
    }
    print(0x1D, "(k", 4, 0, 49, 65, 49, 0, 0x1D, "(k", 3, 0, 49, 81, 48);
    assertThat(printer.faults()).as("model 1").hasSize(1);
  }

  private static Bitmap qr(int level, int module) {
    byte[] text = "Số 2017 – quầy số 2".getBytes(StandardCharsets.UTF_8);
    PaperTest test = new PaperTest();
    test.print(0x1D, "(k", 3, 0, 49, 67, module, 0x1D, "(k", 3, 0, 49, 69, level);
    test.print(0x1D, "(k", text.length + 3, 0, 49, 80, 48);
    test.printer.receive(text, text.length);
    return test.print(0x1D, "(k", 3, 0, 49, 81, 48);
  }

  /** A reader needs white around the code, and a printer draws none. */
  private static String read(Bitmap paper) throws java.io.IOException {
    BitmapCanvas sheet = new BitmapCanvas(paper.width() + 100);
    sheet.draw(paper, 50, 50);
    byte[] png = new Paper(1, sheet.toBitmap(paper.height() + 100)).png();
    return new ImageDecoder()
        .decode(Pictures.grey(png)).stream().map(Code::text).findFirst().orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "67, 893460700001, 8934607000014",
    "68, 1234567, 12345670",
    "65, 01234567890, 0012345678905",
    "69, ABC-123, ABC-123",
    "70, 123456, 123456",
    "73, '{BH29-26', H29-26"
  })
  void barCodesOfManySystemsAreReadBack(int system, String data, String text) throws Exception {
    Bitmap paper =
        print(0x1B, 'a', 1, 0x1D, 'h', 80, 0x1D, 'w', 2, 0x1D, 'k', system, data.length(), data);
    assertThat(printer.faults()).isEmpty();
    assertThat(read(paper)).endsWith(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 28", "2, 28", "3, 56"})
  void theTextOfBarsStandsWhereItIsWanted(int position, int rows) {
    Bitmap paper = print(0x1D, 'h', 80, 0x1D, 'H', position, 0x1D, "k", 73, 6, "{BA017");
    assertThat(paper.height()).isEqualTo(80 + rows);
  }

  @Test
  void theFeedBeforeACutBelongsToTheSlip() {
    print("a", 0x1D, 'V', 66, 50, "b", 0x1D, 'V', 1);
    assertThat(printer.takePapers())
        .extracting(paper -> paper.picture().height())
        .containsExactly(24 + 50, 24);
  }

  @Test
  void tabsPositionsAndSpacingMoveTheNextCharacter() {
    assertThat(inked(print("a", 0x09, "I", '\n'), 96, 0, 12, 24)).isTrue();
    assertThat(inked(alone(0x1B, 'D', 3, 0, 0x09, "I", '\n'), 36, 0, 12, 24)).isTrue();
    assertThat(inked(alone(0x1B, '$', 0x2C, 1, "I", '\n'), 300, 0, 12, 24)).isTrue();
    assertThat(inked(alone(0x1B, ' ', 8, "aI", '\n'), 20, 0, 12, 24)).isTrue();
    assertThat(alone(0x1B, '3', 100, "a", '\n', 0x1B, '2', "a", '\n').height()).isEqualTo(130);
  }
}
