package vn.motcua.firmware.web;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Identification;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;
import vn.motcua.firmware.web.guard.Places;
import vn.motcua.firmware.web.guard.Request;
import vn.motcua.firmware.web.server.OpenStream;
import vn.motcua.firmware.web.server.Reply;

/**
 * {@code GET /api/stream}: server-sent events, a page's whole view on connect and after each change
 * of this page.
 *
 * <p>A listener holds no queue, only the view it has seen: one that is slow skips to the latest.
 * One thread serves all of them and waits for none; the board's thread only wakes it up. A listener
 * that takes longer than {@link #WRITE_MAX} for what it is sent is cut off.
 */
final class ViewStream implements AutoCloseable {
  /** Further listeners get 503, and the page tries again later. */
  static final int LISTENERS_MAX = 64;

  /** Places of these that are reserved for the board's own screen. */
  static final int KEPT_FOR_OWN = 16;

  /** Of the others, the most for one address. */
  static final int OF_ONE_ADDRESS = 16;

  static final Duration HEARTBEAT = Duration.ofSeconds(10);
  static final Duration WRITE_MAX = Duration.ofSeconds(20);

  private static final System.Logger LOG = System.getLogger(ViewStream.class.getName());
  private static final byte[] BEAT = utf8("event: heartbeat\ndata: {}\n\n");

  private final BoardPort board;
  private final Identification identification;
  private final Duration heartbeat;
  private final Duration writeMax;
  private final AutoCloseable subscription;
  private final Places places =
      new Places(LISTENERS_MAX, LISTENERS_MAX - KEPT_FOR_OWN, OF_ONE_ADDRESS);
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final LongAdder pushed = new LongAdder();
  private final LongAdder cutOff = new LongAdder();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean awake; // guarded by lock, as the next one
  private boolean closed;

  ViewStream(BoardPort board, Identification identification) {
    this(board, identification, HEARTBEAT, WRITE_MAX);
  }

  ViewStream(
      BoardPort board, Identification identification, Duration heartbeat, Duration writeMax) {
    this.board = board;
    this.identification = identification;
    this.heartbeat = heartbeat;
    this.writeMax = writeMax;
    this.subscription = board.onChange(this::wake);
    Thread.ofPlatform().name("page-stream").daemon().start(this::serve);
  }

  /**
   * A stream of a page for one more listener, or the refusal when there is no place. It ends when
   * the page no longer admits who listens, such as after signing out.
   */
  Reply open(Request head, Page page) {
    InetAddress from = head.from();
    if (!places.take(from)) {
      return Replies.json(
              503,
              AnswerJson.trouble(
                  "unavailable",
                  "too-many-listeners",
                  null,
                  "Đã có quá nhiều màn hình đang mở (tối đa "
                      + LISTENERS_MAX
                      + "). Hãy đóng bớt một màn hình."))
          .with("Retry-After", "5");
    }
    return Reply.streaming(
        "text/event-stream; charset=utf-8",
        stream -> {
          listeners.add(new Listener(stream, head, page));
          wake();
        });
  }

  /** How many views were sent to listeners. */
  long pushed() {
    return pushed.sum();
  }

  /** How many listen now. */
  int listening() {
    return listeners.size();
  }

  /** How many listeners were cut off because they were too slow. */
  long cutOff() {
    return cutOff.sum();
  }

  private void wake() {
    lock.lock();
    try {
      awake = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
  }

  private void serve() {
    try {
      while (isWoken()) {
        Map<String, PageView> pages = board.pages();
        IdentityHashMap<PageView, byte[]> events = new IdentityHashMap<>();
        for (Listener listener : listeners) {
          listener.serve(pages, events);
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    listeners.forEach(Listener::cut);
  }

  /** Waits until there is something to do, at most a heartbeat; false at the end. */
  private boolean isWoken() throws InterruptedException {
    long left = Math.min(heartbeat.toNanos(), TimeUnit.SECONDS.toNanos(1));
    lock.lockInterruptibly();
    try {
      while (!awake && !closed && left > 0) {
        left = woken.awaitNanos(left);
      }
      awake = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Ends every listener. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
    try {
      subscription.close();
    } catch (Exception late) {
      LOG.log(System.Logger.Level.WARNING, "the board kept listening for the pages", late);
    }
  }

  private byte[] event(PageView page) {
    byte[] view = ViewJson.of(page);
    byte[] before = utf8("event: view\ndata: ");
    byte[] after = utf8("\n\n");
    byte[] event = new byte[before.length + view.length + after.length];
    System.arraycopy(before, 0, event, 0, before.length);
    System.arraycopy(view, 0, event, before.length, view.length);
    System.arraycopy(after, 0, event, before.length + view.length, after.length);
    return event;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One page that listens. {@link #serve} and {@link #cut} on the stream's thread. */
  private final class Listener {
    private final OpenStream stream;
    private final Request head;
    private final Page page;
    private @Nullable PageView seen;
    private long sentAt;
    private volatile boolean sending;

    Listener(OpenStream stream, Request head, Page page) {
      this.stream = stream;
      this.head = head;
      this.page = page;
    }

    @SuppressWarnings("ReferenceEquality") // the same object while nothing has changed
    void serve(Map<String, PageView> pages, IdentityHashMap<PageView, byte[]> events) {
      if (!page.access().admits(identification.of(head.cookies()))) {
        cut();
        return;
      }
      long waited = System.nanoTime() - sentAt;
      if (sending) {
        if (waited > writeMax.toNanos()) {
          cutOff.increment();
          cut();
        }
        return;
      }
      PageView view = pages.get(page.path());
      if (view != null && view != seen) {
        seen = view;
        pushed.increment();
        send(events.computeIfAbsent(view, ViewStream.this::event));
      } else if (waited >= heartbeat.toNanos()) {
        send(BEAT);
      }
    }

    private void send(byte[] piece) {
      sending = true;
      sentAt = System.nanoTime();
      stream.send(piece, this::sent);
    }

    private void sent(boolean taken) {
      sending = false;
      if (taken) {
        wake();
      } else {
        leave();
      }
    }

    void cut() {
      stream.cut();
      leave();
    }

    private void leave() {
      if (listeners.remove(this)) {
        places.giveBack(head.from());
      }
    }
  }
}
