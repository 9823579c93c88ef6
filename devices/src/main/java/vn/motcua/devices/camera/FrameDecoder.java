package vn.motcua.devices.camera;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Finds one code in the frames of a camera, for a small share of the processor: what one frame had
 * no time for is carried on with the next, since a code is held before the camera for many. One
 * thread.
 *
 * <p>Each frame adds {@link #SHARE} to a purse that holds at most {@link #PURSE_MAX}; looks are
 * paid from it, and a frame that meets less than {@link #PURSE_MIN} passes unseen. So the mean
 * stays below the share however long a page of print lies there, and a code that comes after an
 * empty desk has the whole purse at once.
 */
public final class FrameDecoder {

  /** Mean time for a frame. */
  public static final Duration SHARE = Duration.ofMillis(4);

  /** Longest time for one frame. */
  public static final Duration FRAME_MAX = Duration.ofMillis(50);

  /** What a look may still take after the time for the last to begin. */
  private static final Duration LOOK_MAX = Duration.ofMillis(15);

  private static final long PURSE_MAX = FRAME_MAX.minus(LOOK_MAX).toNanos();

  /** Finding the places takes most of less. */
  private static final long PURSE_MIN = Duration.ofMillis(16).toNanos();

  /** Longer sides are halved first. */
  private static final int SIDE_DOTS_MAX = 1_300;

  private final Glance.Tools tools = Glance.Tools.fresh();
  private final LongSupplier nanos;
  private long purse = PURSE_MAX;
  private int next;

  /**
   * @param nanos a monotonic clock, to keep the time limits by
   */
  public FrameDecoder(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Looks at one frame as long as its time lasts. */
  public Optional<Code> look(GreyImage frame) {
    purse = Math.min(PURSE_MAX, purse + SHARE.toNanos());
    if (purse < PURSE_MIN) {
      return Optional.empty();
    }
    long start = nanos.getAsLong();
    Optional<Code> found = Optional.empty();
    if (Nearness.likely(frame)) {
      long end = start + purse;
      found = look(new Glance(small(frame), tools, () -> nanos.getAsLong() - end < 0));
    } else {
      next = 0;
    }
    purse -= nanos.getAsLong() - start;
    return found;
  }

  private static GreyImage small(GreyImage frame) {
    GreyImage image = frame;
    while (Math.max(image.getWidth(), image.getHeight()) > SIDE_DOTS_MAX) {
      image = image.halved();
    }
    return image;
  }

  /**
   * The looks from where the last frame ended, each at most once; stays at one that reads, and at
   * one that the end of the time has cut short unless it had the frame for itself.
   */
  private Optional<Code> look(Glance glance) {
    List<Region> places = glance.regions();
    int all = Round.ALL.size() * Glance.PLACES_MAX;
    for (int done = 0; done < all && glance.more(); done++) {
      Round round = Round.ALL.get(next / Glance.PLACES_MAX);
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
