package vn.motcua.devices.emulator.printer;

import java.util.Arrays;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/** Pictures made of bytes or of other pictures. Pure. */
final class Dots {
  private Dots() {}

  /** Enlarges each dot to a rectangle. */
  static Bitmap scaled(Bitmap picture, int wide, int high) {
    if (wide == 1 && high == 1) {
      return picture;
    }
    BitmapCanvas canvas = new BitmapCanvas(picture.width() * wide);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        if (picture.black(x, y)) {
          canvas.fill(x * wide, y * high, wide, high);
        }
      }
    }
    return canvas.toBitmap(picture.height() * high);
  }

  /** Rows of bytes, the most significant bit left. */
  static Bitmap ofRows(byte[] data, int from, int widthDots, int rows) {
    int rowBytes = (widthDots + 7) / 8;
    BitmapCanvas canvas = new BitmapCanvas(Math.max(1, widthDots));
    for (int y = 0; y < rows; y++) {
      int at = from + y * rowBytes;
      canvas.draw(Bitmap.ofRow(rowBytes * 8, Arrays.copyOfRange(data, at, at + rowBytes)), 0, y);
    }
    return canvas.toBitmap(rows);
  }

  /** Columns of bytes, the most significant bit on top. */
  static Bitmap ofColumns(byte[] data, int from, int columnBytes) {
    int columns = (data.length - from) / columnBytes;
    BitmapCanvas canvas = new BitmapCanvas(Math.max(1, columns));
    for (int i = 0; i < columns * columnBytes * 8; i++) {
      if ((data[from + i / 8] & (0x80 >> i % 8)) != 0) {
        canvas.fill(i / (8 * columnBytes), i % (8 * columnBytes), 1, 1);
      }
    }
    return canvas.toBitmap(columnBytes * 8);
  }

  /** Bars from left to right. */
  static Bitmap ofBars(boolean[] modules, int moduleDots, int heightDots) {
    BitmapCanvas canvas = new BitmapCanvas(modules.length * moduleDots);
    for (int x = 0; x < modules.length; x++) {
      if (modules[x]) {
        canvas.fill(x * moduleDots, 0, moduleDots, heightDots);
      }
    }
    return canvas.toBitmap(heightDots);
  }
}
