package vn.motcua.devices;

/**
 * Counts skipped items, and says when to log one: the first, tenth, hundredth and so on, so that a
 * flood of them does not flood the log. One thread at a time.
 */
public final class Tally {
  private static final long BASE = 10;

  private long count;
  private long next = 1;

  /** Counts one more; returns whether to log it. */
  public boolean count() {
    count++;
    boolean tell = count == next;
    if (tell) {
      next *= BASE;
    }
    return tell;
  }

  /** The number so far. */
  public long total() {
    return count;
  }
}
