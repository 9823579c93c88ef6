package vn.motcua.devices.printer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.motcua.devices.printer.escpos.EscPos;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;
import vn.motcua.devices.printer.slip.Code128;
import vn.motcua.devices.printer.slip.QrRaster;

/**
 * QR codes and Code 128 as a model prints them best: by its own command where the profile says that
 * it has one, else as raster. Always in the middle, with the quiet zone that readers need; what
 * would not be readable on the paper is refused. Pure; any thread.
 */
public final class Symbols {
  /** Bars this high are easily hit with a hand-held scanner. */
  public static final int BAR_HEIGHT_DOTS = 80;

  private static final int CENTRE = 1;

  private final PrinterProfile profile;

  /** Symbols for a model and its paper. */
  public Symbols(PrinterProfile profile) {
    this.profile = profile;
  }

  /**
   * The commands for a QR code with its quiet zone.
   *
   * @throws IllegalArgumentException when it would need modules smaller than {@link
   *     QrRaster#MODULE_DOTS_MIN} dots
   */
  public byte[] qr(String text) {
    QrRaster.Drawn drawn = QrRaster.fit(text, profile.widthDots());
    if (!profile.nativeQr()) {
      return raster(drawn.picture());
    }
    return between(white(drawn.quietDots()), ownQr(text, drawn.moduleDots()));
  }

  /**
   * A QR code by the printer's own command, in the middle of its paper and without quiet zone.
   *
   * @param moduleDots 1..16
   */
  static byte[] ownQr(String text, int moduleDots) {
    return inTheMiddle(EscPos.qrCode(text.getBytes(StandardCharsets.UTF_8), moduleDots));
  }

  /**
   * The commands for a Code 128 with its quiet zone.
   *
   * @throws IllegalArgumentException when it holds other than printable ASCII, or cannot fit the
   *     paper with bars of {@link Code128#MODULE_DOTS_MIN} dots
   */
  public byte[] code128(String text) {
    if (!profile.nativeQr()) {
      return raster(Code128.draw(text, profile.widthDots(), BAR_HEIGHT_DOTS));
    }
    List<Integer> values = Code128.values(text);
    int module = Code128.moduleDots(values, profile.widthDots());
    byte[] code = EscPos.code128(Code128.printerData(values), module, BAR_HEIGHT_DOTS);
    return between(white(module), inTheMiddle(code));
  }

  private static byte[] inTheMiddle(byte[] code) {
    return between(EscPos.justify(CENTRE), code, EscPos.justify(0));
  }

  /**
   * Rows without ink. A feed would be counted in the model's motion unit, which is half a dot for
   * some, and the quiet zone would be too small.
   */
  private static byte[] white(int rows) {
    return EscPos.rasterBand(new BitmapCanvas(1).toBitmap(rows), 0, rows);
  }

  private static byte[] between(byte[] both, byte[] code) {
    return between(both, code, both);
  }

  private static byte[] between(byte[] before, byte[] code, byte[] after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(before);
    out.writeBytes(code);
    out.writeBytes(after);
    return out.toByteArray();
  }

  private byte[] raster(Bitmap picture) {
    BitmapCanvas line = new BitmapCanvas(profile.widthDots());
    line.draw(picture, (profile.widthDots() - picture.width()) / 2, 0);
    return EscPos.raster(line.toBitmap(picture.height()), profile.bandRows());
  }
}
