package vn.motcua.devices.camera;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Reads picture files; any thread. */
public final class Pictures {
  private Pictures() {}

  /**
   * A JPEG, PNG, GIF or BMP as a grey picture; transparent dots are white.
   *
   * @throws IOException when it is no picture, damaged, or larger than {@link
   *     GreyImage#SIDE_DOTS_MAX} a side
   */
  public static GreyImage grey(byte[] file) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(JpegTables.complete(file)));
    if (image == null) {
      throw new IOException("not a picture that can be read");
    }
    int width = image.getWidth();
    int height = image.getHeight();
    if (Math.max(width, height) > GreyImage.SIDE_DOTS_MAX) {
      throw new IOException("a picture of " + width + " x " + height + " is too large");
    }
    byte[] dots = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        dots[y * width + x] = (byte) grey(row[x]);
      }
    }
    return new GreyImage(width, height, dots);
  }

  /** Luma of ITU-R BT.601 in whole numbers. */
  private static int grey(int argb) {
    int alpha = argb >>> 24;
    int luma = ((argb >> 16 & 0xFF) * 306 + (argb >> 8 & 0xFF) * 601 + (argb & 0xFF) * 117) >> 10;
    return (luma * alpha + 255 * (255 - alpha)) / 255;
  }
}
