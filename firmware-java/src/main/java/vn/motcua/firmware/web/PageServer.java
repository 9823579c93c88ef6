package vn.motcua.firmware.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.socket.KeyFiles;
import vn.motcua.firmware.access.Identification;
import vn.motcua.firmware.web.guard.Doorway;
import vn.motcua.firmware.web.guard.Guard;
import vn.motcua.firmware.web.guard.Limits;
import vn.motcua.firmware.web.server.ConnectionLimits;
import vn.motcua.firmware.web.server.PageTls;
import vn.motcua.firmware.web.server.PageTlsException;
import vn.motcua.firmware.web.server.WebServer;

/**
 * The board's web server: pages, views, touches, and the routes that others add.
 *
 * <p>Limits: {@link ConnectionLimits#standard} for connections and their time, {@link Limits} for
 * requests, {@value ViewStream#LISTENERS_MAX} listening pages. {@link #start} and {@link #close}
 * from one thread.
 */
public final class PageServer implements AutoCloseable {
  private final Needs needs;
  private volatile @Nullable Running running;

  private record Running(WebServer server, ViewStream stream, RouteTable table) {}

  /**
   * What it serves, where, and to whom.
   *
   * @param doorway where to listen
   * @param port 0 to 65535; 0 takes a free one
   * @param limits what one address may ask in a minute
   * @param board answers touches and shows pages
   * @param identification finds out who sends a request
   * @param added routes beside the board's own
   * @param voice directory of the recorded words with which pages call numbers, which need not
   *     exist; null for none
   * @param wiring what lies between the table of routes and the server
   */
  public record Needs(
      Doorway doorway,
      int port,
      Limits limits,
      BoardPort board,
      Identification identification,
      List<Route> added,
      @Nullable Path voice,
      PageWiring wiring) {

    /** With nothing between the table and the server. */
    public Needs(
        Doorway doorway,
        int port,
        Limits limits,
        BoardPort board,
        Identification identification,
        List<Route> added,
        @Nullable Path voice) {
      this(doorway, port, limits, board, identification, added, voice, PageWiring.STRAIGHT);
    }

    /** A board without accounts, whose pages are its own, and which has no voice. */
    public Needs(Doorway doorway, int port, Limits limits, BoardPort board) {
      this(doorway, port, limits, board, Identification.NONE, List.of(), null);
    }
  }

  /** Does not listen yet. */
  public PageServer(Needs needs) {
    this.needs = needs;
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
    Doorway doorway = needs.doorway();
    KeyFiles keys = doorway.keys();
    PageTls tls = keys == null ? null : new PageTls(keys, InstantSource.system());
    var stream = new ViewStream(needs.board(), needs.identification());
    try {
      var guard = new Guard(doorway, needs.limits(), System::nanoTime);
      var sources =
          new BoardRoutes.Sources(
              needs.board(), guard, stream, new VoiceWords(needs.voice()), this::traffic);
      PageWiring wiring = needs.wiring();
      var table = new RouteTable(wiring.table().apply(BoardRoutes.of(sources, needs.added())));
      var server =
          new WebServer(
              new InetSocketAddress(doorway.inet(), needs.port()),
              ConnectionLimits.standard(),
              wiring.pages().apply(new Routes(guard, table, needs.identification())),
              tls);
      bind(server);
      running = new Running(server, stream, table);
    } catch (IOException | RuntimeException | Error e) {
      stream.close();
      throw e;
    }
  }

  private void bind(WebServer server) throws IOException {
    try {
      server.start();
    } catch (BindException taken) {
      String host = needs.doorway().inet().getHostAddress();
      String message = String.valueOf(taken.getMessage());
      if (message.contains("in use")) {
        throw new PortInUseException(host, needs.port(), taken);
      }
      throw new IOException(
          "Cannot listen on " + host + ":" + needs.port() + ": " + message, taken);
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

  /** The table of routes: what it answers, and to whom; only after {@link #start}. */
  public List<Route> routes() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the page server does not run");
    }
    return now.table().rows();
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
