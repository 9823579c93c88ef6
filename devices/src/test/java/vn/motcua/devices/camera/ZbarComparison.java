package vn.motcua.devices.camera;

import com.google.zxing.BarcodeFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import vn.motcua.devices.camera.HardPictures.Trouble;

/**
 * Reads the same hard pictures with this decoder and with zbarimg (Debian package zbar-tools), and
 * prints how many each has read, right and wrong. Arguments: number of pictures, seed.
 */
public final class ZbarComparison {
  private static final String TEXT = "000.19.34.H29-261121-00017";
  private static final long ZBAR_SECONDS_MAX = 20;

  private ZbarComparison() {}

  /** Runs the comparison. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int pictures = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    Random random = new Random(seed);
    ImageDecoder decoder = new ImageDecoder(System::nanoTime);
    int[] ours = new int[2];
    int[] frame = new int[2];
    int[] zbar = new int[2];
    long nanos = 0;
    Path file = Files.createTempFile("hard", ".pgm");
    for (int round = 0; round < pictures; round++) {
      BarcodeFormat format = round % 2 == 0 ? BarcodeFormat.CODE_128 : BarcodeFormat.QR_CODE;
      GreyImage image = HardPictures.of(TEXT, format, Trouble.random(random), random);
      count(frame, decoder.decode(image, ImageDecoder.FRAME_MAX).map(Code::text).orElse(""));
      long begun = System.nanoTime();
      count(ours, decoder.decode(image, ImageDecoder.FILE_MAX).map(Code::text).orElse(""));
      nanos += System.nanoTime() - begun;
      count(zbar, zbar(image, file));
    }
    Files.delete(file);
    System.out.printf(
        "pictures %d seed %d%nwithin 2 s: read %d wrong %d, mean %d ms%nwithin 50 ms: read %d wrong"
            + " %d%nzbarimg: read %d wrong %d%n",
        pictures,
        seed,
        ours[0],
        ours[1],
        nanos / 1_000_000 / pictures,
        frame[0],
        frame[1],
        zbar[0],
        zbar[1]);
  }

  private static void count(int[] counts, String text) {
    counts[0] += text.equals(TEXT) ? 1 : 0;
    counts[1] += text.isEmpty() || text.equals(TEXT) ? 0 : 1;
  }

  private static String zbar(GreyImage image, Path file) throws IOException, InterruptedException {
    byte[] header =
        ("P5 " + image.getWidth() + " " + image.getHeight() + " 255\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] dots = image.getMatrix();
    byte[] picture = new byte[header.length + dots.length];
    System.arraycopy(header, 0, picture, 0, header.length);
    System.arraycopy(dots, 0, picture, header.length, dots.length);
    Files.write(file, picture);
    Process process =
        new ProcessBuilder("zbarimg", "--quiet", "--raw", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream out = process.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
      process.waitFor(ZBAR_SECONDS_MAX, TimeUnit.SECONDS);
      return text.lines().findFirst().orElse("");
    }
  }
}
