package vn.motcua.firmware.bench.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.frame.ImageDecoder;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Pictures;
import vn.motcua.firmware.bench.ProcessorTime;

/**
 * Somebody who reads pictures.
 *
 * @param name as it stands in the figures
 * @param ours whether it is this program
 * @param program whether it is a program of its own, started for each picture
 * @param reading reads all codes of a file
 */
record Contestant(String name, boolean ours, boolean program, Reading reading) {

  /** What reads a file. */
  interface Reading {
    /** All texts in it. */
    List<String> texts(Path file) throws IOException, InterruptedException;
  }

  /**
   * What came of a set.
   *
   * @param millis mean of a file; of a program the time from its start to its end, else processor
   *     time, with the decoding of the file in both
   */
  record Result(ReadingScore score, double millis) {}

  /** All that can take part here: this program first. */
  static List<Contestant> all() {
    List<Contestant> all = new ArrayList<>();
    ImageDecoder alone = ImageDecoder.withoutLibrary();
    ImageDecoder usual = new ImageDecoder();
    if (usual.hasLibrary()) {
      all.add(of("we", true, image -> texts(usual, image)));
      all.add(of("we without zxing-cpp", true, image -> texts(alone, image)));
    } else {
      all.add(of("we (libzxing3 is not installed)", true, image -> texts(alone, image)));
    }
    all.add(of("ZXing", false, TunedZxing::all));
    for (ReaderProgram program : ReaderProgram.values()) {
      if (program.isInstalled()) {
        all.add(new Contestant(program.label(), false, true, program::read));
      }
    }
    return all;
  }

  /** A reader of grey pictures. */
  private interface Eye {
    List<String> texts(GreyImage image);
  }

  private static Contestant of(String name, boolean ours, Eye eye) {
    return new Contestant(
        name, ours, false, file -> eye.texts(Pictures.grey(Files.readAllBytes(file))));
  }

  private static List<String> texts(ImageDecoder decoder, GreyImage image) {
    return decoder.decode(image).stream().map(Code::text).toList();
  }

  /** Reads a set; in this process twice, the first time only so that the code is compiled. */
  Result read(PictureSet set) throws IOException, InterruptedException {
    if (!program) {
      score(set);
    }
    long start = program ? System.nanoTime() : ProcessorTime.nanos();
    ReadingScore score = score(set);
    long end = program ? System.nanoTime() : ProcessorTime.nanos();
    return new Result(score, (end - start) / 1e6 / set.pictures().size());
  }

  private ReadingScore score(PictureSet set) throws IOException, InterruptedException {
    ReadingScore score = new ReadingScore(0, 0);
    for (PictureSet.Picture picture : set.pictures()) {
      score = score.plus(score(picture, reading.texts(picture.file()).stream()));
    }
    return score;
  }

  private static ReadingScore score(PictureSet.Picture picture, Stream<String> read) {
    Set<String> texts = PictureSet.plain(read);
    Set<String> right = new HashSet<>(texts);
    right.retainAll(picture.texts());
    return new ReadingScore(right.size(), texts.size() - right.size());
  }
}
