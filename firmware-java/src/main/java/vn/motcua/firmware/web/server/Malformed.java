package vn.motcua.firmware.web.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests that are not valid HTTP for the pages, with the right status. */
final class Malformed implements Request.Handler {
  private static final byte[] SENTENCE =
      "Yêu cầu không đúng dạng HTTP. Hãy mở trang bằng trình duyệt."
          .getBytes(StandardCharsets.UTF_8);

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SecurityHeaders.on(request, response);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(SENTENCE), callback);
    return true;
  }
}
