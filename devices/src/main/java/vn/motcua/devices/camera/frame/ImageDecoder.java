package vn.motcua.devices.camera.frame;

import com.google.zxing.BarcodeFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.code.Work;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Region;
import vn.motcua.devices.camera.zxingcpp.Sighting;
import vn.motcua.devices.camera.zxingcpp.ZxingCpp;

/**
 * Finds the codes in a picture file: first it finds bars or squares and their orientation, then it
 * looks at each such place; when none gives a code, it tries more expensive methods until one does.
 * The effort is counted and not timed: the same picture gives the same answer on a slow or busy
 * machine. One thread.
 */
public final class ImageDecoder {

  /**
   * Most {@link Work} for a picture, about 20 ms, and more for each dot. With 100 million, 19 more
   * of 745 foreign codes were read, and files that nothing reads took twice as long.
   */
  private static final long STEPS_MAX = 40_000_000L;

  private static final long STEPS_A_DOT = 110;

  /**
   * How many rows must agree on a text that our own reader cannot read: a Code 128 has a check
   * character, a Code 39 only characters that check themselves.
   */
  private static final Map<String, Integer> LINES_MIN =
      Map.of(BarcodeFormat.CODE_128.name(), 4, BarcodeFormat.CODE_39.name(), 10);

  /**
   * The same for ITF whatever our own reader says: a line that leaves a slanted ITF at its side
   * reads as a shorter one.
   */
  private static final int ITF_LINES_MIN = 8;

  private static final int BANDS = 11;
  private static final int SMALL_CUT_DOTS = 300;
  private static final int WHOLE_DOTS_MAX = 1_280;
  private static final double[] SMALL_SIZES = {2, 3, 1};
  private static final double[] LARGE_SIZES = {1, 0.5, 2};
  private static final int PART_DOTS = 1_000;
  private static final int PART_STEP_DOTS = 800;

  private static final int PROOF_BANDS = 5;

  /** Sizes of a PDF417 in which it is read again. */
  private static final double[] STEADY_SIZES = {0.83, 1.3};

  private static final double STEADY_MARGIN_DOTS = 12;

  private final Glance.Tools tools = Glance.Tools.fresh();
  private final Optional<ZxingCpp> library;

  /** A decoder with zxing-cpp where it is installed. */
  public ImageDecoder() {
    this(ZxingCpp.installed());
  }

  /** A decoder that reads as on a machine without zxing-cpp. */
  public static ImageDecoder withoutLibrary() {
    return new ImageDecoder(Optional.empty());
  }

  /** Whether zxing-cpp is installed and asked first. */
  public boolean hasLibrary() {
    return library.isPresent();
  }

  private ImageDecoder(Optional<ZxingCpp> library) {
    this.library = library;
  }

  /**
   * Looks for codes of any symbology that a centre meets.
   *
   * @return each once, the most conspicuous first; empty where nothing can be read
   */
  public List<Code> decode(GreyImage image) {
    Work work = new Work(STEPS_MAX + STEPS_A_DOT * image.dots());
    List<Code> seen =
        library.map(each -> proven(each, each.read(image), image, work)).orElse(List.of());
    if (!seen.isEmpty()) {
      return seen;
    }
    Glance glance = new Glance(image, tools, work);
    List<Code> quick = atRegions(glance, glance.regions());
    if (!quick.isEmpty()) {
      return quick;
    }
    Optional<Code> whole = atAll(glance);
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    List<Code> parts = inParts(glance);
    return parts.isEmpty() ? harder(glance).stream().toList() : parts;
  }

  /**
   * Which of the library's results are believed. Square codes are protected by their error
   * correction, a PDF417 must read the same in another size; of a bar code, our own reader must
   * read the same text.
   */
  private List<Code> proven(ZxingCpp reader, List<Sighting> found, GreyImage image, Work work) {
    return found.stream()
        .filter(each ->
            each.place().stripes()
                ? isProven(each, image, work)
                : !isStacked(each) || isSteady(reader, each, image))
        .map(Sighting::code)
        .distinct()
        .toList();
  }

  private static boolean isStacked(Sighting found) {
    return found.code().symbology().equals(BarcodeFormat.PDF_417.name());
  }

  private static boolean isSteady(ZxingCpp reader, Sighting found, GreyImage image) {
    return Arrays.stream(STEADY_SIZES)
        .mapToObj(size -> image.cut(found.place(), STEADY_MARGIN_DOTS, size))
        .anyMatch(
            cut -> reader.read(cut).stream().anyMatch(again -> again.code().equals(found.code())));
  }

