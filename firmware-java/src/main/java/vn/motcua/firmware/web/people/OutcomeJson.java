package vn.motcua.firmware.web.people;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import vn.motcua.firmware.people.session.Outcome;
import vn.motcua.firmware.web.Replies;
import vn.motcua.firmware.web.server.Reply;

/** {@link Outcome}s as answers. Pure. */
final class OutcomeJson {
  private static final System.Logger LOG = System.getLogger(OutcomeJson.class.getName());
  private static final int TOO_MANY = 429;
  private static final String WRONG =
      "Không đúng. Hãy kiểm tra mã cán bộ, và mật khẩu hoặc mã dùng một lần, rồi thử lại.";

  private OutcomeJson() {}

  /** The reply, also when there is no outcome. */
  static CompletionStage<Reply> of(CompletionStage<Outcome> outcome) {
    return of(outcome, (_, reply) -> reply);
  }

  /** The same; {@code more} adds to it what only this outcome has. */
  static CompletionStage<Reply> of(
      CompletionStage<Outcome> outcome, BiFunction<Outcome, Reply, Reply> more) {
    return outcome.handle((known, failure) -> {
      if (failure == null) {
        return more.apply(known, of(known));
      }
      LOG.log(System.Logger.Level.ERROR, "a request about accounts was not fulfilled", failure);
      return refused(
          503, "not-stored", "Máy chưa ghi được. Xin thử lại, hoặc báo cán bộ kỹ thuật.");
    });
  }

  private static Reply of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.In(_, var account) ->
          Replies.json(200, Map.of("answer", "signed-in", "person", account.person()));
      case Outcome.Done _ -> Replies.json(200, Map.of("answer", "done"));
      case Outcome.Code(String code, long days) ->
          Replies.json(200, Map.of("answer", "code", "code", code, "days", days));
      case Outcome.Card(String code) -> Replies.json(200, Map.of("answer", "card", "code", code));
      case Outcome.Waiting(String message) ->
          Replies.json(200, Map.of("answer", "waiting", "message", message));
      case Outcome.Wrong _ -> refused(409, "wrong", WRONG);
      case Outcome.Refused(String code, String message) -> refused(409, code, message);
      case Outcome.Later(long seconds) ->
          refused(TOO_MANY, "too-many", "Đã thử nhiều lần. Xin chờ " + patience(seconds) + ".")
              .with("Retry-After", Long.toString(seconds));
    };
  }

  private static String patience(long seconds) {
    return seconds < 100 ? seconds + " giây" : Math.ceilDiv(seconds, 60) + " phút";
  }

  private static Reply refused(int status, String code, String message) {
    return Replies.json(status, Map.of("answer", "refused", "code", code, "message", message));
  }
}
