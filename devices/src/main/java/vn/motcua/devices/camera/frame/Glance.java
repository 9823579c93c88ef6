package vn.motcua.devices.camera.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.code.SquareReader;
import vn.motcua.devices.camera.code.Work;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Region;
import vn.motcua.devices.camera.stripe.StripeReader;

/** One picture, the places in it where a code may be, and the methods to decode one. One thread. */
final class Glance {

  /** Most places that one search gives. */
  static final int REGIONS_MAX = 8;

  /** Most places of a picture: those found in it and in a coarse copy. */
  static final int PLACES_MAX = 2 * REGIONS_MAX;

  private static final int CUT_DOTS_MAX = 480;
  private static final int COARSE_DOTS_MIN = 240;
  private static final double[] OTHER_SIZES = {0.83, 0.7};

  /** The readers; kept from picture to picture. */
  record Tools(RegionFinder finder, StripeReader stripes, SquareReader squares) {
    static Tools fresh() {
      return new Tools(new RegionFinder(), new StripeReader(), new SquareReader());
    }
  }

  private final Tools tools;
  private final Work work;
  private final List<GreyImage> sizes = new ArrayList<>();
  private final List<Region> regions = new ArrayList<>();

  /**
   * Finds the places, most promising first.
   *
   * @param work what may be done
   */
  Glance(GreyImage image, Tools tools, Work work) {
    this.tools = tools;
    this.work = work;
    sizes.add(image);
    while (Math.max(sizes.getLast().getWidth(), sizes.getLast().getHeight()) > COARSE_DOTS_MIN) {
      sizes.add(sizes.getLast().halved());
      work.spend(Work.Step.CUT_DOT, sizes.getLast().dots());
    }
    regions.addAll(found(image));
    int coarse = Math.min(2, sizes.size() - 1);
    if (coarse > 0) {
      List<Region> rough = found(sizes.get(coarse));
      rough.stream().map(each -> each.times(1 << coarse)).forEach(this::addUnlessKnown);
    }
  }

  /** The likely places of a picture or of a part of it. */
  List<Region> found(GreyImage image) {
    work.spend(Work.Step.FIND_DOT, image.dots());
    return tools.finder().find(image, REGIONS_MAX);
  }

  /** Adds a place unless one that is about the same is known. */
  void addUnlessKnown(Region region) {
    if (regions.stream().noneMatch(region::isAbout)) {
      regions.add(region);
    }
  }

  /** The places known so far. */
  List<Region> regions() {
    return List.copyOf(regions);
  }

  /** The picture itself and then smaller ones, each half as large as the one before. */
  List<GreyImage> sizes() {
    return sizes;
  }

  boolean more() {
    return work.more();
  }

  /** Reads bars at a place, in this many bands across them. */
  Optional<Code> bars(Region region, int bands, boolean inverted) {
    return tools.stripes().read(sizes.getFirst(), region, bands, inverted, work);
  }

  /** Reads square codes anywhere in a picture. */
  Optional<Code> squares(GreyImage image) {
    return tools.squares().read(image, true, false, work);
  }

  /**
   * Reads the place as a small picture of its own. Damaged PDF417 was read as another text now and
   * then, so it must give the same text again in another size.
   *
   * @param wanted size against the picture
   * @param sharpen 0 as it is, else sharpened with this radius and one more
   * @param local whether a dot is judged against its surroundings; else there is one level for the
   *     whole picture
   */
  Optional<Code> cut(Region region, double wanted, int sharpen, boolean local) {
    boolean stacked = region.stripes();
    Optional<Code> found =
        tools.squares().read(part(region, wanted, sharpen), local, stacked, work);
    if (found.isEmpty() || !stacked) {
      return found;
    }
    for (double other : OTHER_SIZES) {
      GreyImage again = part(region, wanted * other, sharpen);
      if (tools.squares().read(again, local, true, work).equals(found)) {
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
    work.spend(Work.Step.CUT_DOT, part.dots() * (sharpen == 0 ? 1 : 3));
    return sharpen == 0 ? part : part.sharpened(1 + sharpen, 1.5);
  }
}
