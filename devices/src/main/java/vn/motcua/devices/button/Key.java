package vn.motcua.devices.button;

import java.util.List;
import java.util.OptionalLong;

/**
 * One key: an integrating filter over the times of its edges.
 *
 * <pre>
 *   contacts   ___|‾|_|‾‾|__|‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾|_|‾|______
 *   charge        /\  /\    /‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾\/\
 *              __/  \/  \__/ ^ full: down             \______ empty: up
 * </pre>
 *
 * <p>Closed contacts charge it, open ones discharge it, at equal rates, between 0 and the stable
 * time. Full means down, empty means up, so contacts at rest are recognised after the stable time
 * at the latest, while rare spikes never add up to a press.
 */
final class Key {
  private final int button;
  private final long stable;
  private final long holdOff;
  private final long stuckAfter;

  private long now;
  private boolean closed;
  private long charge;
  private long firstContact;

  private boolean down;
  private boolean told;
  private boolean stuckTold;
  private long downSince;
  private long quietUntil;

  Key(int button, DebounceTimes times, long nowNanos) {
    this.button = button;
    this.stable = times.stable().toNanos();
    this.holdOff = times.holdOff().toNanos();
    this.stuckAfter = times.stuck().toNanos();
    this.now = nowNanos;
    this.quietUntil = nowNanos;
  }

  void foundClosed(long nowNanos) {
    now = nowNanos;
    closed = true;
    charge = stable;
    down = true;
    downSince = nowNanos;
  }

  void turn(boolean nowClosed, long nanos, List<Contacts> found) {
    advance(nanos, found);
    if (nowClosed && charge == 0) {
      firstContact = now;
    }
    closed = nowClosed;
  }

  /**
   * Edges may be reported late, but never out of order: time that goes back is treated as standing
   * still.
   */
  void advance(long nanos, List<Contacts> found) {
    long passed = Math.max(0, nanos - now);
    if (closed) {
      if (!down && charge + passed >= stable) {
        goDown(found);
      }
      charge = Math.min(stable, charge + passed);
    } else {
      if (down && charge - passed <= 0) {
        goUp();
      }
      charge = Math.max(0, charge - passed);
    }
    now += passed;
    if (down && closed && !stuckTold && now - downSince >= stuckAfter) {
      stuckTold = true;
      found.add(new Contacts.Stuck(button));
    }
  }

  private void goDown(List<Contacts> found) {
    down = true;
    downSince = firstContact;
    told = firstContact - quietUntil >= 0;
    if (told) {
      quietUntil = firstContact + holdOff;
      found.add(new Contacts.Pressed(button, firstContact));
    }
  }

  /** The hold-off starts again at the release of a press: releasing contacts bounce as well. */
  private void goUp() {
    down = false;
    stuckTold = false;
    if (told) {
      quietUntil = now + charge + holdOff;
      told = false;
    }
  }

  OptionalLong nextDeadline() {
    if (closed && !down) {
      return OptionalLong.of(now + stable - charge);
    }
    if (!closed && down) {
      return OptionalLong.of(now + charge);
    }
    if (down && !stuckTold) {
      return OptionalLong.of(downSince + stuckAfter);
    }
    return OptionalLong.empty();
  }
}
