package vn.motcua.firmware.web.guard;

import org.jspecify.annotations.Nullable;

/**
 * The refusal of a request.
 *
 * @param status HTTP status
 * @param code stable code for programs
 * @param where the header, null when it is the whole request
 * @param sentence Vietnamese: what is wrong and what to do
 * @param retrySeconds when to try again; 0 when trying again changes nothing
 */
public record Refusal(
    int status, String code, @Nullable String where, String sentence, long retrySeconds) {

  static Refusal of(int status, String code, String where, String sentence) {
    return new Refusal(status, code, where, sentence, 0);
  }

  static Refusal tooMany(long nanos) {
    long seconds = Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
    return new Refusal(
        429,
        "too-many",
        null,
        "Máy đang nhận quá nhiều yêu cầu từ màn hình này. Xin chờ "
            + seconds
            + " giây rồi chạm lại.",
        seconds);
  }
}
