package vn.motcua.devices.printer.slip;

/** What a slip says. Whoever wants something printed has a record of this type. Immutable. */
@FunctionalInterface
public interface SlipText {
  /** Writes it on the paper, from the top down. */
  void write(SlipSheet sheet);
}
