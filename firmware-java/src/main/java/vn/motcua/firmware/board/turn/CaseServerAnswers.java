package vn.motcua.firmware.board.turn;

import java.util.List;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.delivery.DeliveryOutput;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.OtherEpochs;
import vn.motcua.firmware.station.Input;

/** Translates the case server's answers for a board. Stateless; any thread. */
public final class CaseServerAnswers {
  private CaseServerAnswers() {}

  /** It has answered a birth. */
  public static Input.Answered answered(DeliveryOutput.Answered answer) {
    Ack ack = answer.ack();
    boolean alone = ack.others() != null && ack.others().known() == OtherEpochs.Known.NONE;
    return new Input.Answered(ack.epoch(), alone, spent(ack));
  }

  /** It knows more than the ledger. */
  public static Divergence divergence(DeliveryOutput.Diverged found) {
    return new Divergence(found.reason(), spent(found.ack()));
  }

  private static List<SlotSpent> spent(Ack ack) {
    return ack.others() == null
        ? List.of()
        : ack.others().slots().stream()
            .map(each -> new SlotSpent(each.day(), each.slot()))
            .toList();
  }
}
