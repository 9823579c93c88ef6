package vn.motcua.devices.camera.picture;

import java.util.List;

/**
 * A part of a picture that may hold a code, as a rectangle turned around its middle.
 *
 * @param x middle, in dots of the picture
 * @param y middle
 * @param angle of the axis across the bars, in radians, clockwise from the picture's x axis
 * @param alongMax half the length along that axis
 * @param acrossMax half the length at right angles to it
 * @param lean how the angle changes along the axis in a picture taken aslant, radians a dot
 * @param stripes whether all edges lie one way, as those of bars do
 */
public record Region(
    double x,
    double y,
    double angle,
    double alongMax,
    double acrossMax,
    double lean,
    boolean stripes) {
  private static final double SAME_SHARE = 0.12;

  /** The same place in a picture {@code factor} times as large. */
  public Region times(double factor) {
    return new Region(
        x * factor,
        y * factor,
        angle,
        alongMax * factor,
        acrossMax * factor,
        lean / factor,
        stripes);
  }

  /** Dots of the picture in it. */
  public long dots() {
    return Math.round(4 * alongMax * acrossMax);
  }

  /** The same region, moved this many dots to the right and down. */
  public Region moved(int right, int below) {
    return new Region(x + right, y + below, angle, alongMax, acrossMax, lean, stripes);
  }

  /** The whole picture, for square codes or for upright or lying bars. */
  public static List<Region> whole(double width, double height) {
    double x = width / 2;
    double y = height / 2;
    return List.of(
        new Region(x, y, 0, x, y, 0, false),
        new Region(x, y, 0, x, y, 0, true),
        new Region(x, y, Math.PI / 2, height / 2, width / 2, 0, true));
  }

  /** Whether the middle of another region is in this one. */
  public boolean holds(Region other) {
    double dx = other.x - x;
    double dy = other.y - y;
    double along = dx * Math.cos(angle) + dy * Math.sin(angle);
    double across = dy * Math.cos(angle) - dx * Math.sin(angle);
    return Math.abs(along) < alongMax && Math.abs(across) < acrossMax;
  }

  /** Whether another region is so nearly the same place that reading it again gains nothing. */
  public boolean isAbout(Region other) {
    double size = alongMax + acrossMax;
    double otherSize = other.alongMax + other.acrossMax;
    return stripes == other.stripes
        && Math.hypot(x - other.x, y - other.y) < SAME_SHARE * size
        && Math.abs(size - otherSize) < SAME_SHARE * size
        && Math.abs(alongMax - other.alongMax) < SAME_SHARE * size;
  }
}
