package vn.motcua.bridge;

/** The board's clock; passed in everywhere, so that a simulation can control time. Any thread. */
@FunctionalInterface
public interface MomentSource {
  /** The present moment. */
  Moment now();
}
