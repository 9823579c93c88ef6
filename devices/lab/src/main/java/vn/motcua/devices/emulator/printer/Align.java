package vn.motcua.devices.emulator.printer;

/** Where a line or a picture stands in the print area. */
enum Align {
  /** At the left edge. */
  LEFT,
  /** In the middle. */
  CENTRE,
  /** At the right edge. */
  RIGHT;

  /** {@code ESC a n}; other numbers mean left. */
  static Align of(int n) {
    return switch (n % 48) {
      case 1 -> CENTRE;
      case 2 -> RIGHT;
      default -> LEFT;
    };
  }

  /** Dots to leave on the left of something, of this many that are free beside it. */
  int indent(int freeDots) {
    int free = Math.max(0, freeDots);
    return switch (this) {
      case LEFT -> 0;
      case CENTRE -> free / 2;
      case RIGHT -> free;
    };
  }
}