  private boolean isProven(Sighting found, GreyImage image, Work work) {
    if (found.code().symbology().equals(BarcodeFormat.ITF.name())
        && found.lines() < ITF_LINES_MIN) {
      return false;
    }
    return tools
        .stripes()
        .read(image, found.place(), PROOF_BANDS, found.inverted(), work)
        .map(own -> own.text().equals(found.code().text()))
        .orElse(
            found.lines() >= LINES_MIN.getOrDefault(found.code().symbology(), Integer.MAX_VALUE));
  }

  /** Reads each place quickly, then once more where that gave nothing. */
  private static List<Code> atRegions(Glance glance, List<Region> places) {
    Set<Code> found = new LinkedHashSet<>();
    List<Region> done = new ArrayList<>();
    look(glance, places, done, found, ImageDecoder::quick);
    look(glance, places, done, found, ImageDecoder::second);
    return List.copyOf(found);
  }

  /**
   * Reads the places outside those that are done. When bar codes lie side by side, one place may
   * hold several of them.
   */
  private static void look(
      Glance glance,
      List<Region> places,
      List<Region> done,
      Set<Code> found,
      BiFunction<Glance, Region, Optional<Code>> method) {
    for (Region region : places) {
      boolean known =
          done.stream()
              .anyMatch(each -> region.stripes() ? each.isAbout(region) : each.holds(region));
      if (!known && glance.more()) {
        method
            .apply(glance, region)
            .ifPresent(code -> {
              found.add(code);
              done.add(region);
            });
      }
    }
  }

  private static Optional<Code> quick(Glance glance, Region region) {
    return region.stripes() ? glance.bars(region, BANDS, false) : glance.cut(region, 1, 0, true);
  }

  private static Optional<Code> second(Glance glance, Region region) {
    return region.stripes()
        ? glance.cut(region, 1, 0, true).or(() -> glance.bars(region, BANDS, true))
        : glance.cut(region, 2, 2, false);
  }

  /** The whole picture, where no place stands out. */
  private static Optional<Code> atAll(Glance glance) {
    for (GreyImage size : glance.sizes()) {
      boolean fits = Math.max(size.getWidth(), size.getHeight()) <= WHOLE_DOTS_MAX;
      if (fits && glance.more()) {
        Optional<Code> found = glance.squares(size);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** A large picture again in parts, since a code may be small in it. */
  private static List<Code> inParts(Glance glance) {
    GreyImage image = glance.sizes().getFirst();
    if (Math.max(image.getWidth(), image.getHeight()) <= PART_DOTS * 3 / 2) {
      return List.of();
    }
    int known = glance.regions().size();
    for (int y = 0; y < image.getHeight(); y += PART_STEP_DOTS) {
      for (int x = 0; x < image.getWidth() && glance.more(); x += PART_STEP_DOTS) {
        GreyImage part = image.part(x, y, PART_DOTS);
        for (Region region : glance.found(part)) {
          glance.addUnlessKnown(region.moved(x, y));
        }
      }
    }
    List<Region> all = glance.regions();
    return atRegions(glance, all.subList(known, all.size()));
  }

  /** More expensive methods, for places and for the whole picture. */
  private static Optional<Code> harder(Glance glance) {
    GreyImage image = glance.sizes().getFirst();
    List<Region> places = new ArrayList<>(glance.regions());
    places.addAll(Region.whole(image.getWidth(), image.getHeight()));
    for (Region region : places) {
      Optional<Code> found = glance.more() ? harder(glance, region) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Code> harder(Glance glance, Region region) {
    Optional<Code> found =
        region.stripes()
            ? glance
                .bars(region, 5, false)
                .or(() -> glance.bars(region, 5, true))
                .or(() -> glance.bars(region, 25, false))
                .or(() -> glance.bars(region, 25, true))
            : Optional.empty();
    if (found.isPresent()) {
      return found;
    }
    double side = 2 * Math.max(region.alongMax(), region.acrossMax());
    for (double wanted : side < SMALL_CUT_DOTS ? SMALL_SIZES : LARGE_SIZES) {
      for (int sharpen = 0; sharpen < 3 && glance.more(); sharpen++) {
        found = glance.cut(region, wanted, sharpen, sharpen != 2);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
