package vn.motcua.devices.camera.v4l2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Pictures;

/**
 * The supported picture formats, the cheapest first.
 *
 * <p>Source: Linux Media Subsystem, "Image Formats" and {@code linux/videodev2.h}. Of colour
 * pictures only the luminance is used, since a code is dark on bright.
 */
enum VideoFormat {
  /** 8 bits of luminance per dot. */
  GREY(1, 0),
  /** The luminance of all dots, then colour. */
  NV12(1, 0),
  /** The luminance of all dots, then colour. */
  YU12(1, 0),
  /** Y U Y V: luminance in even bytes. */
  YUYV(2, 0),
  /** U Y V Y: luminance in odd bytes. */
  UYVY(2, 1),
  /** Each picture is a JPEG, perhaps without Huffman tables. */
  MJPG(0, 0),
  /** Each picture is a JPEG. */
  JPEG(0, 0);

  private final int step;
  private final int first;

  VideoFormat(int step, int first) {
    this.step = step;
    this.first = first;
  }

  /** The four letters as the kernel has them, the first in the lowest byte. */
  int fourcc() {
    byte[] name = name().getBytes(StandardCharsets.US_ASCII);
    return name[0] | name[1] << 8 | name[2] << 16 | name[3] << 24;
  }

  static Optional<VideoFormat> of(int fourcc) {
    return Arrays.stream(values()).filter(each -> each.fourcc() == fourcc).findFirst();
  }

  /**
   * The luminance of one picture.
   *
   * @param bytes as the kernel gave them
   * @param width dots
   * @param height dots
   * @param lineBytes from one line to the next
   * @throws IOException when the picture is damaged or cut short
   */
  GreyImage picture(byte[] bytes, int width, int height, int lineBytes) throws IOException {
    if (step == 0) {
      return Pictures.grey(bytes);
    }
    long needed = (long) lineBytes * (height - 1) + (long) width * step;
    if (lineBytes < width * step || bytes.length < needed) {
      throw new IOException(
          "%s bytes are no %s picture of %s x %s".formatted(bytes.length, this, width, height));
    }
    byte[] dots = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        dots[y * width + x] = bytes[y * lineBytes + x * step + first];
      }
    }
    return new GreyImage(width, height, dots);
  }
}
