package vn.motcua.firmware.web;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.Identification;
import vn.motcua.firmware.web.guard.Guard;
import vn.motcua.firmware.web.guard.Refusal;
import vn.motcua.firmware.web.guard.Request;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Pages;
import vn.motcua.firmware.web.server.Reply;

/**
 * The path of a request: the guard, the row of the table, who sends it, whether the row admits that
 * caller, and the row's answer. Any thread.
 */
final class Routes implements Pages {
  private static final System.Logger LOG = System.getLogger(Routes.class.getName());

  private final Guard guard;
  private final RouteTable table;
  private final Identification identification;

  Routes(Guard guard, RouteTable table, Identification identification) {
    this.guard = guard;
    this.table = table;
    this.identification = identification;
  }

  @Override
  public @Nullable Reply refusal(Request head) {
    Refusal refusal = guard.judge(head);
    return refusal == null ? null : Refused.of(head, refusal);
  }

  /** Answers one request; every failure gets a response too. */
  @Override
  public CompletionStage<Reply> answer(PageRequest request) {
    try {
      return admitted(request);
    } catch (BadInputException bad) {
      return CompletableFuture.completedStage(Refused.of(request.head(), bad));
    } catch (IOException | RuntimeException ours) {
      LOG.log(System.Logger.Level.ERROR, "a page could not be answered", ours);
      return CompletableFuture.completedStage(
          Replies.json(
              500,
              AnswerJson.trouble(
                  "unavailable", "internal", null, "Máy gặp lỗi. Hãy báo cán bộ kỹ thuật.")));
    }
  }

  private CompletionStage<Reply> admitted(PageRequest request)
      throws IOException, BadInputException {
    Request head = request.head();
    Route route = table.find(head.method(), head.path(), request.query());
    Caller caller = identification.of(head.cookies());
    if (!route.access().admits(caller)) {
      return CompletableFuture.completedStage(Refused.of(head, caller));
    }
    if (route.needsSomebody()) {
      identification.used(head.cookies());
    }
    return route.answering().answer(request, caller);
  }
}
