package vn.motcua.devices.emulator.printer;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.motcua.devices.printer.inspect.EscPosToken;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/**
 * The symbol storage area of {@code GS ( k} for QR codes of model 2. As a real printer it draws no
 * quiet zone and takes the data as bytes. Not thread safe.
 */
final class SymbolState {
  private static final int QR = 49;
  private static final int SET_MODEL = 65;
  private static final int SET_MODULE = 67;
  private static final int SET_LEVEL = 69;
  private static final int STORE = 80;
  private static final int PRINT = 81;
  private static final int MODEL_2 = 50;
  private static final ErrorCorrectionLevel[] LEVELS = {
    ErrorCorrectionLevel.L, ErrorCorrectionLevel.M, ErrorCorrectionLevel.Q, ErrorCorrectionLevel.H
  };

  private int model = MODEL_2;
  private int module = 3;
  private ErrorCorrectionLevel level = ErrorCorrectionLevel.L;
  private String data = "";

  /** Whether this emulator draws such symbols. */
  boolean knows(EscPosToken token) {
    boolean qr = token.length() >= 8 && token.at(5) == QR;
    return qr && (token.at(6) != PRINT || model == MODEL_2);
  }

  /**
   * Takes a function; gives the picture when the function is to print and the data fit into a code.
   */
  Optional<Bitmap> take(EscPosToken token) {
    switch (token.at(6)) {
      case SET_MODEL -> model = token.at(7);
      case SET_MODULE -> module = Math.clamp(token.at(7), 1, 16);
      case SET_LEVEL -> level = LEVELS[Math.clamp(token.at(7) - 48, 0, 3)];
      case STORE -> data = new String(token.from(8), StandardCharsets.ISO_8859_1);
      case PRINT -> {
        return data.isEmpty() ? Optional.empty() : draw();
      }
      default -> {}
    }
    return Optional.empty();
  }

  /** Back to the state after power-on. */
  void initialize() {
    model = MODEL_2;
    module = 3;
    level = ErrorCorrectionLevel.L;
    data = "";
  }

  private Optional<Bitmap> draw() {
    try {
      ByteMatrix code = Encoder.encode(data, level).getMatrix();
      BitmapCanvas canvas = new BitmapCanvas(code.getWidth() * module);
      for (int y = 0; y < code.getHeight(); y++) {
        for (int x = 0; x < code.getWidth(); x++) {
          if (code.get(x, y) == 1) {
            canvas.fill(x * module, y * module, module, module);
          }
        }
      }
      return Optional.of(canvas.toBitmap(code.getHeight() * module));
    } catch (WriterException e) {
      return Optional.empty(); // more data than a code has room for: a printer prints nothing
    }
  }
}
