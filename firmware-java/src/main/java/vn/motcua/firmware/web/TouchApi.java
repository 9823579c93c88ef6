package vn.motcua.firmware.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.station.UnreadableTouchException;
import vn.motcua.firmware.web.guard.Guard;
import vn.motcua.firmware.web.guard.Refusal;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Reply;

/**
 * {@code POST /api/touch/…}: JSON to a {@link Touch}, the board's {@link Answer} back. Any thread.
 */
final class TouchApi {
  /** After this time the response is 503; the touch may still be stored later. */
  static final int ANSWER_SECONDS_MAX = 10;

  private static final System.Logger LOG = System.getLogger(TouchApi.class.getName());

  private final Guard guard;
  private final BoardPort board;

  TouchApi(Guard guard, BoardPort board) {
    this.guard = guard;
    this.board = board;
  }

  /** Hands the touch over; the stage completes when the board has answered, or is late. */
  CompletionStage<Reply> handle(PageRequest request, String verb, TouchForm form, Caller caller)
      throws BadInputException {
    Touch touch = touch(verb, form, JsonBody.of(request));
    if (!form.access().at(touch.counter()).admits(caller)) {
      return CompletableFuture.completedStage(Refused.elsewhere(request.head()));
    }
    String rationed = touch.rationed();
    if (rationed != null) {
      Refusal refusal = guard.judgeNumber(request.head().from(), rationed);
      if (refusal != null) {
        return CompletableFuture.completedStage(Refused.of(request.head(), refusal));
      }
    }
    return board
        .ask(touch, caller)
        .copy()
        .orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
        .handle((answer, failure) ->
            failure == null
                ? Replies.json(AnswerJson.status(answer), AnswerJson.of(answer))
                : failed(verb, failure));
  }

  private static Reply failed(String verb, Throwable failure) {
    if (failure instanceof TimeoutException) {
      return unavailable(
          "late", "Máy chưa ghi xong. Xin chờ vài giây; nếu màn hình không đổi, mời chạm lại.");
    }
    LOG.log(System.Logger.Level.WARNING, "a touch could not be stored: " + verb, failure);
    return unavailable("not-stored", "Máy chưa ghi được. Xin báo cán bộ hướng dẫn.");
  }

  private static Touch touch(String verb, TouchForm form, JsonBody body) throws BadInputException {
    try {
      Touch touch = form.reader().read(body);
      body.end();
      return touch;
    } catch (BadInputException field) {
      throw field;
    } catch (UnreadableTouchException other) {
      throw new BadInputException(400, "wrong-touch", verb, String.valueOf(other.getMessage()));
    }
  }

  private static Reply unavailable(String code, String message) {
    return Replies.json(503, AnswerJson.trouble("unavailable", code, null, message));
  }
}
