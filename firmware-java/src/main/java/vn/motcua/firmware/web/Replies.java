package vn.motcua.firmware.web;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.firmware.web.server.Reply;

/** The kinds of whole answers that the pages give; none is kept by a browser. Pure. */
final class Replies {
  static final String JSON = "application/json; charset=utf-8";
  static final String TEXT = "text/plain; charset=utf-8";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Replies() {}

  static Reply json(int status, Object body) {
    return bytes(status, JSON, MAPPER.writeValueAsBytes(body));
  }

  static Reply text(int status, String sentence) {
    return bytes(status, TEXT, sentence.getBytes(StandardCharsets.UTF_8));
  }

  static Reply bytes(int status, String type, byte[] body) {
    return Reply.of(status, type, "no-store", body);
  }
}
