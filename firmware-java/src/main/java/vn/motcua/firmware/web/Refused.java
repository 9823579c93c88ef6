package vn.motcua.firmware.web;

import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.web.guard.Refusal;
import vn.motcua.firmware.web.guard.Request;
import vn.motcua.firmware.web.server.Reply;

/** Refusals as responses: JSON for programs, a plain message for browsers. Pure. */
final class Refused {
  private static final int TOO_MANY = 429;

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

  private static Reply of(
      Request head, int status, String code, @Nullable String where, String sentence) {
    if (!head.path().startsWith("/api/")) {
      return Replies.text(status, sentence);
    }
    String answer = status == TOO_MANY ? "refused" : "bad-input";
    return Replies.json(status, AnswerJson.trouble(answer, code, where, sentence));
  }
}
