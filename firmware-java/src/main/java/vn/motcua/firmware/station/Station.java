package vn.motcua.firmware.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.view.Page;

/**
 * One station of a board, with its own events, state, rules and pages. A board runs several; each
 * gets all inputs and all events of the ledger, and none calls another. A station that depends on
 * another one folds the other's events.
 *
 * <p>State is of two kinds: what {@link #apply} folds from the ledger, and what {@link #note} takes
 * from inputs that no event records. Station thread only.
 */
public interface Station {
  /** Handles what is not in the ledger: device states, and what screens show for a moment. */
  default void note(Input input, Moment now) {}

  /** The input had no result: screens must not show that it was accepted. */
  default void unnote() {}

  /** What to store, do and answer; nothing for inputs of other stations. Changes nothing. */
  Decision decide(Input input, Moment now);

  /**
   * Whether an answer of the case server, which may be coming, would change the decision on this
   * touch.
   */
  default boolean isCuriousBefore(Touch touch, Moment now) {
    return false;
  }

  /**
   * What it has to tell other boards since it was last asked; after each step, when its events are
   * on disk.
   */
  default List<Effect> news(Moment now) {
    return List.of();
  }

  /**
   * Folds one event of the ledger, of any family.
   *
   * @param data null when it was erased
   */
  void apply(Event event, @Nullable EventData data);

  /** Forgets everything folded, before a replay; device states stay. */
  void forget();

  /** The pages that a board has because it runs this station. Always the same. */
  default List<Page> pages() {
    return List.of();
  }

  /** What it shows, on its own pages and on those of others. Always the same. */
  default List<Section> sections() {
    return List.of();
  }
}
