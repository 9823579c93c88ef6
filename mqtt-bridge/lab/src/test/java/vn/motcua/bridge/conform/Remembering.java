package vn.motcua.bridge.conform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.InboxCore.Answer;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** Knows what it said last to each board. */
abstract class Remembering implements Mistake {
  private final Map<Topics, Ack> last = new HashMap<>();

  final @Nullable Ack last(Topics board) {
    return last.get(board);
  }

  abstract List<Answer> said(Topics.Address to, Message message, List<Answer> answers);

  @Override
  public final List<Answer> say(Topics.Address to, Message message, List<Answer> answers) {
    List<Answer> said = said(to, message, answers);
    said.forEach(each -> last.put(each.board(), each.ack()));
    return said;
  }
}
