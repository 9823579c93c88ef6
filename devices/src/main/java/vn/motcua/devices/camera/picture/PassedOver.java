package vn.motcua.devices.camera.picture;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import vn.motcua.devices.Tally;

/**
 * Counts the pictures of one session of a camera that could not be decoded: damaged or too large.
 * The camera continues. The camera's thread.
 */
public final class PassedOver {
  private static final Logger LOG = System.getLogger(PassedOver.class.getName());

  private final String where;
  private final Tally tally = new Tally();
  private String last = "";

  /** Counts for the camera at {@code where}. */
  public PassedOver(String where) {
    this.where = where;
  }

  /** Counts one more picture, and keeps the reason. */
  public void count(IOException why) {
    last = String.valueOf(why.getMessage());
    if (tally.count()) {
      LOG.log(Level.WARNING, "{0}: {1}", where, sentence());
    }
  }

  /** How many and why the last one, in one sentence; empty when there was none. */
  public String sentence() {
    return tally.total() == 0
        ? ""
        : "%d of its pictures could not be looked at, the last: %s".formatted(tally.total(), last);
  }
}
