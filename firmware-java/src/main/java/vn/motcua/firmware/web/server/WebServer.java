package vn.motcua.firmware.web.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Jetty, set up for a board: few threads, none of which waits for a client, little memory, and a
 * limit on everything that a client can hold. {@link #start} and {@link #close} from one thread.
 */
public final class WebServer implements AutoCloseable {
  /** Threads for all requests: one accepts, one looks which socket is ready, the others work. */
  private static final int THREADS_MAX = 10;

  private static final int THREADS_MIN = 4;

  /** There is a look each second and a report each minute. */
  private static final int LOOKS_PER_REPORT = 60;

  private static final int BACKLOG = 1_024;
  private static final int HEADER_BYTES_MAX = 8_192;

  /** The kernel's send buffer for an answer. */
  private static final int SEND_BUFFER_BYTES = 128 << 10;

  private static final long POOLED_BYTES_MAX = 4L << 20;
  private static final System.Logger LOG = System.getLogger(WebServer.class.getName());

  private final InetSocketAddress address;
  private final ConnectionLimits limits;
  private final Pages pages;
  private final @Nullable PageTls tls;
  private final Connections connections;
  private final LongAdder cutOff = new LongAdder();
  private int looks; // of the thread that looks, as the next two
  private long refusedTold;
  private long cutOffTold;
  private @Nullable Server server;
  private @Nullable ServerConnector connector;

  /** Plain HTTP; {@code address}: where to listen, port 0 takes a free one. */
  public WebServer(InetSocketAddress address, ConnectionLimits limits, Pages pages) {
    this(address, limits, pages, null);
  }

  /** {@code tls}: for clients that begin with TLS, on the same port; null for plain HTTP alone. */
  public WebServer(
      InetSocketAddress address, ConnectionLimits limits, Pages pages, @Nullable PageTls tls) {
    this.address = address;
    this.limits = limits;
    this.pages = pages;
    this.tls = tls;
    this.connections = new Connections(limits, System::nanoTime);
  }

  /**
   * Begins to listen.
   *
   * @throws java.net.BindException when the address is taken or not of this machine
   */
  public void start() throws IOException {
    ServerSocketChannel listening = ServerSocketChannel.open();
    try {
      listening.bind(address, BACKLOG);
      run(listening);
    } catch (IOException | RuntimeException | Error e) {
      close();
      listening.close();
      throw e;
    }
  }

  @SuppressWarnings("IllegalCatch") // Jetty declares Exception; what it is, is passed on.
  private void run(ServerSocketChannel listening) throws IOException {
    var threads = new QueuedThreadPool(THREADS_MAX, THREADS_MIN);
    threads.setName("page");
    threads.setDaemon(true);
    var jetty =
        new Server(
            threads,
            null,
            new ArrayByteBufferPool(0, -1, -1, -1, POOLED_BYTES_MAX, POOLED_BYTES_MAX));
    jetty.setErrorHandler(new Malformed());
    jetty.setHandler(new PageHandler(pages, connections));
    jetty.setStopTimeout(0);
    var connections = new ServerConnector(jetty, 1, 1, protocols());
    connections.open(listening);
    connections.addBean(this.connections);
    connections.setIdleTimeout(limits.idle().toMillis());
    connections.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    jetty.addConnector(connections);
    server = jetty; // from here on it is closed when the rest fails
    try {
      jetty.start();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the web server does not start: " + e.getMessage(), e);
    }
    connector = connections;
    look(jetty, connections);
  }

  private ConnectionFactory[] protocols() {
    var plain = new HttpConnectionFactory(http());
    return tls == null
        ? new ConnectionFactory[] {plain}
        : new ConnectionFactory[] {tls.before(plain), plain};
  }

  private static HttpConfiguration http() {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES_MAX);
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "PAGES", // No path is a file's here: the pages refuse these themselves.
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_SEGMENT));
    return http;
  }

  /** Once a second: cuts off clients that take too long, and looks for a new certificate. */
  private void look(Server jetty, ServerConnector connector) {
    if (tls != null) {
      tls.look();
    }
    for (EndPoint client : connector.getConnectedEndPoints()) {
      if (client.getTransport() instanceof SelectableChannel channel
          && connections.isOverdue(channel)) {
        cutOff.increment();
        client.close(new TimeoutException("the client took too long"));
      }
    }
    if (++looks % LOOKS_PER_REPORT == 0) {
      report();
    }
    jetty.getScheduler().schedule(() -> look(jetty, connector), 1, TimeUnit.SECONDS);
  }

  /** Says in the log what was not served since the last report, if anything. */
  private void report() {
    long refused = refused() - refusedTold;
    long cut = cutOff() - cutOffTold;
    if (refused + cut > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "in the last minute {0} connections to the pages were refused for want of a place, and"
              + " {1} cut off because the client took too long",
          refused,
          cut);
    }
    refusedTold += refused;
    cutOffTold += cut;
  }

  /** The port it listens on; only after {@link #start}. */
  public int port() {
    if (connector == null) {
      throw new IllegalStateException("the web server does not run");
    }
    return connector.getLocalPort();
  }

  /** Connections that are open now. */
  public int connections() {
    return connections.count();
  }

  /** How many connections were closed unread because there was no place. */
  public long refused() {
    return connections.refused();
  }

  /** How many connections were closed because the client took too long. */
  public long cutOff() {
    return cutOff.sum();
  }

  /** Ends every connection and frees the port. */
  @Override
  @SuppressWarnings("IllegalCatch") // Jetty declares Exception; whatever it is, the port is free.
  public void close() {
    Server was = server;
    if (was != null) {
      server = null;
      try {
        was.stop();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.WARNING, "the web server did not stop cleanly", e);
      }
    }
  }
}
