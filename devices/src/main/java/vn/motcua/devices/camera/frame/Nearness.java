package vn.motcua.devices.camera.frame;

import vn.motcua.devices.camera.picture.GreyImage;

/** A cheap test whether a code may be in the picture, so that an empty desk costs nothing. Pure. */
final class Nearness {

  /** Lines of the picture that are tested, in each direction. */
  private static final int LINES = 48;

  /** A code has at least this many steep edges in a quarter of the picture's width. */
  private static final int EDGES_MIN = 10;

  /** Difference of neighbours that counts as steep. */
  private static final int STEEP = 24;

  private static final int STEP = 2;

  private Nearness() {}

  /** Whether any line, across or down, has many edges within a short distance. */
  static boolean likely(GreyImage image) {
    return across(image, image.getWidth(), image.getHeight(), false)
        || across(image, image.getHeight(), image.getWidth(), true);
  }

  private static boolean across(GreyImage image, int length, int lines, boolean down) {
    int window = Math.max(STEP, length / 4 / STEP);
    for (int line = 0; line < LINES; line++) {
      int place = (int) ((long) lines * line / LINES);
      int edges = 0;
      boolean[] steep = new boolean[length / STEP + 1];
      for (int i = 1; i * STEP < length; i++) {
        int here = down ? image.at(place, i * STEP) : image.at(i * STEP, place);
        int before = down ? image.at(place, (i - 1) * STEP) : image.at((i - 1) * STEP, place);
        steep[i] = Math.abs(here - before) >= STEEP;
        edges += steep[i] ? 1 : 0;
        edges -= i > window && steep[i - window] ? 1 : 0;
        if (edges >= EDGES_MIN) {
          return true;
        }
      }
    }
    return false;
  }
}
