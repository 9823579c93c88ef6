package vn.motcua.firmware.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.socket.KeyFiles;
import vn.motcua.firmware.web.guard.Doorway;
import vn.motcua.firmware.web.guard.Guard;
import vn.motcua.firmware.web.guard.Limits;
import vn.motcua.firmware.web.server.ConnectionLimits;
import vn.motcua.firmware.web.server.PageTls;
import vn.motcua.firmware.web.server.PageTlsException;
import vn.motcua.firmware.web.server.WebServer;

/**
 * The board's web server: pages, view, touches, and a page that another jar adds.
 *
 * <p>Limits: {@link ConnectionLimits#standard} for connections and their time, {@link Limits} for
 * requests, {@value ViewStream#LISTENERS_MAX} listening pages. {@link #start} and {@link #close}
 * from one thread.
 */
public final class PageServer implements AutoCloseable {
  private final Doorway doorway;
  private final int port;
  private final Limits limits;
  private final BoardPort board;
  private final @Nullable AddedPage added;
  private final @Nullable Path voice;
  private volatile @Nullable Running running;

  private record Running(WebServer server, ViewStream stream) {}

  /**
   * @param doorway where to listen
   * @param port 0 to 65535; 0 takes a free one
   * @param limits what one address may ask in a minute
   * @param added null on a board in a centre
   */
  public PageServer(
      Doorway doorway, int port, Limits limits, BoardPort board, @Nullable AddedPage added) {
    this(doorway, port, limits, board, added, null);
  }

  /**
   * @param voice directory of the recorded words with which pages call numbers, which need not
   *     exist; null for none
   */
  public PageServer(
      Doorway doorway,
      int port,
      Limits limits,
      BoardPort board,
      @Nullable AddedPage added,
      @Nullable Path voice) {
    this.doorway = doorway;
    this.port = port;
    this.limits = limits;
    this.board = board;
    this.added = added;
    this.voice = voice;
  }

  /**
   * Begins to listen.
   *
   * @throws PageTlsException when its certificate cannot serve
   * @throws PortInUseException when another program has the port
   * @throws IOException when the address does not exist here or cannot be used
   */
  public void start() throws IOException {
    if (running != null) {
      throw new IllegalStateException("the page server runs already");
    }
    KeyFiles keys = doorway.keys();
    PageTls tls = keys == null ? null : new PageTls(keys, InstantSource.system());
    var stream = new ViewStream(board);
    try {
      var guard = new Guard(doorway, limits, System::nanoTime);
      var server =
          new WebServer(
              new InetSocketAddress(doorway.inet(), port),
              ConnectionLimits.standard(),
              new Routes(guard, board, stream, added, voice, this::traffic),
              tls);
      bind(server);
      running = new Running(server, stream);
    } catch (IOException | RuntimeException | Error e) {
      stream.close();
      throw e;
    }
  }

  private void bind(WebServer server) throws IOException {
    try {
      server.start();
    } catch (BindException taken) {
      String host = doorway.inet().getHostAddress();
      String message = String.valueOf(taken.getMessage());
      if (message.contains("in use")) {
        throw new PortInUseException(host, port, taken);
      }
      throw new IOException("Cannot listen on " + host + ":" + port + ": " + message, taken);
    }
  }

  /** The port it listens on; only after {@link #start}. */
  public int port() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the page server does not run");
    }
    return now.server().port();
  }

  /** Its connections, for technicians; nothing while it does not run. Any thread. */
  public Traffic traffic() {
    Running now = running;
    return now == null
        ? new Traffic(0, 0, 0, 0, 0)
        : new Traffic(
            now.server().connections(),
            now.server().refused(),
            now.server().cutOff(),
            now.stream().listening(),
            now.stream().cutOff());
  }

  /** Ends every connection and frees the port. */
  @Override
  public void close() {
    Running was = running;
    if (was != null) {
      running = null;
      was.stream().close();
      was.server().close();
    }
  }
}
