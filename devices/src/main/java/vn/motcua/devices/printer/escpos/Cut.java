package vn.motcua.devices.printer.escpos;

/** Cut shapes of {@code GS V m n}, function B: feed to the cutter, then cut (1D 56 m n). */
public enum Cut {
  /** Cuts through. */
  FULL(0x41),
  /** Leaves one point, so that the slip hangs until it is taken. */
  PARTIAL(0x42);

  private final int m;

  Cut(int m) {
    this.m = m;
  }

  /** The parameter m on the wire. */
  public int m() {
    return m;
  }
}
