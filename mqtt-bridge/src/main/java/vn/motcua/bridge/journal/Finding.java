package vn.motcua.bridge.journal;

/**
 * Something in a ledger that is not as it was written.
 *
 * @param position where in the file
 * @param what in words
 */
public record Finding(long position, String what) {
  @Override
  public String toString() {
    return "position " + position + ": " + what;
  }
}
