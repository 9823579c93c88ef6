package vn.motcua.bridge.wire;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;

/** What a message on an {@code events} topic turned out to be. */
public sealed interface Decoded {
  /** An event whose hash is the hash of its content. */
  record Good(Event event) implements Decoded {}

  /**
   * The place of an event without its data: the board cannot send them and its ledger holds them,
   * or they were erased.
   *
   * @param event with what stands in the place of its data and a hash that is proven by it; or with
   *     empty data, and the hash that the ledger has for it
   * @param reason why they are withheld
   */
  record Withheld(Event event, String reason) implements Decoded {
    /** Whether they are gone from the board as well, by an event of its ledger. */
    public boolean isErased() {
      return reason.equals(CarriedEvent.ERASED) && Event.isStandIn(event.data());
    }
  }

  /**
   * Anything else.
   *
   * @param claim which event it said it is, null when it did not even say that
   */
  record Bad(String reason, @Nullable Claim claim) implements Decoded {}

  /** The place in a chain that a message names, true or not. */
  record Claim(String epoch, long sequence) {}
}
