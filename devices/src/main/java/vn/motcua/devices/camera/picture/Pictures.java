package vn.motcua.devices.camera.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads picture files; any thread.
 *
 * <p>A header may announce more than fits into memory, so the size is read by the decoder that
 * would be used, from the header only, and a picture beyond the limits is not decoded.
 */
public final class Pictures {

  /** Most dots of a picture: 12 Mi, which the 4056 x 3040 of a Pi's HQ camera are below. */
  public static final int DOTS_MAX = 12 << 20;

  /** Most scans of a JPEG; a progressive one has about ten, and each costs a whole picture. */
  static final int SCANS_MAX = 32;

  private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif", "bmp");
  private static final byte SOS = (byte) 0xDA;

  private static final int WHITE = 255;

  private Pictures() {}

  /**
   * A JPEG, PNG, GIF or BMP as a grey picture; transparent dots are white.
   *
   * @throws IOException when it is no picture, damaged, or beyond the limits of {@link #check}
   */
  public static GreyImage grey(byte[] file) throws IOException {
    BufferedImage image = read(JpegTables.complete(file));
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] dots = isGrey(image) ? samples(image) : lumas(image);
    return new GreyImage(width, height, dots);
  }

  /**
   * Whether its samples are its brightness. {@link BufferedImage#getRGB} takes those of a grey
   * picture for linear and makes 188 of 128, which moves the edges of bars.
   */
  private static boolean isGrey(BufferedImage image) {
    ColorModel model = image.getColorModel();
    return model instanceof ComponentColorModel
        && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  private static byte[] samples(BufferedImage image) {
    ColorModel model = image.getColorModel();
    int more = model.getComponentSize(0) - 8;
    int width = image.getWidth();
    byte[] dots = new byte[width * image.getHeight()];
    int[] row = new int[width * image.getRaster().getNumBands()];
    int bands = row.length / width;
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int alpha = model.hasAlpha() ? row[x * bands + 1] >> more : WHITE;
        dots[y * width + x] = (byte) onPaper(row[x * bands] >> more, alpha);
      }
    }
    return dots;
  }

  private static byte[] lumas(BufferedImage image) {
    int width = image.getWidth();
    byte[] dots = new byte[width * image.getHeight()];
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        dots[y * width + x] = (byte) grey(row[x]);
      }
    }
    return dots;
  }

  /**
   * Checks that a picture of this size may be decoded.
   *
   * @throws IOException with the limit, when a side is longer than {@link GreyImage#SIDE_DOTS_MAX}
   *     or there are more than {@link #DOTS_MAX} dots
   */
  public static void check(long width, long height) throws IOException {
    if (width < 1 || height < 1) {
      throw new IOException("a picture of %d x %d dots is empty".formatted(width, height));
    }
    if (Math.max(width, height) > GreyImage.SIDE_DOTS_MAX || width * height > DOTS_MAX) {
      throw new IOException(
          "a picture of %d x %d is too large: at most %d dots, and %d a side, are looked at"
              .formatted(width, height, DOTS_MAX, GreyImage.SIDE_DOTS_MAX));
    }
  }

  @SuppressWarnings("IllegalCatch") // A damaged file makes ImageIO's readers throw anything.
  private static BufferedImage read(byte[] file) throws IOException {
    ImageReader reader = null;
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader = reader(in);
      reader.setInput(in, true, true);
      check(reader.getWidth(0), reader.getHeight(0));
      checkScans(file);
      return reader.read(0);
    } catch (RuntimeException | EOFException e) {
      String reason = e.getMessage();
      throw new IOException("a damaged picture" + (reason == null ? "" : ": " + reason), e);
    } finally {
      if (reader != null) {
        reader.dispose();
      }
    }
  }

  private static ImageReader reader(ImageInputStream in) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        return reader;
      }
      reader.dispose();
    }
    throw new IOException("not a picture that can be read");
  }

  /** Counts all markers that may begin a scan, including those in a thumbnail. */
  private static void checkScans(byte[] file) throws IOException {
    int scans = 0;
    boolean jpeg = file.length > 1 && file[0] == (byte) 0xFF && file[1] == (byte) 0xD8;
    for (int at = 0; jpeg && at + 1 < file.length; at++) {
      if (file[at] == (byte) 0xFF && file[at + 1] == SOS && ++scans > SCANS_MAX) {
        throw new IOException("a JPEG of more than " + SCANS_MAX + " scans");
      }
    }
  }

  /** Luma of ITU-R BT.601 in whole numbers. */
  private static int grey(int argb) {
    int alpha = argb >>> 24;
    int luma = ((argb >> 16 & 0xFF) * 306 + (argb >> 8 & 0xFF) * 601 + (argb & 0xFF) * 117) >> 10;
    return onPaper(luma, alpha);
  }

  private static int onPaper(int luma, int alpha) {
    return (luma * alpha + WHITE * (WHITE - alpha)) / WHITE;
  }
}
