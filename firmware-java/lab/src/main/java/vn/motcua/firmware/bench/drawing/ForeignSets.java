package vn.motcua.firmware.bench.drawing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws the sets of foreign pictures, always the same for the same versions of the programs. One
 * thread.
 */
public final class ForeignSets {
  private static final long SEED = 20_261_121;
  private static final double[] SIZES = {1, 2, 3};

  /** How often each program draws each kind of code for each flaw. */
  private static final int ROUNDS = 2;

  private static final int SEVERAL = 36;
  private static final int MARGIN_DOTS = (int) (10 * Flaw.MODULE_DOTS);

  private final Path directory;
  private final Random random = new Random(SEED);

  private ForeignSets(Path directory) {
    this.directory = directory;
  }

  /** Which Debian packages are missing to draw them; empty when they can be drawn. */
  public static Optional<String> missing() {
    List<String> advice =
        Arrays.stream(Generator.values())
            .filter(each -> !each.isInstalled())
            .map(Generator::advice)
            .distinct()
            .toList();
    return advice.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", advice));
  }

  /** Draws all, in a directory for each set. */
  public static void draw(Path directory) throws IOException, InterruptedException {
    ForeignSets sets = new ForeignSets(directory);
    for (Generator generator : Generator.values()) {
      sets.clean(generator, true);
    }
    sets.clean(Generator.ZINT, false);
    for (Flaw flaw : Flaw.values()) {
      sets.flawed(flaw);
    }
    sets.several();
  }

  /** A clean picture of each kind in each size, as the program writes it. */
  private void clean(Generator generator, boolean margin) throws IOException, InterruptedException {
    String name = generator.name().toLowerCase(Locale.ROOT) + (margin ? "" : "-bare");
    Path set = Files.createDirectories(directory.resolve(name));
    for (double dots : SIZES) {
      // Ghostscript makes no even bars of one dot: those of BWIPP are 1.5 dots wide.
      double least = generator == Generator.BWIPP ? Math.max(1.5, dots) : dots;
      List<Sample> samples = samples(generator, generator.kinds().size() < 3 ? 6 : 1);
      Path drawn = Files.createTempDirectory(directory, "drawn-");
      generator.draw(samples, least, margin, drawn);
      for (int i = 0; i < samples.size(); i++) {
        Path file = Path.of(Drawn.file(drawn, i));
        String stem = samples.get(i).kind().label() + "-" + (int) dots + "-" + i;
        if (generator == Generator.BWIPP) {
          Sheet.load(file).trimmed((int) (10 * least)).save(set.resolve(stem + ".png"));
        } else {
          Files.copy(file, set.resolve(stem + ".png"), StandardCopyOption.REPLACE_EXISTING);
        }
        say(set, stem, List.of(samples.get(i)));
      }
      delete(drawn);
    }
  }

  private void flawed(Flaw flaw) throws IOException, InterruptedException {
    Path set = Files.createDirectories(directory.resolve(flaw.label()));
    for (Generator generator : List.of(Generator.ZINT, Generator.BWIPP)) {
      List<Sample> samples = samples(generator, ROUNDS);
      List<Sheet> sheets = sheets(generator, samples);
      for (int i = 0; i < samples.size(); i++) {
        Sample sample = samples.get(i);
        String stem =
            String.join("-", sample.kind().label(), generator.name().toLowerCase(Locale.ROOT))
                + "-"
                + i;
        flaw.done(sheets.get(i), sample.kind().stripes(), random).save(set.resolve(stem + ".png"));
        say(set, stem, List.of(sample));
      }
    }
  }

  /** Two to four codes in each picture. */
  private void several() throws IOException, InterruptedException {
    Path set = Files.createDirectories(directory.resolve("several"));
    for (int i = 0; i < SEVERAL; i++) {
      Generator generator = i % 2 == 0 ? Generator.ZINT : Generator.BWIPP;
      List<CodeKind> kinds = List.copyOf(generator.kinds());
      int codes = 2 + i % 3;
      List<Sample> samples =
          Stream.generate(() -> Sample.of(kinds.get(random.nextInt(kinds.size())), random))
              .limit(codes)
              .distinct()
              .toList();
      String stem = generator.name().toLowerCase(Locale.ROOT) + "-" + i;
      Sheet.table(sheets(generator, samples)).save(set.resolve(stem + ".png"));
      say(set, stem, samples);
    }
  }

  private List<Sample> samples(Generator generator, int rounds) {
    List<Sample> samples = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      generator.kinds().forEach(kind -> samples.add(Sample.of(kind, random)));
    }
    return samples;
  }

  private List<Sheet> sheets(Generator generator, List<Sample> samples)
      throws IOException, InterruptedException {
    Path drawn = Files.createTempDirectory(directory, "drawn-");
    generator.draw(samples, Flaw.MODULE_DOTS, true, drawn);
    List<Sheet> sheets = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      sheets.add(Sheet.load(Path.of(Drawn.file(drawn, i))).trimmed(MARGIN_DOTS));
    }
    delete(drawn);
    return sheets;
  }

  private static void say(Path set, String stem, List<Sample> samples) throws IOException {
    String texts = samples.stream().map(Sample::text).collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(set.resolve(stem + ".txt"), texts);
  }

  private static void delete(Path drawn) throws IOException {
    try (Stream<Path> files = Files.list(drawn)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(drawn);
  }
}
