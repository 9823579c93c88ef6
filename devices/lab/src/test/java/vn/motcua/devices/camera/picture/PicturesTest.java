package vn.motcua.devices.camera.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class PicturesTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;

  @Test
  void aJpegThatPromises240MillionDotsIsRefusedByItsHeader() throws IOException {
    byte[] huge = sized(jpeg(false), 20_000, 12_000);
    assertThatIOException()
        .isThrownBy(() -> Pictures.grey(huge))
        .withMessage(
            "a picture of 20000 x 12000 is too large: at most 12582912 dots, and 16384 a side, are"
                + " looked at");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aJpegAtTheLimitIsReadAndOneLineBeyondItIsNot(boolean progressive) throws IOException {
    GreyImage image = Pictures.grey(sized(jpeg(progressive), 4_096, 3_072));
    assertThat(image.getWidth() * image.getHeight()).isEqualTo(Pictures.DOTS_MAX);
    assertThatIOException()
        .isThrownBy(() -> Pictures.grey(sized(jpeg(progressive), 4_096, 3_073)))
        .withMessageContaining("too large");
    assertThatIOException()
        .isThrownBy(() -> Pictures.grey(sized(jpeg(progressive), 16_385, 1)))
        .withMessageContaining("too large");
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void theSamplesOfAGreyPictureAreItsBrightness(int type) throws IOException {
    BufferedImage ramp = new BufferedImage(256, 1, type);
    int factor = type == BufferedImage.TYPE_BYTE_GRAY ? 1 : 257;
    for (int x = 0; x < 256; x++) {
      ramp.getRaster().setSample(x, 0, 0, x * factor);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(ramp, "png", png);
    GreyImage image = Pictures.grey(png.toByteArray());
    assertThat(IntStream.range(0, 256).map(x -> image.at(x, 0)))
        .containsExactlyElementsOf(IntStream.range(0, 256).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "bmp"})
  void otherPicturesAreRefusedByTheirHeadersToo(String format) throws IOException {
    byte[] file = file(format);
    assertThat(Pictures.grey(file).getWidth()).isEqualTo(WIDTH);
    byte[] huge =
        switch (format) {
          case "png" -> pngSized(file, 20_000, 12_000);
          case "gif" -> gifSized(file, 20_000, 12_000);
          default -> bmpSized(file, 20_000, 12_000);
        };
    assertThatIOException()
        .isThrownBy(() -> Pictures.grey(huge))
        .withMessageContaining(format.equals("bmp") ? "Invalid width/height" : "too large");
  }

  @Test
  void whatIsNoneOfTheFourFormatsIsNoPicture() throws IOException {
    byte[] tiff = file("tiff");
    assertThatIOException()
        .isThrownBy(() -> Pictures.grey(tiff))
        .withMessage("not a picture that can be read");
    assertThatIOException().isThrownBy(() -> Pictures.grey(new byte[0]));
  }

  @Test
  void theSizeOfAThumbnailInsideASegmentIsNotThatOfThePicture() throws IOException {
    byte[] whole = jpeg(false);
    byte[] thumbnail = sized(jpeg(false), 20_000, 12_000);
    assertThat(Pictures.grey(withSegment(whole, thumbnail)).getWidth()).isEqualTo(WIDTH);
    byte[] huge = withSegment(sized(whole, 20_000, 12_000), jpeg(false));
    assertThatIOException()
        .isThrownBy(() -> Pictures.grey(huge))
        .withMessageContaining("too large");
  }

  @Test
  void aSecondFrameHeaderDoesNotChangeTheSize() throws IOException {
    byte[] file = jpeg(false);
    int sof = sof(file);
    int length = 2 + ((file[sof + 2] & 0xFF) << 8 | (file[sof + 3] & 0xFF));
    byte[] second = sized(file, 20_000, 12_000);
    byte[] twice =
        joined(
            Arrays.copyOf(file, sof + length),
            Arrays.copyOfRange(second, sof, sof + length),
            Arrays.copyOfRange(file, sof + length, file.length));
    assertThatIOException().isThrownBy(() -> Pictures.grey(twice));
  }

  @Test
  void aJpegOfMoreScansThanAnyCameraSendsIsRefused() throws IOException {
    byte[] file = jpeg(true);
    byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 0, 0};
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(file, 0, file.length - 2);
    for (int i = 0; i < 100_000; i++) {
      many.writeBytes(scan);
    }
    many.write(file, file.length - 2, 2);
    assertThatIOException()
        .isThrownBy(() -> Pictures.grey(many.toByteArray()))
        .withMessage("a JPEG of more than 32 scans");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "progressive", "png", "gif", "bmp"})
  void aDamagedHeaderGivesAPictureWithinTheLimitsOrASentence(String format) throws IOException {
    long seed = System.nanoTime();
    System.out.println(format + " seed " + seed);
    Random random = new Random(seed);
    byte[] good =
        format.equals("jpg") || format.equals("progressive")
            ? jpeg(format.equals("progressive"))
            : file(format);
    int header = Math.min(good.length, 700);
    for (int round = 0; round < 2_000; round++) {
      byte[] bad = good.clone();
      for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
        bad[random.nextInt(random.nextBoolean() ? 40 : header)] = (byte) random.nextInt(256);
      }
      byte[] cut = random.nextInt(8) == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad;
      assertThatNoException().as("seed " + seed + " round " + round).isThrownBy(() -> look(cut));
    }
  }

  private static void look(byte[] file) {
    try {
      GreyImage image = Pictures.grey(file);
      assertThat((long) image.getWidth() * image.getHeight())
          .isBetween(1L, (long) Pictures.DOTS_MAX);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotNull();
    }
  }

  static BufferedImage drawn() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      image.setRGB(i % WIDTH, i / WIDTH, (i * 2_654_435) & 0xFFFFFF);
    }
    return image;
  }

  private static byte[] file(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(drawn(), format, out)).isTrue();
    return out.toByteArray();
  }

  public static byte[] jpeg(boolean progressive) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(to);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.write(null, new IIOImage(drawn(), null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** The same JPEG, whose frame header lies. */
  public static byte[] sized(byte[] jpeg, int width, int height) {
    byte[] lying = jpeg.clone();
    ByteBuffer.wrap(lying).putShort(sof(jpeg) + 5, (short) height);
    ByteBuffer.wrap(lying).putShort(sof(jpeg) + 7, (short) width);
    return lying;
  }

  private static int sof(byte[] jpeg) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != 0xC0 && (jpeg[at + 1] & 0xFF) != 0xC2) {
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
    }
    return at;
  }

  private static byte[] withSegment(byte[] jpeg, byte[] content) {
    int length = content.length + 2;
    byte[] app1 = {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length};
    return joined(Arrays.copyOf(jpeg, 2), app1, content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] pngSized(byte[] png, int width, int height) {
    byte[] lying = png.clone();
    ByteBuffer.wrap(lying).putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(lying, 12, 17);
    ByteBuffer.wrap(lying).putInt(29, (int) crc.getValue());
    return lying;
  }

  private static byte[] gifSized(byte[] gif, int width, int height) {
    byte[] lying = gif.clone();
    int at = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
    while (lying[at] != 0x2C) {
      at += 2;
      while (lying[at] != 0) {
        at += 1 + (lying[at] & 0xFF);
      }
      at++;
    }
    for (int place : new int[] {6, at + 5}) {
      ByteBuffer.wrap(lying)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putShort(place, (short) width)
          .putShort(place + 2, (short) height);
    }
    return lying;
  }

  private static byte[] bmpSized(byte[] bmp, int width, int height) {
    byte[] lying = bmp.clone();
    ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(18, width).putInt(22, height);
    return lying;
  }
}
