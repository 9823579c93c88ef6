package vn.motcua.devices.button;

import java.time.Duration;
import java.util.List;

/** The patterns of a lamp that answers a person. */
public enum LampPattern {
  /** Dark. */
  OFF,
  /** Lit for 600 ms: the press is durable. */
  ON_SHORT,
  /** Lit twice for 120 ms: the press cannot be accepted now. */
  REFUSED;

  private static final Duration BLINK = Duration.ofMillis(120);

  /** Times of light and dark in turn, beginning with light; dark after the last. */
  public List<Duration> steps() {
    return switch (this) {
      case OFF -> List.of();
      case ON_SHORT -> List.of(Duration.ofMillis(600));
      case REFUSED -> List.of(BLINK, BLINK, BLINK);
    };
  }
}
