package vn.motcua.firmware.web.server;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.web.server.PageRequest.Body;

/**
 * Passes Jetty's requests to {@link Pages}, and answers back. No thread waits here: bodies, answers
 * and streams progress as the network permits. Any thread.
 */
final class PageHandler extends Handler.Abstract.NonBlocking {
  private static final System.Logger LOG = System.getLogger(PageHandler.class.getName());

  private final Pages pages;
  private final Connections connections;

  PageHandler(Pages pages, Connections connections) {
    this.pages = pages;
    this.connections = connections;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SelectableChannel channel = channel(request);
    connections.received(channel);
    Request.addCompletionListener(request, _ -> connections.answered(channel));
    var exchange = new Exchange(request, response, callback);
    vn.motcua.firmware.web.guard.Request head = head(request);
    Reply refusal = pages.refusal(head);
    if (refusal != null) {
      exchange.send(refusal);
    } else if (!hasBody(request)) {
      exchange.answer(head, Body.NONE);
    } else if (request.getLength() > Body.BYTES_MAX) {
      exchange.answer(head, Body.TOO_LONG);
    } else {
      exchange.read(head);
    }
    return true;
  }

  private static boolean hasBody(Request request) {
    return request.getLength() != 0 && !List.of("GET", "HEAD").contains(request.getMethod());
  }

  private static vn.motcua.firmware.web.guard.Request head(Request request) {
    var headers = request.getHeaders();
    List<String> hosts = headers.getValuesList(HttpHeader.HOST);
    String host = hosts.size() == 1 ? hosts.getFirst() : null;
    String authority = request.getHttpURI().getAuthority();
    return new vn.motcua.firmware.web.guard.Request(
        request.getMethod(),
        path(request),
        authority == null || authority.equalsIgnoreCase(host),
        request.getConnectionMetaData().isSecure(),
        ((InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress()).getAddress(),
        host,
        headers.get(HttpHeader.ORIGIN),
        headers.get("Sec-Fetch-Site"),
        headers.get(HttpHeader.CONTENT_TYPE),
        cookies(headers.getValuesList(HttpHeader.COOKIE)));
  }

  /** HTTP/1.1 has one such header; more than one are read as one. */
  private static @Nullable String cookies(List<String> headers) {
    return headers.isEmpty() ? null : String.join("; ", headers);
  }

  private static String path(Request request) {
    String path = request.getHttpURI().getDecodedPath();
    return path == null || !path.startsWith("/") ? "/" : path;
  }

  /** The socket under it, also when TLS is in between. */
  private static SelectableChannel channel(Request request) {
    Object transport = request.getConnectionMetaData().getConnection().getEndPoint();
    while (transport instanceof EndPoint endPoint) {
      transport = endPoint.getTransport();
    }
    return (SelectableChannel) transport;
  }

  /** One request and its answer. */
  private final class Exchange {
    private final Request request;
    private final Response response;
    private final Callback callback;

    Exchange(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    void read(vn.motcua.firmware.web.guard.Request head) {
      Content.Source.asByteArrayAsync(
          request,
          Body.BYTES_MAX,
          new Promise.Invocable.NonBlocking<>() {
            @Override
            public void succeeded(byte[] bytes) {
              answer(head, Body.of(bytes));
            }

            @Override
            public void failed(Throwable cause) {
              if (cause instanceof IllegalStateException) { // Longer than it may be, and chunked.
                answer(head, Body.TOO_LONG);
              } else {
                callback.failed(cause);
              }
            }
          });
    }

    void answer(vn.motcua.firmware.web.guard.Request head, Body body) {
      String etag = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
      pages
          .answer(new PageRequest(head, request.getHttpURI().getQuery(), etag, body))
          .whenComplete((reply, failure) -> {
            if (failure == null) {
              request.getComponents().getExecutor().execute(() -> send(reply));
            } else {
              LOG.log(System.Logger.Level.ERROR, "a request was not answered", failure);
              callback.failed(failure);
            }
          });
    }

    void send(Reply reply) {
      response.setStatus(reply.status());
      SecurityHeaders.on(request, response);
      reply.headers().forEach(response.getHeaders()::put);
      switch (reply) {
        case Reply.Whole whole ->
            response.write(true, ByteBuffer.wrap(whole.content().bytes()), callback);
        case Reply.Streaming streaming -> {
          connections.streaming(channel(request));
          streaming.begin().accept(new JettyStream(request, response, callback));
        }
      }
    }
  }
}
