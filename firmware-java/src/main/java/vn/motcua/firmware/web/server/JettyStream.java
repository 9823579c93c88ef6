package vn.motcua.firmware.web.server;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An answer of Jetty that continues. Any thread, one piece at a time. */
final class JettyStream implements OpenStream {
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final AtomicBoolean over = new AtomicBoolean();

  JettyStream(Request request, Response response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  @Override
  public void send(byte[] piece, Consumer<Boolean> done) {
    response.write(
        false,
        ByteBuffer.wrap(piece),
        Callback.from(
            () -> done.accept(true),
            failure -> {
              end(failure);
              done.accept(false);
            }));
  }

  @Override
  public void cut() {
    var slow = new TimeoutException("the client does not take what it asked for");
    request.getConnectionMetaData().getConnection().getEndPoint().close(slow);
    end(slow);
  }

  private void end(Throwable why) {
    if (over.compareAndSet(false, true)) {
      callback.failed(why);
    }
  }
}
