package vn.motcua.devices.emulator.printer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.motcua.devices.printer.inspect.EscPosToken;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.slip.Code128;
import vn.motcua.devices.printer.slip.QrRaster;

/**
 * The symbol storage area of {@code GS ( k} for QR codes, and Code 128 of {@code GS k 73}. As a
 * real printer it draws no quiet zone. Not thread safe.
 */
final class SymbolState {
  private static final int QR = 49;
  private static final int SET_MODULE = 67;
  private static final int STORE = 80;
  private static final int PRINT = 81;

  /** System 73 of {@code GS k} function B. */
  private static final int CODE_128 = 73;

  private static final int HEIGHT_DOTS_FIRST = 162;

  private int module = 3;
  private int barDots = 3;
  private int barHeight = HEIGHT_DOTS_FIRST;
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

  /** {@code GS w n}: dots of a narrow bar. */
  void barWidth(int dots) {
    barDots = Math.clamp(dots, 1, 6);
  }

  /** {@code GS h n}: height of the bars. */
  void barHeight(int dots) {
    barHeight = Math.max(1, dots);
  }

  /** The bars of {@code GS k 73}; empty when this emulator does not draw them. */
  Optional<Bitmap> bars(EscPosToken token) {
    return token.at(2) == CODE_128 && token.length() > 6
        ? Code128.ofPrinterData(token.from(4)).map(it -> Code128.bars(it, barDots, barHeight))
        : Optional.empty();
  }
}
