package vn.motcua.devices.life;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import vn.motcua.devices.life.LifeState.Absent;
import vn.motcua.devices.life.LifeState.BackingOff;
import vn.motcua.devices.life.LifeState.Faulted;
import vn.motcua.devices.life.LifeState.Opening;
import vn.motcua.devices.life.LifeState.Ready;
import vn.motcua.devices.link.Fault;

/**
 * The pure rules of a device's life: inputs with monotonic time in, transitions out.
 *
 * <pre>
 *   Absent -- tick --> Opening -- opened --> Ready
 *                        |  ^                  |
 *                 failed |  | time over, or    | failed
 *                        |  | wanted           |
 *                        v  |                  v
 *       Absent | Faulted --> BackingOff <-- Absent | Faulted
 * </pre>
 *
 * <p>The back-off doubles as {@link BackOff} says, drawn evenly from the upper half so that many
 * boards or devices do not retry in step; it starts again once the device has been ready for
 * {@value #STABLE_SECONDS} s. A waiting user of the device, such as a print job, ends it early.
 *
 * <p>Not thread-safe: it belongs to the supervisor's thread.
 */
public final class LifeMachine {
  static final long STABLE_SECONDS = 5;
  private static final int DOUBLINGS_MAX = 4;

  /** One change of state and why. */
  public record Transition(LifeState state, String reason) {}

  private final BackOff backOff;
  private final RandomGenerator random;
  private final List<Transition> out = new ArrayList<>();
  private LifeState state = new Absent("not opened yet");

  /** A device that has not been opened yet; {@code random} draws the jitter. */
  public LifeMachine(BackOff backOff, RandomGenerator random) {
    this.backOff = backOff;
    this.random = random;
  }

  /** Where the device stands. */
  public LifeState state() {
    return state;
  }

  /**
   * Takes one input at monotonic time {@code nanos}.
   *
   * @return the transitions it caused, in order; none when it means nothing here
   */
  public List<Transition> step(LifeInput input, long nanos) {
    out.clear();
    switch (input) {
      case LifeInput.Tick() -> tick(nanos);
      case LifeInput.Wanted() -> wanted();
      case LifeInput.Opened() -> opened(nanos);
      case LifeInput.Failed(Fault fault) -> failed(fault, nanos);
    }
    return List.copyOf(out);
  }

  private void tick(long nanos) {
    switch (state) {
      case Absent(String why) -> to(new Opening(1), "first opening: " + why);
      case BackingOff(int attempt, long until) -> {
        if (nanos - until >= 0) {
          to(new Opening(attempt), "attempt " + attempt);
        }
      }
      case Opening _, Ready _, Faulted _ -> {
        // Time alone changes nothing here.
      }
    }
  }

  private void wanted() {
    switch (state) {
      case Absent(String why) -> to(new Opening(1), "first opening: " + why);
      case BackingOff(int attempt, long _) ->
          to(new Opening(attempt), "attempt " + attempt + ": it is wanted now");
      case Opening _, Ready _, Faulted _ -> {
        // It is being opened, or it is there.
      }
    }
  }

  private void opened(long nanos) {
    if (state instanceof Opening(int attempt)) {
      to(new Ready(attempt, nanos), "opened and greeted");
    }
  }

  private void failed(Fault fault, long nanos) {
    int attempt =
        switch (state) {
          case Opening(int tried) -> tried + 1;
          case Ready(int tried, long since) ->
              nanos - since >= TimeUnit.SECONDS.toNanos(STABLE_SECONDS) ? 1 : tried + 1;
          case Absent _, Faulted _, BackingOff _ -> 0;
        };
    if (attempt == 0) {
      return; // A late report of a link that has already been given up.
    }
    to(
        fault instanceof Fault.Unplugged ? new Absent(fault.reason()) : new Faulted(fault),
        fault.reason());
    long delay = delayNanos(attempt);
    to(
        new BackingOff(attempt, nanos + delay),
        "next attempt in " + TimeUnit.NANOSECONDS.toMillis(delay) + " ms");
  }

  private long delayNanos(int attempt) {
    int doublings = Math.clamp(attempt - 2L, 0, DOUBLINGS_MAX);
    long whole = Math.min(backOff.first().toNanos() << doublings, backOff.max().toNanos());
    return random.nextLong(whole / 2, whole + 1);
  }

  /** The one funnel: no state changes without a reason. */
  private void to(LifeState next, String reason) {
    state = next;
    out.add(new Transition(next, reason));
  }
}
