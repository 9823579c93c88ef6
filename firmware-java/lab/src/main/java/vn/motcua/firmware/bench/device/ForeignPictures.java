package vn.motcua.firmware.bench.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.frame.ImageDecoder;
import vn.motcua.devices.camera.picture.Pictures;
import vn.motcua.firmware.bench.Figure;
import vn.motcua.firmware.bench.ProcessorTime;

/** Pictures that are not ours, read by this decoder and by other programs. */
public final class ForeignPictures {
  private ForeignPictures() {}

  /**
   * Reads each set twice, the first time only so that the code is compiled.
   *
   * @param directory has a directory for each set; a text file beside each picture says what its
   *     codes say
   * @return two figures for each set
   */
  public static List<Figure> run(Path directory) throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    for (PictureSet set : PictureSet.in(directory)) {
      ours(set);
      long start = ProcessorTime.nanos();
      ReadingScore ours = ours(set);
      double millis = (ProcessorTime.nanos() - start) / 1e6 / set.pictures().size();
      StringBuilder reference = new StringBuilder();
      reference.append(told("we read", ours)).append(" of ").append(set.codes());
      for (ReaderProgram program : ReaderProgram.values()) {
        String told =
            program.isInstalled()
                ? told(program.name().toLowerCase(Locale.ROOT), others(program, set))
                : program.advice();
        reference.append("; ").append(told);
      }
      figures.add(
          new Figure(
              "image_read_of_" + set.name(),
              (double) ours.right() / set.codes(),
              "share",
              reference.toString()));
      figures.add(
          new Figure(
              "image_ms_of_" + set.name(),
              millis,
              "ms",
              "mean of a file, processor time; goal 15"));
    }
    return figures;
  }

  private static String told(String who, ReadingScore score) {
    return who + " " + score.right() + ", wrong " + score.wrong();
  }

  private static ReadingScore ours(PictureSet set) throws IOException {
    ImageDecoder decoder = new ImageDecoder();
    ReadingScore score = new ReadingScore(0, 0);
    for (PictureSet.Picture picture : set.pictures()) {
      List<Code> codes = decoder.decode(Pictures.grey(Files.readAllBytes(picture.file())));
      score = score.plus(score(picture, codes.stream().map(Code::text)));
    }
    return score;
  }

  private static ReadingScore others(ReaderProgram program, PictureSet set)
      throws IOException, InterruptedException {
    ReadingScore score = new ReadingScore(0, 0);
    for (PictureSet.Picture picture : set.pictures()) {
      score = score.plus(score(picture, program.read(picture.file()).stream()));
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
