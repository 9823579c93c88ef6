package vn.motcua.devices.emulator.panel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How worn contacts come to rest: times after the first touch at which the level flips.
 *
 * @param flips rising times; an even number of them, so that the level ends where the first touch
 *     put it
 */
public record Bounce(List<Duration> flips) {

  /** Shortest and longest whole bounce: a new tactile switch, a dirty arcade button. */
  private static final double NANOS_MIN = 100_000;

  private static final double NANOS_MAX = 50_000_000;

  /** Most pairs of flips in one bounce. */
  private static final int PAIRS_MAX = 8;

  /** A bounce of 0 to 16 flips over 0.1 to 50 ms, short ones as likely as long ones. */
  public static Bounce random(RandomGenerator random) {
    double whole = NANOS_MIN * Math.pow(NANOS_MAX / NANOS_MIN, random.nextDouble());
    int pairs = random.nextInt(PAIRS_MAX + 1);
    List<Duration> flips = new ArrayList<>();
    random
        .doubles(2L * pairs)
        .sorted()
        .forEach(share -> flips.add(Duration.ofNanos((long) (share * whole))));
    return new Bounce(List.copyOf(flips));
  }
}
