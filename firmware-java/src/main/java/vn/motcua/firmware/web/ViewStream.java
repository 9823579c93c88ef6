package vn.motcua.firmware.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * {@code GET /api/stream}: server-sent events, the whole view on connect and after each change.
 *
 * <p>A listener holds no queue, only the number of the version it has seen: one that is slow skips
 * to the latest view. Each listener is its own (virtual) thread; the board's thread only counts up.
 * A listener whose write lasts longer than {@link #WRITE_MAX} is cut off.
 */
final class ViewStream implements AutoCloseable {
  /** Beyond: 503, and the page tries again later. */
  static final int LISTENERS_MAX = 64;

  /** Of these, places that only the board's own screen gets. */
  static final int KEPT_FOR_OWN = 16;

  static final Duration HEARTBEAT = Duration.ofSeconds(10);
  static final Duration WRITE_MAX = Duration.ofSeconds(20);

  private static final System.Logger LOG = System.getLogger(ViewStream.class.getName());
  private static final long CLOSED = Long.MIN_VALUE;
  private static final byte[] BEAT = utf8("event: heartbeat\ndata: {}\n\n");
  private static final byte[] BEFORE = utf8("event: view\ndata: ");
  private static final byte[] AFTER = utf8("\n\n");

  private final BoardPort board;
  private final Duration heartbeat;
  private final Duration writeMax;
  private final AutoCloseable subscription;
  private final Semaphore places = new Semaphore(LISTENERS_MAX);
  private final Semaphore strangers = new Semaphore(LISTENERS_MAX - KEPT_FOR_OWN);
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long version; // guarded by lock, from 0; CLOSED at the end

  ViewStream(BoardPort board) {
    this(board, HEARTBEAT, WRITE_MAX);
  }

  ViewStream(BoardPort board, Duration heartbeat, Duration writeMax) {
    this.board = board;
    this.heartbeat = heartbeat;
    this.writeMax = writeMax;
    this.subscription = board.onChange(this::change);
    Thread.ofVirtual().name("pages-stream-watch").start(this::watch);
  }

  private void change() {
    lock.lock();
    try {
      version = version == CLOSED ? CLOSED : version + 1;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Serves one listener until it goes away or the server closes; the calling thread is its own. */
  void serve(HttpExchange exchange, boolean withNames) throws IOException {
    boolean own = exchange.getRemoteAddress().getAddress().isLoopbackAddress();
    if (!own && !strangers.tryAcquire()) {
      refuse(exchange);
      return;
    }
    try {
      serveHere(exchange, withNames);
    } finally {
      if (!own) {
        strangers.release();
      }
    }
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", "5");
    Reply.json(
        exchange,
        503,
        AnswerJson.trouble(
            "unavailable",
            "too-many-listeners",
            null,
            "Đã có quá nhiều màn hình đang mở (tối đa "
                + LISTENERS_MAX
                + "). Hãy đóng bớt một màn hình."));
  }

  private void serveHere(HttpExchange exchange, boolean withNames) throws IOException {
    if (!places.tryAcquire()) {
      refuse(exchange);
      return;
    }
    var listener = new Listener(Thread.currentThread());
    listeners.add(listener);
    try {
      Reply.headers(exchange, "text/event-stream; charset=utf-8", "no-store");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        follow(listener, out, withNames);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      listeners.remove(listener);
      places.release();
    }
  }

  private void follow(Listener listener, OutputStream out, boolean withNames)
      throws IOException, InterruptedException {
    long seen = -1;
    for (long now = next(seen); now != CLOSED; now = next(seen)) {
      listener.writingSince = System.nanoTime();
      if (now == seen) {
        out.write(BEAT);
      } else {
        out.write(BEFORE);
        out.write(ViewJson.of(board.view(), withNames));
        out.write(AFTER);
      }
      out.flush();
      listener.writingSince = Listener.NOT_WRITING;
      seen = now;
    }
  }

  /** Waits for a version other than {@code seen}; {@code seen} itself when a heartbeat is due. */
  private long next(long seen) throws InterruptedException {
    long left = heartbeat.toNanos();
    lock.lockInterruptibly();
    try {
      while (version == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return version;
    } finally {
      lock.unlock();
    }
  }

  /** Cuts listeners off whose network no longer takes bytes: the interrupt closes their socket. */
  private void watch() {
    try {
      long seen = CLOSED + 1;
      while (seen != CLOSED) {
        seen = next(seen);
        long now = System.nanoTime();
        for (Listener listener : listeners) {
          if (listener.isStuck(now, writeMax)) {
            listener.thread.interrupt();
          }
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends every listener; further ones end at once. */
  @Override
  public void close() {
    lock.lock();
    try {
      version = CLOSED;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    listeners.forEach(listener -> listener.thread.interrupt());
    try {
      subscription.close();
    } catch (Exception late) {
      LOG.log(System.Logger.Level.WARNING, "the board kept listening for the pages", late);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One page that listens. */
  private static final class Listener {
    static final long NOT_WRITING = -1;

    final Thread thread;
    volatile long writingSince = NOT_WRITING;

    Listener(Thread thread) {
      this.thread = thread;
    }

    boolean isStuck(long now, Duration writeMax) {
      long since = writingSince;
      return since != NOT_WRITING && now - since > writeMax.toNanos();
    }
  }
}
