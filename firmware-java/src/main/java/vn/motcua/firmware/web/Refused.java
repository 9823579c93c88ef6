package vn.motcua.firmware.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.web.guard.Refusal;
import vn.motcua.firmware.web.guard.Request;
import vn.motcua.firmware.web.server.Reply;

/** Refusals as responses: JSON for programs, a plain message for browsers. Pure. */
final class Refused {
  private static final int TOO_MANY = 429;
  private static final String API = "/api/";
  private static final String NOT_ALLOWED =
      "Tài khoản hoặc màn hình này không được dùng chức năng này. Hãy đăng nhập bằng tài khoản khác"
          + " hoặc hỏi người phụ trách.";

  private Refused() {}

  static Reply of(Request head, Refusal refusal) {
    Reply reply = of(head, refusal.status(), refusal.code(), refusal.where(), refusal.sentence());
    return refusal.retrySeconds() > 0
        ? reply.with("Retry-After", Long.toString(refusal.retrySeconds()))
        : reply;
  }

  static Reply of(Request head, BadInputException bad) {
    Reply reply = of(head, bad.status(), bad.code(), bad.where(), bad.sentence());
    String allowed = bad.allowed();
    return allowed == null ? reply : reply.with("Allow", allowed);
  }

  /** A caller whom the route does not admit; a browser without a session is sent to sign in. */
  static Reply of(Request head, Caller caller) {
    boolean nobody = caller.maySignIn();
    if (nobody && !head.path().startsWith(API)) {
      String to = URLEncoder.encode(head.path(), StandardCharsets.UTF_8);
      return Replies.text(303, "Hãy đăng nhập.").with("Location", "/login?to=" + to);
    }
    return nobody
        ? refused(head, 401, "no-session", "Chưa đăng nhập. Hãy đăng nhập rồi làm lại.")
        : refused(head, 403, "not-allowed", NOT_ALLOWED);
  }

  /** A screen of one counter asks for another. */
  static Reply elsewhere(Request head) {
    return refused(head, 403, "other-counter", "Màn hình này thuộc quầy khác.");
  }

  private static Reply refused(Request head, int status, String code, String sentence) {
    return head.path().startsWith(API)
        ? Replies.json(status, AnswerJson.trouble("refused", code, null, sentence))
        : Replies.text(status, sentence);
  }

  private static Reply of(
      Request head, int status, String code, @Nullable String where, String sentence) {
    if (!head.path().startsWith(API)) {
      return Replies.text(status, sentence);
    }
    String answer = status == TOO_MANY ? "refused" : "bad-input";
    return Replies.json(status, AnswerJson.trouble(answer, code, where, sentence));
  }
}
