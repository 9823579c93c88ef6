package vn.motcua.firmware.web;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private final Map<String, TouchForm> forms;

  TouchApi(Guard guard, BoardPort board) {
    this.guard = guard;
    this.board = board;
    this.forms = Map.copyOf(board.touches());
  }

  /** Hands the touch over; the stage completes when the board has answered, or is late. */
  CompletionStage<Reply> handle(PageRequest request, String verb) throws BadInputException {
    Touch touch = touch(verb, JsonBody.of(request));
    String rationed = touch.rationed();
    if (rationed != null) {
      Refusal refusal = guard.judgeNumber(request.head().from(), rationed);
      if (refusal != null) {
        return CompletableFuture.completedStage(Refused.of(request.head(), refusal));
      }
    }
    return board
        .ask(touch)
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

  /** The touch of {@code verb}; throws 404 for a verb that does not exist. */
  Touch touch(String verb, JsonBody body) throws BadInputException {
    TouchForm form = forms.get(verb);
    if (form == null) {
      throw new BadInputException(404, "unknown-touch", verb, "Không có thao tác “" + verb + "”.");
    }
    try {
      Touch touch = form.read(body);
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
