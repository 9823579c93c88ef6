package vn.motcua.devices.emulator.printer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.motcua.devices.printer.inspect.EscPosToken;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.slip.QrRaster;

/** The symbol storage area of {@code GS ( k} for QR codes. Not thread safe. */
final class SymbolState {
  private static final int QR = 49;
  private static final int SET_MODULE = 67;
  private static final int STORE = 80;
  private static final int PRINT = 81;

  private int module = 3;
  private String data = "";

  /** Whether this emulator draws such symbols. */
  static boolean knows(EscPosToken token) {
    return token.length() >= 8 && token.at(5) == QR;
  }

  /** Takes a function; gives the picture when it says print. */
  Optional<Bitmap> take(EscPosToken token) {
    switch (token.at(6)) {
      case SET_MODULE -> module = Math.clamp(token.at(7), 1, 16);
      case STORE -> data = new String(token.from(8), StandardCharsets.UTF_8);
      case PRINT -> {
        return data.isEmpty() ? Optional.empty() : Optional.of(QrRaster.drawModules(data, module));
      }
      default -> {}
    }
    return Optional.empty();
  }
}
