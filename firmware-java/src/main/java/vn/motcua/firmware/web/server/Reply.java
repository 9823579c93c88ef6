package vn.motcua.firmware.web.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An answer. {@code headers} are sent in addition to the security headers of every answer.
 * Immutable.
 */
public sealed interface Reply {
  /** HTTP status. */
  int status();

  /** Headers of this answer. */
  Map<String, String> headers();

  /** The same answer with one more header. */
  Reply with(String header, String value);

  /** A complete answer of {@code type}, such as {@code text/plain; charset=utf-8}. */
  static Reply of(int status, String type, String caching, byte[] body) {
    return new Whole(
        status, Map.of("Content-Type", type, "Cache-Control", caching), new Content(body));
  }

  /**
   * A streamed answer: the server calls {@code begin} once, with the open stream, unless the client
   * has gone.
   */
  static Reply streaming(String type, Consumer<OpenStream> begin) {
    return new Streaming(200, Map.of("Content-Type", type, "Cache-Control", "no-store"), begin);
  }

  /** Bytes that nobody changes. */
  final class Content {
    private final byte[] bytes;

    Content(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /** An answer of known length. */
  record Whole(int status, Map<String, String> headers, Content content) implements Reply {
    @Override
    public Reply with(String header, String value) {
      return new Whole(status, more(headers, header, value), content);
    }
  }

  /** An answer without an end. */
  record Streaming(int status, Map<String, String> headers, Consumer<OpenStream> begin)
      implements Reply {
    @Override
    public Reply with(String header, String value) {
      return new Streaming(status, more(headers, header, value), begin);
    }
  }

  private static Map<String, String> more(
      Map<String, String> headers, String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return Map.copyOf(more);
  }
}
