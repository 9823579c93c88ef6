package vn.motcua.bridge.journal;

/**
 * A fault found in a ledger.
 *
 * @param position position in the file
 * @param what description
 */
public record Finding(long position, String what) {
  @Override
  public String toString() {
    return "position " + position + ": " + what;
  }
}
