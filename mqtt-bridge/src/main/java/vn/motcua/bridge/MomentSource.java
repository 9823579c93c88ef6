package vn.motcua.bridge;

/** The board's clock; handed in everywhere, so that a simulation can own time. Any thread. */
@FunctionalInterface
public interface MomentSource {
  /** The present moment. */
  Moment now();
}
