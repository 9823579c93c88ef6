package vn.motcua.firmware.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.web.guard.Doorway;
import vn.motcua.firmware.web.guard.Guard;
import vn.motcua.firmware.web.guard.Limits;

/**
 * The board's web server: pages, view, touches and, on a bench, the emulated devices.
 *
 * <p>Each request runs on its own virtual thread; none of them holds station state. Limits: {@value
 * #CONNECTIONS_MAX} connections (further ones are closed at once), {@value #REQUEST_SECONDS_MAX} s
 * to send a request, {@value JsonBody#BODY_BYTES_MAX} bytes of body, {@value
 * ViewStream#LISTENERS_MAX} listening pages. {@link #start} and {@link #close} from one thread.
 */
public final class PageServer implements AutoCloseable {
  static final int CONNECTIONS_MAX = 256;
  static final int REQUEST_SECONDS_MAX = 20;

  private final Doorway doorway;
  private final int port;
  private final Limits limits;
  private final BoardPort board;
  private final @Nullable BenchPort bench;
  private final @Nullable Path voice;
  private @Nullable Running running;

  private record Running(HttpServer server, ExecutorService threads, ViewStream stream) {}

  /**
   * @param doorway where to listen
   * @param port 0 to 65535; 0 takes a free one
   * @param limits what one address may ask in a minute
   * @param bench null on a board with real devices: there is no bench page then
   */
  public PageServer(
      Doorway doorway, int port, Limits limits, BoardPort board, @Nullable BenchPort bench) {
    this(doorway, port, limits, board, bench, null);
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
      @Nullable BenchPort bench,
      @Nullable Path voice) {
    this.doorway = doorway;
    this.port = port;
    this.limits = limits;
    this.board = board;
    this.bench = bench;
    this.voice = voice;
  }

  /**
   * Begins to listen.
   *
   * @throws PortInUseException when another program has the port
   * @throws IOException when the address does not exist here or cannot be used
   */
  public void start() throws IOException {
    if (running != null) {
      throw new IllegalStateException("the page server runs already");
    }
    serverLimits();
    HttpServer server = bind();
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("page-", 0).factory());
    var stream = new ViewStream(board);
    var guard = new Guard(doorway, limits, System::nanoTime);
    server.setExecutor(threads);
    server.createContext("/", new Routes(guard, board, stream, bench, voice));
    server.start();
    running = new Running(server, threads, stream);
  }

  private HttpServer bind() throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(doorway.inet(), port), 0);
    } catch (BindException taken) {
      String host = doorway.inet().getHostAddress();
      String message = String.valueOf(taken.getMessage());
      if (message.contains("in use")) {
        throw new PortInUseException(host, port, taken);
      }
      throw new IOException("Cannot listen on " + host + ":" + port + ": " + message, taken);
    }
  }

  /** The JDK's server reads its limits from properties, once; a value given outside stays. */
  private static void serverLimits() {
    limit("jdk.httpserver.maxConnections", CONNECTIONS_MAX);
    limit("sun.net.httpserver.maxReqTime", REQUEST_SECONDS_MAX);
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private static void limit(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(value));
    }
  }

  /** The port it listens on; only after {@link #start}. */
  public int port() {
    if (running == null) {
      throw new IllegalStateException("the page server does not run");
    }
    return running.server().getAddress().getPort();
  }

  /** Ends every connection and frees the port. */
  @Override
  public void close() {
    Running was = running;
    if (was != null) {
      running = null;
      was.stream().close();
      was.server().stop(0);
      was.threads().shutdownNow();
    }
  }
}
