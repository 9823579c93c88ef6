package vn.motcua.devices.printer.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The Vietnamese code pages that receipt printers have. Immutable; any thread.
 *
 * <p>Sources: TCVN-3 as Epson's tables 30 and 31 (escpos-printer-db, CC BY 4.0; its U+00D0 at A7h
 * is Đ), VISCII as RFC 1456, WPC1258 as Microsoft's code page 1258 with the tone after its letter.
 */
public enum VietnamesePage {
  /** TCVN 5712-3 in two tables: small letters, and capitals. */
  TCVN3,
  /** Windows-1258: letters with a quality mark, then a combining tone of its own. */
  WPC1258,
  /**
   * RFC 1456. Its six capitals at control codes are left out: a printer would obey them as
   * commands.
   */
  VISCII;

  private static final String TCVN3_SMALL =
      "                "
          + "                "
          + "        ăâêôơưđ "
          + "     àảãáạ ằẳẵắ "
          + "      ặầẩẫấậè ẻẽ"
          + "éẹềểễếệìỉ   ĩíịò"
          + " ỏõóọồổỗốộờởỡớợù"
          + " ủũúụừửữứựỳỷỹýỵ ";

  private static final String TCVN3_CAPITAL =
      "                "
          + "                "
          + " ĂÂ    Đ  ÊÔƠƯ  "
          + "     ÀẢÃÁẠ ẰẲẴẮ "
          + "      ẶẦẨẪẤẬÈ ẺẼ"
          + "ÉẸỀỂỄẾỆÌỈ   ĨÍỊÒ"
          + " ỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙ"
          + " ỦŨÚỤỪỬỮỨỰỲỶỸÝỴ ";

  private static final String VISCII_HIGH =
      "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
          + "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
          + "Õắằặấầẩậẽẹếềểễệố"
          + "ồổỗỠƠộờởịỰỨỪỬơớƯ"
          + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
          + "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
          + "àáâãảăữẫèéêẻìíĩỉ"
          + "đựòóôõỏọụùúũủýợỮ";

  private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
  private static final int HIGH_FIRST = 0x80;

  /** How many tables have to be switched between. */
  public int tables() {
    return this == TCVN3 ? 2 : 1;
  }

  /** The cells of a text; empty for a letter that the page lacks. */
  public List<Optional<Cell>> encode(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    Map<String, Cell> known = cells();
    BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(composed);
    List<Optional<Cell>> cells = new ArrayList<>();
    int from = letters.first();
    for (int to = letters.next(); to != BreakIterator.DONE; to = letters.next()) {
      cells.add(cell(composed.substring(from, to), known));
      from = to;
    }
    return cells;
  }

  private Optional<Cell> cell(String letter, Map<String, Cell> known) {
    if (letter.length() == 1 && letter.charAt(0) >= ' ' && letter.charAt(0) < 0x7f) {
      return Optional.of(new Cell(letter, 0, letter.charAt(0), Cell.NONE));
    }
    return this == WPC1258 ? windows(letter) : Optional.ofNullable(known.get(letter));
  }

  private Map<String, Cell> cells() {
    Map<String, Cell> cells = new HashMap<>();
    switch (this) {
      case TCVN3 -> {
        fill(cells, TCVN3_SMALL, 0);
        fill(cells, TCVN3_CAPITAL, 1);
      }
      case VISCII -> fill(cells, VISCII_HIGH, 0);
      case WPC1258 -> {}
    }
    return cells;
  }

  private static void fill(Map<String, Cell> cells, String table, int number) {
    for (int i = 0; i < table.length(); i++) {
      if (table.charAt(i) != ' ') {
        String letter = table.substring(i, i + 1);
        cells.put(letter, new Cell(letter, number, HIGH_FIRST + i, Cell.NONE));
      }
    }
  }

  /** A whole letter, or its base with the quality mark and then the tone. */
  private static Optional<Cell> windows(String letter) {
    CharsetEncoder encoder = Charset.forName("windows-1258").newEncoder();
    if (Character.isISOControl(letter.charAt(0))) {
      return Optional.empty();
    }
    if (letter.length() == 1 && encoder.canEncode(letter)) {
      return Optional.of(new Cell(letter, 0, windowsByte(letter), Cell.NONE));
    }
    String parts = Normalizer.normalize(letter, Normalizer.Form.NFD);
    StringBuilder base = new StringBuilder();
    StringBuilder tone = new StringBuilder();
    for (int i = 0; i < parts.length(); i++) {
      (TONES.indexOf(parts.charAt(i)) < 0 ? base : tone).append(parts.charAt(i));
    }
    String bare = Normalizer.normalize(base, Normalizer.Form.NFC);
    if (tone.length() != 1 || bare.length() != 1 || !encoder.canEncode(bare)) {
      return Optional.empty();
    }
    return Optional.of(new Cell(letter, 0, windowsByte(bare), windowsByte(tone.toString())));
  }

  private static int windowsByte(String one) {
    ByteBuffer bytes = Charset.forName("windows-1258").encode(CharBuffer.wrap(one));
    return bytes.get() & 0xff;
  }

  /**
   * The text that bytes of one table show, NFC; what the table lacks becomes U+FFFD.
   *
   * @param table 0, or 1 for the capitals of TCVN-3
   */
  public String decode(int table, byte[] bytes) {
    if (this == WPC1258) {
      String shown = new String(bytes, Charset.forName("windows-1258"));
      return Normalizer.normalize(shown, Normalizer.Form.NFC);
    }
    String high = this == VISCII ? VISCII_HIGH : table == 0 ? TCVN3_SMALL : TCVN3_CAPITAL;
    StringBuilder shown = new StringBuilder(bytes.length);
    for (byte each : bytes) {
      int value = each & 0xff;
      char letter = value < HIGH_FIRST ? (char) value : high.charAt(value - HIGH_FIRST);
      shown.append(value >= HIGH_FIRST && letter == ' ' ? '\ufffd' : letter);
    }
    return shown.toString();
  }
}
