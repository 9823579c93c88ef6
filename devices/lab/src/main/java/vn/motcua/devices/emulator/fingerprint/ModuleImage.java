package vn.motcua.devices.emulator.fingerprint;

import vn.motcua.devices.fingerprint.module.Family;

/** The picture of an emulated finger: arches that differ from finger to finger. Pure. */
final class ModuleImage {
  private static final int GROW_SIDE = 192;
  private static final int ZFM_WIDE = 256;
  private static final int ZFM_HIGH = 288;
  private static final int GREYS = 16;

  private ModuleImage() {}

  /**
   * Two pixels per byte, the left one in the upper four bits; 256 × 288 of a ZFM, 192 × 192 of a
   * GROW.
   */
  static byte[] of(int finger, Family family) {
    int wide = family == Family.GROW ? GROW_SIDE : ZFM_WIDE;
    int high = family == Family.GROW ? GROW_SIDE : ZFM_HIGH;
    byte[] image = new byte[wide * high / 2];
    for (int i = 0; i < image.length; i++) {
      int x = 2 * i % wide;
      int y = 2 * i / wide;
      image[i] = (byte) (grey(finger, x - wide / 2, y) << 4 | grey(finger, x + 1 - wide / 2, y));
    }
    return image;
  }

  private static int grey(int finger, int x, int y) {
    double ridge = Math.sin((y + x * x / 160.0) * (0.55 + Math.floorMod(finger, 7) * 0.05));
    return (int) Math.round((ridge + 1) / 2 * (GREYS - 1));
  }
}
