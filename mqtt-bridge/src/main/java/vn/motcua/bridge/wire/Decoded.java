package vn.motcua.bridge.wire;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;

/** The result of reading a message on an {@code events} topic. */
public sealed interface Decoded {
  /** An event that matches its hash. */
  record Good(Event event) implements Decoded {}

  /**
   * An event without its data: the board cannot send it and its ledger has it, or it was erased.
   *
   * @param event with the replacement for its data, which proves its hash; or with empty data and
   *     the ledger's hash
   * @param reason why the data is withheld
   */
  record Withheld(Event event, String reason) implements Decoded {
    /** Whether the data was erased on the board as well, by an event of its ledger. */
    public boolean isErased() {
      return reason.equals(CarriedEvent.ERASED) && Event.isStandIn(event.data());
    }
  }

  /**
   * Anything else.
   *
   * @param claim which event it claims to be, null when it does not even say that
   */
  record Bad(String reason, @Nullable Claim claim) implements Decoded {}

  /** The place in a chain that a message claims, true or not. */
  record Claim(String epoch, long sequence) {}
}
