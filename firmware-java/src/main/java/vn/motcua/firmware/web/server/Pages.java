package vn.motcua.firmware.web.server;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.web.guard.Request;

/** What the server serves. Any thread; neither method may wait for a client or for the board. */
public interface Pages {

  /** Checks a request before its body is read: a refusal, or null to accept it. */
  @Nullable Reply refusal(Request head);

  /** Answers an accepted request; the stage may complete on any thread. */
  CompletionStage<Reply> answer(PageRequest request);
}
