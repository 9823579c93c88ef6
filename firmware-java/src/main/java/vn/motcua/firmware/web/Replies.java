package vn.motcua.firmware.web;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.firmware.web.server.Reply;

/** The kinds of whole answers that the pages give; none is kept by a browser. Pure. */
public final class Replies {
  /** The type of JSON answers. */
  public static final String JSON = "application/json; charset=utf-8";

  /** The type of sentences. */
  public static final String TEXT = "text/plain; charset=utf-8";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Replies() {}

  /** {@code body} as JSON. */
  public static Reply json(int status, Object body) {
    return bytes(status, JSON, MAPPER.writeValueAsBytes(body));
  }

  /** One sentence for a person. */
  public static Reply text(int status, String sentence) {
    return bytes(status, TEXT, sentence.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes of {@code type}. */
  public static Reply bytes(int status, String type, byte[] body) {
    return Reply.of(status, type, "no-store", body);
  }
}
