package vn.motcua.devices.camera;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Finds one code in a picture: first where bars or squares are and how they lie, then looks there
 * in several ways, one after the other, until one is read or the time is up. One thread.
 */
public final class ImageDecoder {

  /** For a camera: the next frame is more use than a longer look at this one. */
  public static final Duration FRAME_MAX = Duration.ofMillis(50);

  /** For a file, which does not get better by waiting. */
  public static final Duration FILE_MAX = Duration.ofSeconds(4);

  /** What one look may still take after the time for the last to begin. */
  private static final Duration LOOK_MAX = Duration.ofMillis(10);

  private static final int REGIONS_MAX = 8;
  private static final int BANDS = 11;
  private static final int CUT_DOTS_MAX = 480;
  private static final int SMALL_CUT_DOTS = 300;
  private static final int WHOLE_DOTS_MAX = 1_280;
  private static final int COARSE_DOTS_MIN = 240;
  private static final double[] SMALL_SIZES = {2, 3, 1};
  private static final double[] LARGE_SIZES = {1, 0.5, 2};
  private static final double[] OTHER_SIZES = {0.83, 0.7};
  private static final int PART_DOTS = 1_000;
  private static final int PART_STEP_DOTS = 800;

  private final StripeReader stripes = new StripeReader();
  private final SquareReader squares = new SquareReader();
  private final LongSupplier nanos;

  /**
   * A decoder for all symbologies a centre meets: Code 128, Code 39, EAN, ITF, QR, DataMatrix,
   * PDF417.
   *
   * @param nanos a monotonic clock, to keep the time limit by
   */
  public ImageDecoder(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Looks for a code.
   *
   * @param limit time for all of it; the last look may end a little later
   */
  public Optional<Code> decode(GreyImage image, Duration limit) {
    long end = nanos.getAsLong() + limit.minus(LOOK_MAX).toNanos();
    Glance glance = new Glance(image, end);
    return glance.atRegions().or(glance::atAll).or(glance::inParts).or(glance::harder);
  }

  /** One picture and the time for it. */
  private final class Glance {
    private final List<GreyImage> sizes = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private final long end;

    Glance(GreyImage image, long end) {
      this.end = end;
      sizes.add(image);
      while (Math.max(sizes.getLast().getWidth(), sizes.getLast().getHeight()) > COARSE_DOTS_MIN) {
        sizes.add(sizes.getLast().halved());
      }
      regions.addAll(RegionFinder.find(image, REGIONS_MAX));
      int coarse = Math.min(2, sizes.size() - 1);
      if (coarse > 0) {
        List<Region> rough = RegionFinder.find(sizes.get(coarse), REGIONS_MAX);
        rough.stream().map(each -> each.times(1 << coarse)).forEach(this::addUnlessKnown);
      }
    }

    private void addUnlessKnown(Region region) {
      if (regions.stream().noneMatch(region::isAbout)) {
        regions.add(region);
      }
    }

    boolean more() {
      return nanos.getAsLong() - end < 0;
    }

    /** The quick look at each place. */
    Optional<Code> atRegions() {
      return atRegions(regions);
    }

    private Optional<Code> atRegions(List<Region> places) {
      for (Region region : places) {
        Optional<Code> found =
            region.stripes() ? bars(region, BANDS, false) : cut(region, 1, 0, true);
        if (found.isPresent() || !more()) {
          return found;
        }
      }
      for (Region region : places) {
        Optional<Code> found =
            region.stripes()
                ? cut(region, 1, 0, true).or(() -> bars(region, BANDS, true))
                : Optional.empty();
        if (found.isPresent() || !more()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private Optional<Code> bars(Region region, int bands, boolean inverted) {
      return stripes.read(sizes.getFirst(), region, bands, inverted, this::more);
    }

    /**
     * A look at the place as a small picture of its own. Damaged PDF417 was read as another text
     * now and then, so it must be read again, alike, in another size.
     */
    private Optional<Code> cut(Region region, double wanted, int sharpen, boolean local) {
      boolean stacked = region.stripes();
      Optional<Code> found =
          squares.read(part(region, wanted, sharpen), local, stacked, this::more);
      if (found.isEmpty() || !stacked) {
        return found;
      }
      for (double other : OTHER_SIZES) {
        GreyImage again = part(region, wanted * other, sharpen);
        if (squares.read(again, local, true, this::more).equals(found)) {
          return found;
        }
      }
      return Optional.empty();
    }

    private GreyImage part(Region region, double wanted, int sharpen) {
      double side = 2 * Math.max(region.alongMax(), region.acrossMax());
      double factor = wanted * Math.min(1, CUT_DOTS_MAX / (side * Math.max(1, wanted)));
      int level = 0;
      while (factor < 0.5 && level + 1 < sizes.size()) {
        factor *= 2;
        level++;
      }
      double share = 1.0 / (1 << level);
      GreyImage part = sizes.get(level).cut(region.times(share), 0.08 * side * share + 6, factor);
      return sharpen == 0 ? part : part.sharpened(1 + sharpen, 1.5);
    }

    /** The whole picture, where no place stands out. */
    Optional<Code> atAll() {
      for (GreyImage size : sizes) {
        boolean fits = Math.max(size.getWidth(), size.getHeight()) <= WHOLE_DOTS_MAX;
        if (fits && more()) {
          Optional<Code> found = squares.read(size, true, false, this::more);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      return Optional.empty();
    }

    /** A large picture again in parts, since a code may be small in it. */
    Optional<Code> inParts() {
      GreyImage image = sizes.getFirst();
      if (Math.max(image.getWidth(), image.getHeight()) <= PART_DOTS * 3 / 2) {
        return Optional.empty();
      }
      int known = regions.size();
      for (int y = 0; y < image.getHeight(); y += PART_STEP_DOTS) {
        for (int x = 0; x < image.getWidth() && more(); x += PART_STEP_DOTS) {
          for (Region region : RegionFinder.find(image.part(x, y, PART_DOTS), REGIONS_MAX)) {
            addUnlessKnown(region.moved(x, y));
          }
        }
      }
      return atRegions(List.copyOf(regions.subList(known, regions.size())));
    }

    /** Dearer ways, for places and for the whole. */
    Optional<Code> harder() {
      GreyImage image = sizes.getFirst();
      regions.addAll(Region.whole(image.getWidth(), image.getHeight()));
      for (Region region : regions) {
        Optional<Code> found = more() ? harder(region) : Optional.empty();
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private Optional<Code> harder(Region region) {
      Optional<Code> found =
          region.stripes()
              ? bars(region, 5, false)
                  .or(() -> bars(region, 5, true))
                  .or(() -> bars(region, 25, false))
                  .or(() -> bars(region, 25, true))
              : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
      double side = 2 * Math.max(region.alongMax(), region.acrossMax());
      for (double wanted : side < SMALL_CUT_DOTS ? SMALL_SIZES : LARGE_SIZES) {
        for (int sharpen = 0; sharpen < 3 && more(); sharpen++) {
          found = cut(region, wanted, sharpen, sharpen != 2);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      return Optional.empty();
    }
  }
}
