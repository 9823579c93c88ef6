package vn.motcua.devices.button;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Edges in, presses out; one press is one {@link Contacts.Pressed} however the contacts bounce.
 *
 * <p>Pure: no clock, no thread. The times of edges are inputs, and so is the passing of time: when
 * {@link #nextDeadline} is reached the owner calls {@link #advance}. One thread.
 *
 * <p>A press shorter than {@link DebounceTimes#stable} counts as interference. After a gap in the
 * sequence the result contains {@link Contacts.LevelsUnknown}: the edge is still used, and the
 * levels read afterwards correct what was lost before it.
 */
public final class Debouncer {

  /** Most buttons on one panel: a GPIO line request holds at most 64 lines. */
  public static final int BUTTONS_MAX = 64;

  private final List<Key> keys = new ArrayList<>();
  private long lastSequence;

  /** All keys open and at rest at {@code nowNanos}. */
  public Debouncer(int buttons, DebounceTimes times, long nowNanos) {
    if (buttons < 1 || buttons > BUTTONS_MAX) {
      throw new IllegalArgumentException("a panel has 1 to 64 buttons, not " + buttons);
    }
    for (int button = 0; button < buttons; button++) {
      keys.add(new Key(button, times, nowNanos));
    }
  }

  /**
   * A key found closed when the panel was opened: it gives no press, since nobody has pressed it
   * now, but it counts as stuck when it stays closed.
   */
  public void foundClosed(int button, long nowNanos) {
    keys.get(button).foundClosed(nowNanos);
  }

  /** Takes the next edge. */
  public List<Contacts> edge(Edge edge) {
    List<Contacts> found = new ArrayList<>();
    if (lastSequence != 0 && edge.sequence() != lastSequence + 1) {
      found.add(new Contacts.LevelsUnknown());
    }
    lastSequence = edge.sequence();
    keys.get(edge.button()).turn(edge.closed(), edge.monotonicNanos(), found);
    return found;
  }

  /** The level of one line as just read, after {@link Contacts.LevelsUnknown}. */
  public List<Contacts> level(int button, boolean closed, long nowNanos) {
    List<Contacts> found = new ArrayList<>();
    keys.get(button).turn(closed, nowNanos, found);
    return found;
  }

  /** Time has come to {@code nowNanos} without another edge before it. */
  public List<Contacts> advance(long nowNanos) {
    List<Contacts> found = new ArrayList<>();
    for (Key key : keys) {
      key.advance(nowNanos, found);
    }
    return found;
  }

  /** When {@link #advance} has to be called next, in monotonic nanoseconds; empty at rest. */
  public OptionalLong nextDeadline() {
    return keys.stream().flatMapToLong(key -> key.nextDeadline().stream()).min();
  }
}
