package vn.motcua.devices.printer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.motcua.devices.printer.escpos.EscPos;
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
  /** Bars so high are met by a scanner held by hand. */
  public static final int BAR_HEIGHT_DOTS = 80;

  private static final int CENTRE = 1;

  private final PrinterProfile profile;

  /** For a model and its paper. */
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
    Bitmap drawn = QrRaster.draw(text, profile.widthDots());
    if (!profile.nativeQr()) {
      return raster(drawn);
    }
    int module = drawn.width() / QrRaster.sideModules(text);
    byte[] code = EscPos.qrCode(text.getBytes(StandardCharsets.UTF_8), module);
    return inTheMiddle(code, QrRaster.QUIET_MODULES * module);
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
    return inTheMiddle(code, module);
  }

  private static byte[] inTheMiddle(byte[] code, int feedDots) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(EscPos.justify(CENTRE));
    out.writeBytes(EscPos.feedDots(feedDots));
    out.writeBytes(code);
    out.writeBytes(EscPos.feedDots(feedDots));
    out.writeBytes(EscPos.justify(0));
    return out.toByteArray();
  }

  private byte[] raster(Bitmap picture) {
    BitmapCanvas line = new BitmapCanvas(profile.widthDots());
    line.draw(picture, (profile.widthDots() - picture.width()) / 2, 0);
    return EscPos.raster(line.toBitmap(picture.height()), profile.bandRows());
  }
}
