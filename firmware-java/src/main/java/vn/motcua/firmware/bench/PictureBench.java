package vn.motcua.firmware.bench;

import com.google.zxing.BarcodeFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import vn.motcua.devices.camera.Code;
import vn.motcua.devices.camera.GreyImage;
import vn.motcua.devices.camera.ImageDecoder;
import vn.motcua.devices.camera.Pictures;
import vn.motcua.devices.emulator.camera.HardPictures;
import vn.motcua.devices.emulator.camera.Trouble;

/** Hard pictures from a seed, as PNG files, read by this decoder and by zbarimg. */
final class PictureBench {
  private static final int PICTURES = 64;
  private static final long SEED = 20_261_121;

  private static final List<BarcodeFormat> FORMATS =
      List.of(
          BarcodeFormat.CODE_128,
          BarcodeFormat.QR_CODE,
          BarcodeFormat.CODE_39,
          BarcodeFormat.EAN_13,
          BarcodeFormat.ITF,
          BarcodeFormat.DATA_MATRIX,
          BarcodeFormat.EAN_8,
          BarcodeFormat.PDF_417);

  /** What zbarimg does not read at all is no comparison. */
  private static final Set<BarcodeFormat> NOT_OF_ZBAR =
      EnumSet.of(BarcodeFormat.DATA_MATRIX, BarcodeFormat.PDF_417);

  private record Shot(Path file, BarcodeFormat format, String text) {}

  /** Pictures read right and wrong. */
  private record Score(int right, int wrong) {
    Score plus(Score other) {
      return new Score(right + other.right, wrong + other.wrong);
    }
  }

  private PictureBench() {}

  static List<Figure> run(Path directory) throws IOException, InterruptedException {
    List<Shot> all = shots(directory);
    List<Shot> shared = all.stream().filter(shot -> !NOT_OF_ZBAR.contains(shot.format())).toList();
    double[] millis = new double[all.size()];
    ours(all, ImageDecoder.FRAME_MAX, millis);
    Score frames = ours(all, ImageDecoder.FRAME_MAX, millis);
    Score comparable = ours(shared, ImageDecoder.FILE_MAX, new double[all.size()]);
    Score others = ours(except(all, shared), ImageDecoder.FILE_MAX, new double[all.size()]);
    Score files = comparable.plus(others);
    List<Figure> figures = new ArrayList<>();
    String seed = all.size() + " hard pictures, seed " + SEED;
    figures.add(
        new Figure(
            "image_files_read",
            (double) files.right() / all.size(),
            "share",
            seed + ", all symbologies, up to 4 s each; wrong text: " + files.wrong()));
    figures.add(
        new Figure(
            "image_frames_read",
            (double) frames.right() / all.size(),
            "share",
            "the same, up to 50 ms each; wrong text: " + frames.wrong()));
    double mean = Arrays.stream(millis).average().orElse(0);
    double max = Arrays.stream(millis).max().orElse(0);
    figures.add(
        new Figure("image_decode_ms_mean", mean, "ms", "of those frames, processor time; goal 5"));
    figures.add(new Figure("image_decode_ms_max", max, "ms", "goal 50"));
    figures.add(againstZbar(shared, comparable));
    return figures;
  }

  private static List<Shot> except(List<Shot> all, List<Shot> some) {
    return all.stream().filter(shot -> !some.contains(shot)).toList();
  }

  private static Figure againstZbar(List<Shot> shots, Score ours)
      throws IOException, InterruptedException {
    String key = "image_decode_rate_vs_zbarimg";
    if (!Zbarimg.installed()) {
      return Figure.missing(key, "ratio", "zbarimg is not installed: apt-get install zbar-tools");
    }
    int right = 0;
    int wrong = 0;
    for (Shot shot : shots) {
      List<String> texts = Zbarimg.read(shot.file());
      right += texts.contains(shot.text()) ? 1 : 0;
      wrong += texts.isEmpty() || texts.contains(shot.text()) ? 0 : 1;
    }
    return new Figure(
        key,
        (double) ours.right() / Math.max(1, right),
        "ratio",
        "goal 1; without DataMatrix and PDF417, which zbarimg lacks: "
            + ("we read " + ours.right() + ", wrong " + ours.wrong())
            + ("; zbarimg " + right + ", wrong " + wrong + " of " + shots.size()));
  }

  private static Score ours(List<Shot> shots, Duration limit, double[] millis) throws IOException {
    ImageDecoder decoder = new ImageDecoder(ProcessorTime::nanos);
    int right = 0;
    int wrong = 0;
    for (int i = 0; i < shots.size(); i++) {
      GreyImage image = Pictures.grey(Files.readAllBytes(shots.get(i).file()));
      long start = ProcessorTime.nanos();
      String text = decoder.decode(image, limit).map(Code::text).orElse("");
      millis[i] = (ProcessorTime.nanos() - start) / 1e6;
      right += text.equals(shots.get(i).text()) ? 1 : 0;
      wrong += text.isEmpty() || text.equals(shots.get(i).text()) ? 0 : 1;
    }
    return new Score(right, wrong);
  }

  private static List<Shot> shots(Path directory) throws IOException {
    Random random = new Random(SEED);
    List<Shot> shots = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      BarcodeFormat format = FORMATS.get(i % FORMATS.size());
      String text = text(format, random);
      GreyImage picture = HardPictures.of(text, format, Trouble.random(format, random), random);
      BufferedImage image =
          new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
      image
          .getRaster()
          .setDataElements(0, 0, picture.getWidth(), picture.getHeight(), picture.getMatrix());
      Path file = directory.resolve("picture-" + i + ".png");
      ImageIO.write(image, "png", file.toFile());
      shots.add(new Shot(file, format, text));
    }
    return shots;
  }

  private static String text(BarcodeFormat format, Random random) {
    long digits = 1_000_000_000_000L + random.nextLong(9_000_000_000_000L);
    return switch (format) {
      case EAN_13 -> checked(Long.toString(digits / 10));
      case EAN_8 -> checked(Long.toString(digits / 1_000_000));
      case ITF -> checked(Long.toString(digits));
      case CODE_39 -> "HS-" + digits % 1_000_000;
      case QR_CODE -> "Hồ sơ 000.19.34.H29-261121-" + digits % 100_000;
      default -> "000.19.34.H29-261121-" + digits % 100_000;
    };
  }

  /** With the check digit of EAN: weights 3 and 1 from the right. */
  private static String checked(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * ((digits.length() - i) % 2 == 1 ? 3 : 1);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
