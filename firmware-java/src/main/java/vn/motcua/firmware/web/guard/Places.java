package vn.motcua.firmware.web.guard;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Places that clients hold for a while. Some are reserved for this machine's own screen, and one
 * network cannot take all the others. Any thread.
 */
public final class Places {
  private final int all;
  private final int strangers;
  private final int each;
  private final Map<String, Integer> taken = new HashMap<>();
  private int takenByAll;
  private int takenByStrangers;

  /**
   * @param all places in all
   * @param strangers of these, the most that come from elsewhere
   * @param each of these, the most that one network takes
   */
  public Places(int all, int strangers, int each) {
    this.all = all;
    this.strangers = strangers;
    this.each = each;
  }

  /** Takes a place; false when there is none for this address. */
  public synchronized boolean take(InetAddress from) {
    if (takenByAll >= all) {
      return false;
    }
    if (!from.isLoopbackAddress()) {
      int taken = of(from);
      if (takenByStrangers >= strangers || taken >= each) {
        return false;
      }
      this.taken.put(Network.of(from), taken + 1);
      takenByStrangers++;
    }
    takenByAll++;
    return true;
  }

  /** Gives a place back that {@link #take} gave. */
  public synchronized void giveBack(InetAddress from) {
    takenByAll--;
    if (!from.isLoopbackAddress()) {
      takenByStrangers--;
      taken.computeIfPresent(Network.of(from), (_, many) -> many == 1 ? null : many - 1);
    }
  }

  private int of(InetAddress from) {
    return taken.getOrDefault(Network.of(from), 0);
  }

  /** How many are taken. */
  public synchronized int taken() {
    return takenByAll;
  }
}
