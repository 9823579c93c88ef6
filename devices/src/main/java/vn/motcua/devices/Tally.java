package vn.motcua.devices;

/**
 * Counts what is passed over, and says when that is worth a line in the log: the first, tenth,
 * hundredth and so on, so that a flood of it is no flood of lines. One thread at a time.
 */
public final class Tally {
  private static final long BASE = 10;

  private long count;
  private long next = 1;

  /** One more; whether it is to be told. */
  public boolean count() {
    count++;
    boolean tell = count == next;
    if (tell) {
      next *= BASE;
    }
    return tell;
  }

  /** How many there were. */
  public long total() {
    return count;
  }
}
