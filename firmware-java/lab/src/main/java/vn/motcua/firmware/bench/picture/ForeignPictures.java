package vn.motcua.firmware.bench.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.motcua.firmware.bench.Figure;
import vn.motcua.firmware.bench.drawing.ForeignSets;

/** Pictures that are not ours, read by this decoder and by other programs. */
public final class ForeignPictures {
  private ForeignPictures() {}

  /**
   * Draws the sets where there is no such directory, then reads each.
   *
   * @param directory has a directory for each set; a text file beside each picture says what its
   *     codes say; where it does not exist, it is made
   * @return two figures for each set and three for all, or one that says what is missing here
   */
  public static List<Figure> run(Path directory) throws IOException, InterruptedException {
    if (!Files.isDirectory(directory)) {
      Optional<String> missing = ForeignSets.missing();
      if (missing.isPresent()) {
        return List.of(Figure.missing("image_vs_best_least", "ratio", missing.get()));
      }
      Files.createDirectories(directory);
      ForeignSets.draw(directory);
    }
    List<Contestant> contestants = Contestant.all();
    List<Figure> figures = new ArrayList<>();
    List<SetResult> results = new ArrayList<>();
    for (PictureSet set : PictureSet.in(directory)) {
      Map<Contestant, Contestant.Result> each = new LinkedHashMap<>();
      for (Contestant contestant : contestants) {
        each.put(contestant, contestant.read(set));
      }
      SetResult result = new SetResult(set, each);
      results.add(result);
      figures.addAll(result.figures());
    }
    figures.addAll(overall(results));
    return figures;
  }

  /** The results of one set. */
  private record SetResult(PictureSet set, Map<Contestant, Contestant.Result> all) {
    Contestant.Result ours() {
      return all.values().iterator().next();
    }

    /** Most codes that somebody else read. */
    int best() {
      return all.entrySet().stream()
          .filter(each -> !each.getKey().ours())
          .mapToInt(each -> each.getValue().score().right())
          .max()
          .orElse(0);
    }

    double againstBest() {
      return (double) ours().score().right() / Math.max(1, best());
    }

    List<Figure> figures() {
      String scores =
          told(result -> result.score().right() + ", wrong " + result.score().wrong())
              + (" of " + set.codes() + advice());
      String times = told(result -> String.format(Locale.ROOT, "%.1f", result.millis()));
      return List.of(
          new Figure(
              "image_read_of_" + set.name(),
              (double) ours().score().right() / set.codes(),
              "share",
              scores),
          new Figure(
              "image_ms_of_" + set.name(),
              ours().millis(),
              "ms",
              "mean of "
                  + set.pictures().size()
                  + " files, processor time; goal 15; of programs with their start: "
                  + times));
    }

    private String told(Function<Contestant.Result, String> what) {
      return all.entrySet().stream()
          .map(each -> each.getKey().name() + " " + what.apply(each.getValue()))
          .collect(Collectors.joining("; "));
    }

    private static String advice() {
      return Arrays.stream(ReaderProgram.values())
          .filter(each -> !each.isInstalled())
          .map(each -> "; " + each.advice())
          .collect(Collectors.joining());
    }
  }

  private static List<Figure> overall(List<SetResult> results) {
    double least = results.stream().mapToDouble(SetResult::againstBest).min().orElse(Double.NaN);
    double most =
        results.stream().mapToDouble(each -> each.ours().millis()).max().orElse(Double.NaN);
    int wrong = results.stream().mapToInt(each -> each.ours().score().wrong()).sum();
    String below =
        results.stream()
            .filter(each -> each.againstBest() < 1)
            .map(each -> each.set().name())
            .collect(Collectors.joining(", "));
    return List.of(
        new Figure(
            "image_vs_best_least",
            least,
            "ratio",
            "of all sets, against the best of the others; goal 1; below it: "
                + (below.isEmpty() ? "none" : below)),
        new Figure("image_wrong_texts", wrong, "texts", "goal 0"),
        new Figure("image_ms_most", most, "ms", "of all sets, mean of a file; goal 15"));
  }
}
