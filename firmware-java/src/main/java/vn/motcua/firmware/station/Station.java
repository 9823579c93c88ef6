package vn.motcua.firmware.station;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;

/**
 * One station of a board, with its own events, state, rules and view. A board runs several, each on
 * all that comes in and on all that is in the ledger; none asks another. What a station has to know
 * of another's doings it folds from the other's events.
 *
 * <p>State is of two kinds: what {@link #apply} folds from the ledger, and what {@link #note} takes
 * from inputs that no event records. Station thread only.
 *
 * @param <V> what its pages show: a record
 */
public interface Station<V> {
  /** Takes in what is not ledgered: device conditions, and what screens show for a moment. */
  default void note(Input input, Moment now) {}

  /** The input came to nothing: screens do not go on showing that it was accepted. */
  default void unnote() {}

  /** What is to be stored, done and answered; nothing to what is not its own. Changes nothing. */
  Decision decide(Input input, Moment now);

  /**
   * Whether a word of the case server, which may be on its way, would change what is decided on
   * this touch.
   */
  default boolean isCuriousBefore(Touch touch, Moment now) {
    return false;
  }

  /**
   * Folds one ledgered event in, of whatever family.
   *
   * @param data null when they were erased
   */
  void apply(Event event, @Nullable EventData data);

  /** Forgets all that was folded in, for a replay; what devices said of themselves stays. */
  void forget();

  /** What its pages show now. */
  V view(Moment now);
}
