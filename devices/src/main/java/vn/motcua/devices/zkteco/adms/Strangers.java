package vn.motcua.devices.zkteco.adms;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import vn.motcua.devices.Tally;

/**
 * Calls with serial numbers that are not on the list: each caller is logged once, up to {@link
 * #TOLD_MAX} of them, and all are counted. Any thread.
 */
final class Strangers {
  /** Callers that are logged one by one; further ones are only counted. */
  static final int TOLD_MAX = 20;

  private static final Logger LOG = System.getLogger(Strangers.class.getName());
  private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final Set<String> told = new HashSet<>();
  private final Tally tally = new Tally();

  /** One more call; {@code serial} as it came, which may be anything. */
  synchronized void called(String address, String serial) {
    boolean count = tally.count();
    String who = SERIAL.matcher(serial).matches() ? "serial number " + serial : "no serial number";
    if (told.size() < TOLD_MAX && told.add(address + " " + who)) {
      LOG.log(
          Level.WARNING,
          "a terminal that is not in board.toml calls from {0} with {1} and is refused: add it with"
              + " link = \"adms://HOST:PORT/SERIAL\", or set another server address in its menu",
          address,
          who);
    } else if (count) {
      LOG.log(Level.WARNING, "terminals that are not in board.toml called {0} times", total());
    }
  }

  /** How many calls there were. */
  synchronized long total() {
    return tally.total();
  }

  /** How many callers were logged one by one. */
  synchronized int told() {
    return told.size();
  }
}
