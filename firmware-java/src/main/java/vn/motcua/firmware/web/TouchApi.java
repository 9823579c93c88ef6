package vn.motcua.firmware.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.station.Touch;
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
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private final Guard guard;
  private final BoardPort board;

  TouchApi(Guard guard, BoardPort board) {
    this.guard = guard;
    this.board = board;
  }

  /** Hands the touch over; the stage completes when the board has answered, or is late. */
  CompletionStage<Reply> handle(PageRequest request, String verb) throws BadInputException {
    Touch touch = touch(verb, JsonBody.of(request));
    if (touch instanceof Touch.TakeNumber take) {
      Refusal refusal = guard.judgeNumber(request.head().from(), take.request());
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
      return unavailable("late", "Máy chưa ghi xong. Hãy nhìn màn hình rồi thử lại.");
    }
    LOG.log(System.Logger.Level.WARNING, "a touch could not be stored: " + verb, failure);
    return unavailable(
        "not-stored", "Máy đang dừng hoặc không ghi được dữ liệu. Hãy báo cán bộ hướng dẫn.");
  }

  /** The touch of {@code verb}; throws 404 for a verb that does not exist. */
  static Touch touch(String verb, JsonBody body) throws BadInputException {
    Touch touch =
        switch (verb) {
          case "take-number" ->
              new Touch.TakeNumber(
                  requestId(body), body.text("line"), body.optionalText("priority"));
          case "call-next" -> new Touch.CallNext(body.text("counter"));
          case "recall" -> new Touch.Recall(body.text("counter"));
          case "start" -> new Touch.StartVisit(body.text("counter"));
          case "finish" -> new Touch.FinishVisit(body.text("counter"));
          case "absent" -> new Touch.MarkAbsent(body.text("counter"));
          case "take-back-absent" -> new Touch.TakeBackAbsent(body.text("counter"));
          case "transfer" -> new Touch.Transfer(body.text("counter"), body.text("toLine"));
          case "rate" ->
              new Touch.Rate(body.text("counter"), body.number("value", 1, 4), visit(body));
          case "settle" ->
              new Touch.SettleSlip(body.date("day"), body.text("number"), body.flag("cameOut"));
          case "print-closing" -> new Touch.PrintClosing();
          case "reprint" -> new Touch.Reprint(body.text("number"), body.text("reason"));
          default ->
              throw new BadInputException(
                  404, "unknown-touch", verb, "Không có thao tác “" + verb + "”.");
        };
    body.end();
    return touch;
  }

  /** {@code day} and {@code number}, both or neither. */
  private static Touch.@Nullable Visit visit(JsonBody body) throws BadInputException {
    String number = body.optionalText("number");
    return number == null ? null : new Touch.Visit(body.date("day"), number);
  }

  private static String requestId(JsonBody body) throws BadInputException {
    String id = body.text("request");
    if (!REQUEST_ID.matcher(id).matches()) {
      throw JsonBody.wrong("request", "phải gồm 8 đến 64 chữ cái, chữ số hoặc dấu gạch nối");
    }
    return id;
  }

  private static Reply unavailable(String code, String message) {
    return Replies.json(503, AnswerJson.trouble("unavailable", code, null, message));
  }
}
