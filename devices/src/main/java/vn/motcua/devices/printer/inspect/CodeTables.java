package vn.motcua.devices.printer.inspect;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.devices.printer.text.TextLine;
import vn.motcua.devices.printer.text.VietnamesePage;

/**
 * What the numbers of {@code ESC t n} mean on a model, and the text its bytes show. Pure.
 *
 * @param vietnamese the Vietnamese tables by number
 */
public record CodeTables(Map<Integer, Table> vietnamese) {

  public CodeTables {
    vietnamese = Map.copyOf(vietnamese);
  }

  /** One table of a page; {@code number} 1 is the capitals' table of TCVN-3. */
  public record Table(VietnamesePage page, int number) {}

  /** Epson's numbers for the pages that other languages use; the JDK knows them by these names. */
  private static final Map<Integer, String> EPSON =
      Map.ofEntries(
          Map.entry(0, "IBM437"),
          Map.entry(1, "JIS_X0201"),
          Map.entry(2, "IBM850"),
          Map.entry(3, "IBM860"),
          Map.entry(4, "IBM863"),
          Map.entry(5, "IBM865"),
          Map.entry(13, "IBM857"),
          Map.entry(14, "x-IBM737"),
          Map.entry(15, "ISO-8859-7"),
          Map.entry(16, "windows-1252"),
          Map.entry(17, "IBM866"),
          Map.entry(18, "IBM852"),
          Map.entry(19, "IBM00858"),
          Map.entry(20, "TIS-620"),
          Map.entry(21, "x-IBM874"),
          Map.entry(33, "IBM775"),
          Map.entry(34, "IBM855"),
          Map.entry(35, "IBM861"),
          Map.entry(36, "IBM862"),
          Map.entry(37, "IBM864"),
          Map.entry(38, "IBM869"),
          Map.entry(39, "ISO-8859-2"),
          Map.entry(40, "ISO-8859-15"),
          Map.entry(41, "x-IBM1098"),
          Map.entry(45, "windows-1250"),
          Map.entry(46, "windows-1251"),
          Map.entry(47, "windows-1253"),
          Map.entry(48, "windows-1254"),
          Map.entry(49, "windows-1255"),
          Map.entry(50, "windows-1256"),
          Map.entry(51, "windows-1257"),
          Map.entry(52, "windows-1258"));

  /** What bytes 80h to FFh show in PC851 (Greek) and PC853 (Turkish), which the JDK lacks. */
  private static final Map<Integer, String> WITHOUT_CHARSET =
      Map.of(
          11,
          "ÇüéâäàΆçêëèïîΈÄΉΊ\ufffdΌôöΎûùΏÖÜά£έήίϊΐόύΑΒΓΔΕΖΗ½ΘΙ«»░▒▓│┤ΚΛΜΝ╣║╗╝ΞΟ┐└┴┬├─┼ΠΡ╚╔╩╦╠═╬Σ"
              + "ΤΥΦΧΨΩαβγ┘┌█▄δε▀ζηθικλμνξοπρσςτ´\u00ad±υφχ§ψ¸°¨ωϋΰώ■\u00a0",
          12,
          "ÇüéâäàĉçêëèïîìÄĈÉċĊôöòûùİÖÜĝ£Ĝ×ĵáíóúñÑĞğĤĥ\ufffd½Ĵş«»░▒▓│┤ÁÂÀŞ╣║╗╝Żż┐└┴┬├─┼Ŝŝ╚╔╩╦╠═╬¤"
              + "\ufffd\ufffdÊËÈıÍÎÏ┘┌█▄\ufffdÌ▀ÓßÔÒĠġµĦħÚÛÙŬŭ\ufffd´\u00ad\ufffdℓŉ˘§÷¸°¨˙\ufffd³²■"
              + "\u00a0");

  /** Epson's numbers: 30 and 31 are TCVN-3, 52 is WPC1258. */
  public static CodeTables epson() {
    return new CodeTables(
        Map.of(
            30, new Table(VietnamesePage.TCVN3, 0),
            31, new Table(VietnamesePage.TCVN3, 1),
            52, new Table(VietnamesePage.WPC1258, 0)));
  }

  /** Epson's numbers, with a model's own over them. */
  public static CodeTables of(List<TextLine> pages) {
    Map<Integer, Table> numbers = new HashMap<>(epson().vietnamese());
    for (TextLine page : pages) {
      numbers.put(page.firstTable(), new Table(page.page(), 0));
      if (page.secondTable() != page.firstTable()) {
        numbers.put(page.secondTable(), new Table(page.page(), 1));
      }
    }
    return new CodeTables(numbers);
  }

  /** The text that bytes show when table {@code n} is chosen, NFC. */
  public String decode(int n, byte[] bytes) {
    Table table = vietnamese.get(n);
    if (table != null) {
      return table.page().decode(table.number(), bytes);
    }
    String upper = WITHOUT_CHARSET.get(n);
    String shown =
        upper == null
            ? new String(bytes, Charset.forName(EPSON.getOrDefault(n, "IBM437")))
            : shown(upper, bytes);
    return Normalizer.normalize(shown, Normalizer.Form.NFC);
  }

  private static String shown(String upper, byte[] bytes) {
    StringBuilder shown = new StringBuilder(bytes.length);
    for (byte each : bytes) {
      shown.append(each >= 0 ? (char) each : upper.charAt(each & 0x7F));
    }
    return shown.toString();
  }

  /** Whether the number is known. */
  public boolean knows(int n) {
    return vietnamese.containsKey(n) || EPSON.containsKey(n) || WITHOUT_CHARSET.containsKey(n);
  }
}
