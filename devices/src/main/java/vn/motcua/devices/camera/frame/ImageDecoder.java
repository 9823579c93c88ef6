package vn.motcua.devices.camera.frame;

import com.google.zxing.BarcodeFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
   * Most {@link Work} for a picture, about 0.1 s; a large picture gets more. With three times as
   * much, 118 of 144 photographs were read instead of 115.
   */
  private static final long STEPS_MAX = 100_000_000L;

  private static final long STEPS_A_DOT = 20;

  /** How many rows must agree on a text that our own reader cannot read. */
  private static final int LINES_MIN = 10;

  private static final Set<String> SELF_CHECKING =
      Set.of(BarcodeFormat.CODE_128.name(), BarcodeFormat.CODE_39.name());

  private static final int BANDS = 11;
  private static final int SMALL_CUT_DOTS = 300;
  private static final int WHOLE_DOTS_MAX = 1_280;
  private static final double[] SMALL_SIZES = {2, 3, 1};
  private static final double[] LARGE_SIZES = {1, 0.5, 2};
  private static final int PART_DOTS = 1_000;
  private static final int PART_STEP_DOTS = 800;

  private static final int PROOF_BANDS = 5;

  private final Glance.Tools tools = Glance.Tools.fresh();
  private final Optional<ZxingCpp> library;

  /** A decoder with zxing-cpp where it is installed. */
  public ImageDecoder() {
    this(ZxingCpp.installed());
  }

  ImageDecoder(Optional<ZxingCpp> library) {
    this.library = library;
  }

  /**
   * Looks for codes of any symbology that a centre meets.
   *
   * @return each once, the most conspicuous first; empty where nothing can be read
   */
  public List<Code> decode(GreyImage image) {
    Work work = new Work(STEPS_MAX + STEPS_A_DOT * image.dots());
    List<Code> seen = library.map(each -> proven(each.read(image), image, work)).orElse(List.of());
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
   * correction; of a bar code, our own reader must read the same text.
   */
  private List<Code> proven(List<Sighting> found, GreyImage image, Work work) {
    return found.stream()
        .filter(each -> !each.place().stripes() || isProven(each, image, work))
        .map(Sighting::code)
        .distinct()
        .toList();
  }

  private boolean isProven(Sighting found, GreyImage image, Work work) {
    return tools
        .stripes()
        .read(image, found.place(), PROOF_BANDS, found.inverted(), work)
        .map(own -> own.text().equals(found.code().text()))
        .orElse(found.lines() >= LINES_MIN && SELF_CHECKING.contains(found.code().symbology()));
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
