package vn.motcua.bridge.conform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.InboxCore.Answer;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** What a wrong case server does differently from a right one; by default nothing. One thread. */
interface Mistake {
  /** What it reads in place of a message; null when it does not read it at all. */
  default @Nullable Message read(Message message) {
    return message;
  }

  /**
   * What it says to a message.
   *
   * @param answers those of a right case server to what was read
   */
  default List<Answer> say(Topics.Address to, Message message, List<Answer> answers) {
    return answers;
  }

  /** Whether its answers are retained. */
  default boolean retains() {
    return true;
  }
}
