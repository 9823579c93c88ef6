package vn.motcua.devices.camera.frame;

import java.util.List;
import java.util.Optional;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.code.Work;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Region;

/**
 * Finds one code in the frames of a camera, with a small share of the processor: work that did not
 * fit into one frame continues with the next, since a code is visible in many frames. One thread.
 *
 * <p>Each frame adds {@link #SHARE} to a budget of at most {@link #PURSE_MAX}; attempts use it, and
 * a frame is skipped while it is below {@link #PURSE_MIN}. So the mean stays below the share
 * however long a printed page is visible, and a code after an empty desk has the whole budget. The
 * unit is {@link Work}, not time: a code is read in the same frame on every machine.
 */
public final class FrameDecoder {

  /** Mean {@link Work} for a frame, about 4.5 ms. */
  static final long SHARE = 4_500_000;

  /** Most work for one frame before its last attempt begins, about 30 ms. */
  static final long PURSE_MAX = 30_000_000;

  /** Most work for one frame including its last attempt, about 50 ms. */
  static final long FRAME_MAX = 50_000_000;

  /**
   * Finding the places takes a fifth of it, so it pays to search less often rather than in vain.
   */
  static final long PURSE_MIN = 20_000_000;

  /** Longer sides are halved first. */
  private static final int SIDE_DOTS_MAX = 1_300;

  private final Glance.Tools tools = Glance.Tools.fresh();
  private long purse = PURSE_MAX;
  private int next;

  /** Decodes one frame as far as the budget allows. */
  public Optional<Code> look(GreyImage frame) {
    purse = Math.min(PURSE_MAX, purse + SHARE);
    if (purse < PURSE_MIN) {
      return Optional.empty();
    }
    if (!Nearness.likely(frame)) {
      next = 0;
      return Optional.empty();
    }
    Work work = new Work(purse);
    Optional<Code> found = look(new Glance(small(frame, work), tools, work));
    purse = work.left();
    return found;
  }

  /** The remaining budget. */
  long purse() {
    return purse;
  }

  private static GreyImage small(GreyImage frame, Work work) {
    GreyImage image = frame;
    while (Math.max(image.getWidth(), image.getHeight()) > SIDE_DOTS_MAX) {
      image = image.halved();
      work.spend(Work.Step.CUT_DOT, image.dots());
    }
    return image;
  }

  /**
   * The attempts from where the last frame ended, each at most once; stays at one that succeeded,
   * and at one that the end of the budget cut short unless it had the frame for itself.
   */
  private Optional<Code> look(Glance glance) {
    List<Region> places = glance.regions();
    int all = DecodeRound.ALL.size() * Glance.PLACES_MAX;
    for (int done = 0; done < all && glance.more(); done++) {
      DecodeRound round = DecodeRound.ALL.get(next / Glance.PLACES_MAX);
      int place = next % Glance.PLACES_MAX;
      Optional<Code> found =
          place < Math.min(places.size(), round.places())
              ? round.look(glance, places.get(place))
              : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
      if (glance.more() || done == 0) {
        next = (next + 1) % all;
      }
    }
    return Optional.empty();
  }
}
