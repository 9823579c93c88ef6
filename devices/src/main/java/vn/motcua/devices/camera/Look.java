package vn.motcua.devices.camera;

import com.google.zxing.Binarizer;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One way to look at a picture: how it is prepared and how black is told from white.
 *
 * @param prepare turns, scales, sharpens
 * @param local black and white by surroundings; else one level for the picture, or for each row
 */
record Look(UnaryOperator<GreyImage> prepare, boolean local) {

  private static final int WHITE = 255;

  /**
   * The looks in the order they pay: plain ones first, then odd angles, blur and small print. ZXing
   * inverts by itself for square codes alone, so stripes have looks of their own.
   */
  static final List<Look> ALL =
      List.of(
          new Look(UnaryOperator.identity(), true),
          new Look(UnaryOperator.identity(), false),
          new Look(GreyImage::inverted, false),
          new Look(image -> image.inverted().sharpened(2, 1.5), false),
          new Look(image -> image.scaled(0.5), true),
          new Look(image -> image.sharpened(2, 2.0), false),
          new Look(image -> image.turned(45, WHITE), false),
          new Look(image -> image.levelled(24), false),
          new Look(image -> image.turned(22.5, WHITE).sharpened(2, 1.5), false),
          new Look(image -> image.turned(67.5, WHITE).sharpened(2, 1.5), false),
          new Look(image -> image.inverted().turned(45, WHITE), false),
          new Look(image -> image.scaled(2).sharpened(3, 1.5), true),
          new Look(image -> image.scaled(0.5), false),
          new Look(image -> image.scaled(0.33), true),
          new Look(image -> image.turned(45, WHITE).sharpened(2, 2.0), false),
          new Look(image -> image.sharpened(4, 3.0), true),
          new Look(image -> image.scaled(2), false),
          new Look(image -> image.turned(15, WHITE).sharpened(2, 1.5), false),
          new Look(image -> image.turned(30, WHITE).sharpened(2, 1.5), false),
          new Look(image -> image.turned(60, WHITE).sharpened(2, 1.5), false),
          new Look(image -> image.turned(75, WHITE).sharpened(2, 1.5), false),
          new Look(image -> image.inverted().turned(22.5, WHITE), false),
          new Look(image -> image.inverted().turned(67.5, WHITE), false),
          new Look(image -> image.levelled(10).scaled(2), true),
          new Look(image -> image.scaled(0.5).turned(45, WHITE), true));

  /** The picture in black and white. */
  Binarizer binarizer(GreyImage image) {
    GreyImage prepared = prepare.apply(image);
    return local ? new HybridBinarizer(prepared) : new GlobalHistogramBinarizer(prepared);
  }
}
