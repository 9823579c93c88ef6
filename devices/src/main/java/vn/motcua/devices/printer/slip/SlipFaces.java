package vn.motcua.devices.printer.slip;

import java.awt.Font;

/** The typefaces of a slip, in the sizes of its paper. */
record SlipFaces(
    Typeface small,
    Typeface plain,
    Typeface strong,
    Typeface title,
    Typeface huge,
    Typeface narrower) {

  static SlipFaces of(float scale) {
    Font regular = Typeface.shipped("BeVietnamPro-Regular.ttf");
    Font bold = Typeface.shipped("BeVietnamPro-Bold.ttf");
    return new SlipFaces(
        new Typeface(regular, Math.max(20, 24 * scale)),
        new Typeface(regular, Math.max(22, 28 * scale)),
        new Typeface(bold, Math.max(22, 30 * scale)),
        new Typeface(bold, Math.max(26, 38 * scale)),
        new Typeface(bold, 170 * scale, "0123456789"),
        new Typeface(bold, 140 * scale, "0123456789"));
  }
}
