package vn.motcua.devices.emulator.printer;

import java.util.Optional;
import vn.motcua.devices.printer.inspect.EscPosCommand;
import vn.motcua.devices.printer.inspect.EscPosToken;
import vn.motcua.devices.printer.raster.Bitmap;

/** Pictures of {@code ESC *} and of the graphics commands. Not thread safe. */
final class ImageState {
  private static final int STORE_RASTER = 112;

  private Optional<Bitmap> stored = Optional.empty();

  /**
   * {@code ESC * m nL nH d…}: columns of 8 or 24 dots; 8-dot modes have a third of the rows, single
   * density (0, 32) half the columns.
   */
  static Bitmap columns(EscPosToken token) {
    int mode = token.at(2);
    boolean tall = mode >= 32;
    return Dots.scaled(
        Dots.ofColumns(token.from(0), 5, tall ? 3 : 1), mode % 32 == 0 ? 2 : 1, tall ? 1 : 3);
  }

  /** Whether this emulator draws such graphics: raster in one colour, stored and then printed. */
  static boolean knows(EscPosToken token) {
    int at = function(token);
    if (token.length() <= at) {
      return false;
    }
    int fn = token.at(at);
    return fn == 2 || fn == 50 || (fn == STORE_RASTER && fits(token, at));
  }

  /** {@code fn a bx by c xL xH yL yH d…}. */
  private static boolean fits(EscPosToken token, int at) {
    int data = at + 9;
    if (token.length() < data) {
      return false;
    }
    int wide = token.word(at + 5);
    int bytes = (wide + 7) / 8 * token.word(at + 7);
    return wide > 0
        && wide * token.at(at + 2) <= Bitmap.WIDTH_DOTS_MAX
        && token.length() >= data + bytes;
  }

  /** Takes a graphics function; gives the picture when the function is to print. */
  Optional<Bitmap> take(EscPosToken token) {
    int at = function(token);
    if (token.at(at) == STORE_RASTER) {
      Bitmap picture = Dots.ofRows(token.from(0), at + 9, token.word(at + 5), token.word(at + 7));
      stored =
          Optional.of(
              Dots.scaled(
                  picture, Math.clamp(token.at(at + 2), 1, 2), Math.clamp(token.at(at + 3), 1, 2)));
      return Optional.empty();
    }
    Optional<Bitmap> printed = stored;
    stored = Optional.empty();
    return printed;
  }

  private static int function(EscPosToken token) {
    return token.command() == EscPosCommand.GS_GRAPHICS_LARGE ? 8 : 6;
  }

  void initialize() {
    stored = Optional.empty();
  }
}
