package vn.motcua.bridge.inbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.StoreTrouble;

/**
 * An outage of the store: when to try again, and what to log. Each cause is logged once, and once
 * when it is over, however many attempts there are. One thread; time is an input.
 *
 * <p>A cause that comes back within {@link #QUIET} of its end, such as a lock on the rows of one
 * board, is the same outage, and is logged again only when it has lasted that long.
 */
final class StoreOutage {
  /** The longest wait between two tries. */
  static final Duration WAIT_MAX = Duration.ofSeconds(10);

  static final Duration QUIET = Duration.ofSeconds(60);

  private static final System.Logger LOG = System.getLogger(StoreOutage.class.getName());
  private static final long WAIT_FIRST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int DOUBLINGS_MAX = 4;

  private @Nullable StoreTrouble cause;
  private @Nullable StoreTrouble over;
  private boolean told;
  private long since;
  private long overAt;
  private int failures;

  /** Whether the last attempt failed. */
  boolean lasts() {
    return cause != null;
  }

  /** An attempt failed; returns the nanoseconds to wait before the next one. */
  long failed(RuntimeException e, long nanos) {
    StoreTrouble trouble =
        e instanceof InboxStoreException known ? known.trouble() : StoreTrouble.FAILED;
    if (cause == null) {
      since = nanos;
    }
    if (cause != trouble) {
      cause = trouble;
      told = false;
    }
    boolean isBackSoon = trouble == over && since - overAt < QUIET.toNanos();
    if (!told && (!isBackSoon || nanos - since >= QUIET.toNanos())) {
      tell(trouble, e);
      told = true;
    }
    long wait = WAIT_FIRST_NANOS << Math.min(failures, DOUBLINGS_MAX);
    failures++;
    return Math.min(wait, WAIT_MAX.toNanos());
  }

  /** Logs the stack trace only when the cause is not a known one. */
  private static void tell(StoreTrouble trouble, RuntimeException e) {
    String line = e.getMessage() + "; nothing is acknowledged meanwhile, boards keep their events";
    LOG.log(System.Logger.Level.ERROR, line, trouble == StoreTrouble.FAILED ? e : null);
  }

  /** Something was stored. */
  void stored(long nanos) {
    StoreTrouble ended = cause;
    if (ended == null) {
      return;
    }
    if (told) {
      LOG.log(
          System.Logger.Level.INFO,
          "the inbox stores again, after {0} s",
          Duration.ofNanos(nanos - since).toSeconds());
    }
    cause = null;
    told = false;
    over = ended;
    overAt = nanos;
    failures = 0;
  }
}
