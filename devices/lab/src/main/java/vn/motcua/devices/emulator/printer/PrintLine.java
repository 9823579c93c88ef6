package vn.motcua.devices.emulator.printer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/**
 * The print buffer: cells and column images that wait for their line feed, side by side, their
 * lower edges on one line. Not thread safe.
 */
final class PrintLine {
  private record Piece(int x, Bitmap dots) {}

  private final List<Piece> pieces = new ArrayList<>();
  private int position;

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Whether this many more dots fit into an area of this width; an empty line takes anything. */
  boolean fits(int wide, int areaDots) {
    return position == 0 || position + wide <= areaDots;
  }

  void add(Bitmap dots, int spacing) {
    pieces.add(new Piece(position, dots));
    position += dots.width() + spacing;
  }

  /** Where the next piece goes, from the left edge of the print area. */
  int position() {
    return position;
  }

  void moveTo(int dots) {
    position = Math.max(0, dots);
  }

  void clear() {
    pieces.clear();
    position = 0;
  }

  /** The line on paper of this width; empty when nothing waits. The buffer is empty afterwards. */
  Optional<Bitmap> take(int paperDots, int leftDots, int areaDots, Align align) {
    if (pieces.isEmpty()) {
      position = 0;
      return Optional.empty();
    }
    int high = pieces.stream().mapToInt(piece -> piece.dots.height()).max().orElse(0);
    int indent = leftDots + align.indent(areaDots - position);
    BitmapCanvas canvas = new BitmapCanvas(paperDots);
    for (Piece piece : pieces) {
      canvas.draw(piece.dots, indent + piece.x, high - piece.dots.height());
    }
    clear();
    return Optional.of(canvas.toBitmap(high));
  }
}
