package vn.motcua.devices.printer.profile;

import java.util.List;
import vn.motcua.devices.printer.escpos.Cut;
import vn.motcua.devices.printer.inspect.CodeTables;
import vn.motcua.devices.printer.text.TextLine;

/**
 * The properties of a printer model.
 *
 * @param name model or family, such as {@code epson-tm-t20iii}
 * @param widthDots printable width; never guess it from the paper size
 * @param bandRows rows in one raster command, small enough for the receive buffer
 * @param cut shape of the cut
 * @param status what it answers
 * @param clearsBuffers obeys {@code DLE DC4 8}, so that nothing is printed after a refill
 * @param pages its Vietnamese code tables, best first; empty for none
 * @param nativeQr draws QR codes itself with {@code GS ( k}
 */
public record PrinterProfile(
    String name,
    int widthDots,
    int bandRows,
    Cut cut,
    StatusAbility status,
    boolean clearsBuffers,
    List<TextLine> pages,
    boolean nativeQr) {

  /** Which status queries a printer answers. */
  public enum StatusAbility {
    /** As FULL, and reports changes by itself after GS a. */
    AUTOMATIC,
    /** Answers DLE EOT, and GS r in its turn: jobs can be proven. */
    FULL,
    /** Answers DLE EOT only. */
    REALTIME,
    /** Never answers, or not as ESC/POS has it. */
    NONE
  }

  /** 80 mm paper, 203 dpi, any model that has {@code GS v 0}. */
  public static final PrinterProfile SAFE_80_MM = safe(576);

  /** 58 mm paper, 203 dpi, any model that has {@code GS v 0}. */
  public static final PrinterProfile SAFE_58_MM = safe(384);

  private static final int SMALL_PAPER_DOTS_MAX = 432;

  public PrinterProfile {
    pages = List.copyOf(pages);
  }

  /** For a model without a profile: raster only, small bands on narrow paper. */
  public static PrinterProfile safe(int widthDots) {
    return new PrinterProfile(
        "safe raster, " + widthDots + " dots",
        widthDots,
        widthDots <= SMALL_PAPER_DOTS_MAX ? 64 : 128,
        Cut.PARTIAL,
        StatusAbility.FULL,
        true,
        List.of(),
        false);
  }

  /** Whether {@code GS r 1} is answered in turn: the proof that all before it was executed. */
  public boolean answersInOrder() {
    return status == StatusAbility.FULL || status == StatusAbility.AUTOMATIC;
  }

  /** Whether {@code GS a} makes it tell changes by itself. */
  public boolean tellsChanges() {
    return status == StatusAbility.AUTOMATIC;
  }

  /** The same model on paper of another width. */
  public PrinterProfile withWidth(int dots) {
    return new PrinterProfile(name, dots, bandRows, cut, status, clearsBuffers, pages, nativeQr);
  }

  /** What its table numbers mean. */
  public CodeTables codeTables() {
    return CodeTables.of(pages);
  }
}
