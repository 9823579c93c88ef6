package vn.motcua.devices.camera.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.code.Work;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Region;

/**
 * Finds one code in a picture: first it finds bars or squares and their orientation, then it tries
 * several methods there, until a code is read or all were tried. The effort is counted and not
 * timed: the same picture gives the same answer on a slow or busy machine. One thread.
 */
public final class ImageDecoder {

  /**
   * Most {@link Work} for a picture, some seconds: enough for all ways in a picture of a million
   * dots.
   */
  private static final long STEPS_MAX = 4_000_000_000L;

  private static final int BANDS = 11;
  private static final int SMALL_CUT_DOTS = 300;
  private static final int WHOLE_DOTS_MAX = 1_280;
  private static final double[] SMALL_SIZES = {2, 3, 1};
  private static final double[] LARGE_SIZES = {1, 0.5, 2};
  private static final int PART_DOTS = 1_000;
  private static final int PART_STEP_DOTS = 800;

  private final Glance.Tools tools = Glance.Tools.fresh();

  /** Looks for a code of any symbology that a centre meets. */
  public Optional<Code> decode(GreyImage image) {
    Glance glance = new Glance(image, tools, new Work(STEPS_MAX));
    return atRegions(glance, glance.regions())
        .or(() -> atAll(glance))
        .or(() -> inParts(glance))
        .or(() -> harder(glance));
  }

  /** The quick look at each place. */
  private static Optional<Code> atRegions(Glance glance, List<Region> places) {
    for (Region region : places) {
      Optional<Code> found =
          region.stripes() ? glance.bars(region, BANDS, false) : glance.cut(region, 1, 0, true);
      if (found.isPresent() || !glance.more()) {
        return found;
      }
    }
    for (Region region : places) {
      Optional<Code> found =
          region.stripes()
              ? glance.cut(region, 1, 0, true).or(() -> glance.bars(region, BANDS, true))
              : Optional.empty();
      if (found.isPresent() || !glance.more()) {
        return found;
      }
    }
    return Optional.empty();
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
  private static Optional<Code> inParts(Glance glance) {
    GreyImage image = glance.sizes().getFirst();
    if (Math.max(image.getWidth(), image.getHeight()) <= PART_DOTS * 3 / 2) {
      return Optional.empty();
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
