package vn.motcua.firmware.bench.device;

import com.google.zxing.BarcodeFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.frame.ImageDecoder;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Pictures;
import vn.motcua.devices.emulator.camera.HardPictures;
import vn.motcua.devices.emulator.camera.PictureFlaws;
import vn.motcua.devices.emulator.camera.SampleTexts;
import vn.motcua.firmware.bench.Figure;
import vn.motcua.firmware.bench.picture.ReaderProgram;
import vn.motcua.firmware.bench.picture.ReadingScore;
import vn.motcua.firmware.bench.picture.TunedZxing;

/** Hard pictures from a seed, as PNG files, read by this decoder and by other programs. */
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

  /** Symbologies that zbarimg does not support are no comparison. */
  private static final Set<BarcodeFormat> NOT_OF_ZBAR =
      EnumSet.of(BarcodeFormat.DATA_MATRIX, BarcodeFormat.PDF_417);

  private PictureBench() {}

  static List<Figure> run(Path directory) throws IOException, InterruptedException {
    List<PictureFile> all = shots(directory);
    List<PictureFile> shared =
        all.stream().filter(shot -> !NOT_OF_ZBAR.contains(shot.format())).toList();
    // The first round is like on a board: only the camera's warm-up ran before.
    double warmUp = FrameBench.warmUp();
    List<Double> cold = new ArrayList<>();
    FrameBench.film(all, cold);
    List<Double> millis = new ArrayList<>();
    ReadingScore frames = FrameBench.film(all, millis);
    ReadingScore comparable = ours(shared);
    ReadingScore others = ours(except(all, shared));
    ReadingScore files = comparable.plus(others);
    List<Figure> figures = new ArrayList<>();
    String seed = all.size() + " hard pictures, seed " + SEED;
    figures.add(
        new Figure(
            "image_files_read",
            (double) files.right() / all.size(),
            "share",
            seed + ", all symbologies, tried in all ways; wrong text: " + files.wrong()));
    figures.add(
        new Figure(
            "image_frames_read",
            (double) frames.right() / all.size(),
            "share",
            "the same, each held for "
                + FrameBench.HELD
                + " frames after an empty desk; wrong text: "
                + frames.wrong()));
    double mean = millis.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    figures.add(
        new Figure(
            "image_decode_ms_mean",
            mean,
            "ms",
            "of the frames with a code in them, processor time; goal 5"));
    figures.add(new Figure("image_decode_ms_max", max(millis), "ms", "goal 50"));
    figures.add(
        new Figure(
            "image_decode_ms_max_cold",
            max(cold),
            "ms",
            "the same pictures just before, in a new process after the camera's practice; goal"
                + " 50"));
    figures.add(
        new Figure(
            "camera_practice_s",
            warmUp,
            "s",
            "once, when a camera is opened first; processor time of its thread"));
    ReadingScore zxing = zxing(shared);
    figures.add(
        new Figure(
            "image_decode_rate_vs_zxing",
            (double) comparable.right() / Math.max(1, zxing.right()),
            "ratio",
            "goal 1; pictures of zbarimg's symbologies: we read "
                + (comparable.right() + ", wrong " + comparable.wrong())
                + ("; tuned ZXing " + zxing.right() + ", wrong " + zxing.wrong())
                + (" of " + shared.size())));
    figures.add(
        against(ReaderProgram.ZXING_CPP, "image_decode_rate_vs_zxing_cpp", shared, comparable));
    figures.add(against(ReaderProgram.ZBAR, "image_decode_rate_vs_zbarimg", shared, comparable));
    return figures;
  }

  private static double max(List<Double> millis) {
    return millis.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static List<PictureFile> except(List<PictureFile> all, List<PictureFile> some) {
    return all.stream().filter(shot -> !some.contains(shot)).toList();
  }

  private static Figure against(
      ReaderProgram other, String key, List<PictureFile> shots, ReadingScore ours)
      throws IOException, InterruptedException {
    if (!other.isInstalled()) {
      return Figure.missing(key, "ratio", other.advice());
    }
    int right = 0;
    int wrong = 0;
    for (PictureFile shot : shots) {
      List<String> texts = other.read(shot.file());
      right += texts.contains(shot.text()) ? 1 : 0;
      wrong += texts.isEmpty() || texts.contains(shot.text()) ? 0 : 1;
    }
    return new Figure(
        key,
        (double) ours.right() / Math.max(1, right),
        "ratio",
        "goal 1; without DataMatrix and PDF417, which zbarimg lacks: "
            + ("we read " + ours.right() + ", wrong " + ours.wrong())
            + ("; it " + right + ", wrong " + wrong + " of " + shots.size()));
  }

  private static ReadingScore zxing(List<PictureFile> shots) throws IOException {
    int right = 0;
    int wrong = 0;
    for (PictureFile shot : shots) {
      GreyImage image = Pictures.grey(Files.readAllBytes(shot.file()));
      String text = TunedZxing.read(image).orElse("");
      right += text.equals(shot.text()) ? 1 : 0;
      wrong += text.isEmpty() || text.equals(shot.text()) ? 0 : 1;
    }
    return new ReadingScore(right, wrong);
  }

  private static ReadingScore ours(List<PictureFile> shots) throws IOException {
    ImageDecoder decoder = new ImageDecoder();
    int right = 0;
    int wrong = 0;
    for (PictureFile shot : shots) {
      GreyImage image = Pictures.grey(Files.readAllBytes(shot.file()));
      String text = decoder.decode(image).stream().map(Code::text).findFirst().orElse("");
      right += text.equals(shot.text()) ? 1 : 0;
      wrong += text.isEmpty() || text.equals(shot.text()) ? 0 : 1;
    }
    return new ReadingScore(right, wrong);
  }

  private static List<PictureFile> shots(Path directory) throws IOException {
    Random random = new Random(SEED);
    List<PictureFile> shots = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      BarcodeFormat format = FORMATS.get(i % FORMATS.size());
      String text = SampleTexts.of(format, random);
      GreyImage picture =
          HardPictures.of(text, format, PictureFlaws.random(format, random), random);
      BufferedImage image =
          new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
      image
          .getRaster()
          .setDataElements(0, 0, picture.getWidth(), picture.getHeight(), picture.getMatrix());
      Path file = directory.resolve("picture-" + i + ".png");
      ImageIO.write(image, "png", file.toFile());
      shots.add(new PictureFile(file, format, text));
    }
    return shots;
  }
}
