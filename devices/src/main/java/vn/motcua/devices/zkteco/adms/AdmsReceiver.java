package vn.motcua.devices.zkteco.adms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.zkteco.records.AttendanceLog;

/**
 * The HTTP server for terminals in ADMS mode. The protocol authenticates nobody, so bind it to the
 * LAN's address. Only listed serial numbers are accepted, and terminals never get a command.
 * Fingerprints, photographs and names are discarded unread.
 *
 * <p>Requests are received in parallel within the limits of {@link AdmsRequests}, so that a slow
 * caller delays nobody, and go to the sink one by one.
 */
public final class AdmsReceiver implements AutoCloseable {

  /** Largest body; a larger one is refused with 413. */
  public static final int BODY_BYTES_MAX = 1 << 20;

  /** Batches that may wait for the disk; a further one gets 503 and stays in the terminal. */
  public static final int BATCHES_MAX = 8;

  /** Calls that the kernel holds until they are accepted. */
  private static final int BACKLOG = 64;

  private static final Logger LOG = System.getLogger(AdmsReceiver.class.getName());

  private final AdmsCalls calls;
  private final Needs needs;
  private final HttpServer server;
  private final AdmsRequests requests;
  private final Strangers strangers = new Strangers();
  private final ReentrantLock sink = new ReentrantLock();
  private final Semaphore waiting = new Semaphore(BATCHES_MAX);
  private final ScheduledThreadPoolExecutor watch =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("adms-watch").daemon().factory());

  /**
   * What a receiver needs.
   *
   * @param logs takes over what terminals push
   * @param lives receives when a terminal begins to call and when it falls silent
   * @param zone the terminals' zone
   * @param nanos steady clock
   */
  public record Needs(AdmsSink logs, ReadingSink lives, ZoneId zone, LongSupplier nanos) {}

  /**
   * Begins to listen.
   *
   * @param address of the LAN; port 0 takes a free one
   * @param deviceOfSerial names of the centre's terminals by their serial numbers
   * @throws IOException when the port is taken
   */
  public AdmsReceiver(InetSocketAddress address, Map<String, String> deviceOfSerial, Needs needs)
      throws IOException {
    this.calls = new AdmsCalls(deviceOfSerial, needs.nanos().getAsLong());
    this.needs = needs;
    this.requests = new AdmsRequests(needs.nanos());
    this.server = HttpServer.create(address, BACKLOG);
    server.createContext("/iclock/", this::handle);
    server.setExecutor(requests);
    server.start();
    var _ = watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** How many calls came with a serial number that is not on the list. */
  public long strangers() {
    return strangers.total();
  }

  /** How many requests were cut off: too slow, or to make room for others. */
  public long cutOff() {
    return requests.cutOff();
  }

  /** How many requests are being received now. */
  int receiving() {
    return requests.receiving();
  }

  private void look() {
    requests.passed();
    calls.passed(needs.nanos().getAsLong()).forEach(needs.lives()::accept);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> query = query(exchange);
      String serial = query.getOrDefault("SN", "");
      if (!calls.isKnown(serial)) {
        strangers.called(exchange.getRemoteAddress().getAddress().getHostAddress(), serial);
        answer(exchange, 403, "this serial number is not on the list");
        return;
      }
      requests.isOf(serial);
      calls.called(serial, needs.nanos().getAsLong()).forEach(needs.lives()::accept);
      String what = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      switch (what) {
        case "GET /iclock/cdata" ->
            answer(exchange, 200, AdmsCodec.options(serial, needs.logs().stamp(serial)));
        case "GET /iclock/getrequest", "GET /iclock/ping" -> answer(exchange, 200, "OK");
        case "POST /iclock/cdata" -> data(exchange, serial, query);
        case "POST /iclock/devicecmd", "POST /iclock/querydata" -> answer(exchange, 200, "OK");
        default -> answer(exchange, 404, "not known");
      }
    }
  }

  private void data(HttpExchange exchange, String serial, Map<String, String> query)
      throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(BODY_BYTES_MAX + 1);
    }
    if (body.length > BODY_BYTES_MAX) {
      answer(exchange, 413, "too large");
      return;
    }
    requests.received();
    if (!query.getOrDefault("table", "").equals("ATTLOG")) {
      answer(exchange, 200, "OK");
      return;
    }
    if (waiting.tryAcquire()) {
      sink.lock();
      try {
        take(exchange, serial, query.getOrDefault("Stamp", "0"), body);
      } finally {
        sink.unlock();
        waiting.release();
      }
    } else {
      answer(exchange, 503, "try again");
    }
  }

  @SuppressWarnings(
      "IllegalCatch") // Whatever kept the batch from being stored, the terminal still has it.
  private void take(HttpExchange exchange, String serial, String stamp, byte[] body)
      throws IOException {
    AttendanceLog log =
        AdmsCodec.attendance(new String(body, StandardCharsets.UTF_8), needs.zone());
    if (log.unread() > 0) {
      LOG.log(Level.ERROR, "terminal {0}: {1}", serial, log.reason());
    }
    try {
      needs.logs().take(serial, stamp, log.punches());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "terminal " + serial + ": a batch could not be kept", e);
      answer(exchange, 503, "try again");
      return;
    }
    answer(exchange, 200, "OK: " + log.punches().size());
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    watch.shutdownNow();
    requests.close();
  }
}
