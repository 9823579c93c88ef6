package vn.motcua.firmware.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.station.Answer;

/** {@link Answer}s as the JSON objects pages read. Pure. */
final class AnswerJson {
  private AnswerJson() {}

  /** 200 when done, 409 when the board refused. */
  static int status(Answer answer) {
    return switch (answer) {
      case Answer.NumberGiven given -> 200;
      case Answer.Done done -> 200;
      case Answer.Obeyed obeyed -> 200;
      case Answer.Refused refused -> 409;
    };
  }

  static Map<String, @Nullable Object> of(Answer answer) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    switch (answer) {
      case Answer.NumberGiven given -> {
        json.put("answer", "number-given");
        json.put("number", given.number());
        json.put("line", given.line());
        json.put("ahead", given.ahead());
        json.put("slip", given.slip());
      }
      case Answer.Done done -> {
        json.put("answer", "done");
        json.put("number", done.number());
      }
      case Answer.Obeyed obeyed -> {
        json.put("answer", "obeyed");
        json.put("event", obeyed.event());
      }
      case Answer.Refused refused -> {
        json.put("answer", "refused");
        json.put("code", refused.code());
        json.put("message", refused.message());
      }
    }
    return json;
  }

  /** An error before, or instead of, an answer of the board. */
  static Map<String, @Nullable Object> trouble(
      String answer, String code, @Nullable String where, String message) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("answer", answer);
    json.put("code", code);
    json.put("where", where);
    json.put("message", message);
    return json;
  }
}
