package vn.motcua.firmware.board.turn;

import java.util.List;
import vn.motcua.bridge.SlotEvent.SlotSpent;

/**
 * The case server knows more of this board than its ledger: an older copy was restored.
 *
 * @param reason in words for a log
 * @param spent slots that the case server knows to be taken
 */
public record Divergence(String reason, List<SlotSpent> spent) {
  /** Copies the list. */
  public Divergence {
    spent = List.copyOf(spent);
  }
}
