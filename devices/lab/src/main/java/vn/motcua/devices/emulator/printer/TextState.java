package vn.motcua.devices.emulator.printer;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.motcua.devices.printer.inspect.CodeTables;
import vn.motcua.devices.printer.inspect.EscPosToken;
import vn.motcua.devices.printer.raster.Bitmap;

/**
 * Text mode: style, code table, print area and the line that waits for its feed. Each character
 * keeps the style it came with. Not thread safe.
 */
final class TextState {
  private static final int SPACING_DOTS = 30;
  private static final int TAB_CHARACTERS = 8;
  private static final Set<Integer> TWO_DOTS = Set.of(2, 50);

  private final CodeTables tables;
  private final int paperDots;
  private final CharacterCells cells = new CharacterCells();
  private final PrintLine line = new PrintLine();
  private final BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
  private final List<Integer> tabs = new ArrayList<>();
  private TextStyle style = TextStyle.PLAIN;
  private Align align = Align.LEFT;
  private int table;
  private int lineSpacing = SPACING_DOTS;
  private int characterSpacing;
  private int leftMargin;
  private int areaWidth;

  TextState(CodeTables tables, int paperDots) {
    this.tables = tables;
    this.paperDots = paperDots;
    this.areaWidth = paperDots;
  }

  /** Back to the state after power-on. */
  void initialize() {
    line.clear();
    tabs.clear();
    style = TextStyle.PLAIN;
    align = Align.LEFT;
    table = 0;
    lineSpacing = SPACING_DOTS;
    characterSpacing = 0;
    leftMargin = 0;
    areaWidth = paperDots;
  }

  /** Takes a command that changes how text is printed; false when it is another command. */
  boolean take(EscPosToken token) {
    int n = token.length() > 2 ? token.at(2) : 0;
    switch (token.command()) {
      case ESC_PRINT_MODES -> style = style.withModes(n);
      case ESC_EMPHASIZED, ESC_DOUBLE_STRIKE -> style = style.withBold((n & 1) != 0);
      case ESC_FONT -> style = style.withFontB(n != 0 && n != 48);
      case ESC_UNDERLINE -> style = style.withUnderline(TWO_DOTS.contains(n) ? 2 : n & 1);
      case ESC_ITALIC -> style = style.withItalic(true);
      case ESC_ITALIC_OFF -> style = style.withItalic(false);
      case GS_REVERSE -> style = style.withReverse((n & 1) != 0);
      case GS_CHARACTER_SIZE -> style = style.withSize(n);
      case ESC_CHARACTER_SPACING -> characterSpacing = n;
      case ESC_LINE_SPACING -> lineSpacing = n;
      case ESC_DEFAULT_LINE_SPACING -> lineSpacing = SPACING_DOTS;
      case ESC_CODE_TABLE -> table = n;
      default -> {
        return position(token, n);
      }
    }
    return true;
  }

  private boolean position(EscPosToken token, int n) {
    switch (token.command()) {
      case ESC_JUSTIFICATION -> align(n);
      case GS_LEFT_MARGIN -> leftMargin = Math.min(token.word(2), paperDots);
      case GS_AREA_WIDTH -> areaWidth = Math.clamp(token.word(2), style.cellWide(), paperDots);
      case ESC_ABSOLUTE_POSITION -> line.moveTo(token.word(2));
      case ESC_RELATIVE_POSITION -> line.moveTo(line.position() + (short) token.word(2));
      case ESC_TAB_POSITIONS -> {
        tabs.clear();
        for (int at = 2; at < token.length() && token.at(at) != 0; at++) {
          tabs.add(token.at(at));
        }
      }
      case HT -> tab();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Alignment counts at the beginning of a line only. */
  private void align(int n) {
    if (line.isEmpty()) {
      align = Align.of(n);
    }
  }

  private void tab() {
    int wide = style.cellWide() * style.width() + characterSpacing;
    int column = line.position() / wide;
    int next =
        tabs.isEmpty()
            ? (column / TAB_CHARACTERS + 1) * TAB_CHARACTERS
            : tabs.stream().filter(tab -> tab > column).findFirst().orElse(column);
    line.moveTo(next * wide);
  }

  /** Whether the chosen table is known. */
  boolean knowsTable(int n) {
    return tables.knows(n);
  }

  /** Adds text; the lines that became full are to be printed. */
  List<Bitmap> append(EscPosToken text) {
    List<Bitmap> full = new ArrayList<>();
    for (String letter : letters(text)) {
      add(cells.cell(letter, style), full);
    }
    return full;
  }

  /** Adds a column image to the line. */
  List<Bitmap> append(Bitmap image) {
    List<Bitmap> full = new ArrayList<>();
    add(image, full);
    return full;
  }

  private void add(Bitmap dots, List<Bitmap> full) {
    if (!line.fits(dots.width(), area())) {
      takeLine().ifPresent(full::add);
    }
    line.add(dots, characterSpacing * style.width());
  }

  /** Characters of a text that this printer's font lacks. */
  Set<String> lacking(EscPosToken text) {
    Set<String> lacking = new TreeSet<>();
    for (String letter : letters(text)) {
      if (!cells.has(letter)) {
        lacking.add(letter);
      }
    }
    return lacking;
  }

  private List<String> letters(EscPosToken text) {
    String shown = tables.decode(table, text.from(0));
    List<String> found = new ArrayList<>(shown.length());
    letters.setText(shown);
    int from = letters.first();
    for (int to = letters.next(); to != BreakIterator.DONE; to = letters.next()) {
      found.add(shown.substring(from, to));
      from = to;
    }
    return found;
  }

  /** The line as a strip, when there is one; the buffer is empty then. */
  Optional<Bitmap> takeLine() {
    return line.take(paperDots, leftMargin, area(), align);
  }

  /** One line of plain text without feed, such as what stands under bars. */
  Bitmap small(String text, boolean fontB) {
    PrintLine own = new PrintLine();
    for (int at = 0; at < text.length(); at++) {
      own.add(cells.cell(text.substring(at, at + 1), TextStyle.PLAIN.withFontB(fontB)), 0);
    }
    int wide = Math.max(1, own.position());
    return own.take(wide, 0, wide, Align.LEFT).orElseThrow();
  }

  /** Feed of a line, in dots. */
  int lineSpacing() {
    return lineSpacing;
  }

  /** Where the left edge of a picture goes. */
  int left(int pictureDots) {
    return leftMargin + align.indent(area() - pictureDots);
  }

  private int area() {
    return Math.max(style.cellWide(), Math.min(areaWidth, paperDots - leftMargin));
  }
}
