package vn.motcua.firmware.web.server;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.web.guard.Request;

/** What the server serves. Any thread; neither method may wait for a client or for the board. */
public interface Pages {

  /** Judges a request before its body is read: an answer that refuses it, null to let it in. */
  @Nullable Reply refusal(Request head);

  /** Answers a request that was let in; the stage may complete on any thread. */
  CompletionStage<Reply> answer(PageRequest request);
}
