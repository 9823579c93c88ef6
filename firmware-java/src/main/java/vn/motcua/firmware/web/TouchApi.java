package vn.motcua.firmware.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.web.guard.Guard;

/**
 * {@code POST /api/touch/…}: JSON to a {@link Touch}, the board's {@link Answer} back. Any thread.
 */
final class TouchApi {
  /** A board that has not answered by then answers 503; the touch may still have been stored. */
  static final int ANSWER_SECONDS_MAX = 10;

  private static final System.Logger LOG = System.getLogger(TouchApi.class.getName());
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private final Guard guard;
  private final BoardPort board;

  TouchApi(Guard guard, BoardPort board) {
    this.guard = guard;
    this.board = board;
  }

  void handle(HttpExchange exchange, String verb) throws IOException, BadInputException {
    Touch touch = touch(verb, JsonBody.of(exchange));
    if (touch instanceof Touch.TakeNumber take) {
      InetAddress from = exchange.getRemoteAddress().getAddress();
      Routes.letIn(exchange, guard.judgeNumber(from, take.request()));
    }
    try {
      Answer answer = board.ask(touch).get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
      Reply.json(exchange, AnswerJson.status(answer), AnswerJson.of(answer));
    } catch (TimeoutException late) {
      unavailable(exchange, "late", "Máy chưa ghi xong. Hãy nhìn màn hình rồi thử lại.");
    } catch (ExecutionException failed) {
      LOG.log(System.Logger.Level.WARNING, "a touch could not be stored: " + verb, failed);
      unavailable(
          exchange,
          "not-stored",
          "Máy đang dừng hoặc không ghi được dữ liệu. Hãy báo cán bộ hướng dẫn.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      unavailable(exchange, "stopping", "Máy đang dừng. Hãy thử lại sau ít phút.");
    }
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

  private static void unavailable(HttpExchange exchange, String code, String message)
      throws IOException {
    Reply.json(exchange, 503, AnswerJson.trouble("unavailable", code, null, message));
  }
}
