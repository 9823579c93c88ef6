package vn.motcua.devices.button.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.button.Edge;
import vn.motcua.devices.button.PanelLines;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.posix.Posix;

/**
 * A panel on the lines of a GPIO chip. Buttons connect to ground with the pull-up on; lamps light
 * on high. Edges carry the time stamp that the kernel took in its interrupt.
 *
 * <p>{@link #close} waits for the thread that uses the lines, which {@link #wake} ends at once.
 */
public final class GpioPanelLines implements PanelLines {

  /** Edges that the kernel buffers; at the limit it drops the oldest and the sequence has a gap. */
  private static final int EVENT_BUFFER_EDGES = 256;

  /** Reads in one wait, so that an oscillating line cannot hold the thread for ever. */
  private static final int READS_MAX = 16;

  private static final long BUTTON_FLAGS =
      GpioUapi.FLAG_INPUT
          | GpioUapi.FLAG_ACTIVE_LOW
          | GpioUapi.FLAG_BIAS_PULL_UP
          | GpioUapi.FLAG_EDGE_RISING
          | GpioUapi.FLAG_EDGE_FALLING;

  private static final int POLLFD_BYTES = 8;
  private static final int POLLFD_EVENTS = 4;
  private static final int POLLFD_REVENTS = 6;

  private final ReentrantLock use = new ReentrantLock();
  private final Object wakeGuard = new Object();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment polled = arena.allocate(2L * POLLFD_BYTES, 4);
  private final MemorySegment count = arena.allocate(8, 8);
  private final GpioRequest buttons;
  private final @Nullable GpioRequest lamps;
  private final int waker;
  private volatile boolean closed;

  private GpioPanelLines(GpioRequest buttons, @Nullable GpioRequest lamps, int waker) {
    this.buttons = buttons;
    this.lamps = lamps;
    this.waker = waker;
    polled.set(JAVA_INT, 0, buttons.fd());
    polled.set(JAVA_SHORT, POLLFD_EVENTS, Posix.POLLIN);
    polled.set(JAVA_INT, POLLFD_BYTES, waker);
    polled.set(JAVA_SHORT, POLLFD_BYTES + POLLFD_EVENTS, Posix.POLLIN);
  }

  /**
   * Takes the lines for this panel alone.
   *
   * @param chip label of the chip, or the name of one of its lines
   * @param buttons line offsets of the buttons for 1, 2, 3 …
   * @param lamps line offsets of their lamps, in the same order; may be fewer, or none
   */
  public static GpioPanelLines open(String chip, List<Integer> buttons, List<Integer> lamps)
      throws LinkException {
    try (GpioChip opened = GpioChip.open(chip)) {
      GpioRequest in = opened.request("motcua-buttons", buttons, BUTTON_FLAGS, EVENT_BUFFER_EDGES);
      GpioRequest out = null;
      try {
        out =
            lamps.isEmpty() ? null : opened.request("motcua-lamps", lamps, GpioUapi.FLAG_OUTPUT, 0);
        int waker = Posix.eventfd();
        if (waker < 0) {
          throw GpioFailure.of("making an eventfd", waker, "");
        }
        return new GpioPanelLines(in, out, waker);
      } catch (LinkException e) {
        in.close();
        if (out != null) {
          out.close();
        }
        throw e;
      }
    }
  }

  @Override
  public int buttons() {
    return buttons.lines();
  }

  @Override
  public int lamps() {
    return lamps == null ? 0 : lamps.lines();
  }

  @Override
  public void await(Duration timeout, Consumer<Edge> edges) throws LinkException {
    use.lock();
    try {
      poll((int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(timeout.toNanos(), 1_000_000)));
      for (int reads = 0; reads < READS_MAX && announced(0); reads++) {
        buttons.read(edges);
        poll(0);
      }
      if (announced(POLLFD_BYTES)) {
        Posix.read(waker, count);
      }
    } finally {
      use.unlock();
    }
  }

  private void poll(int millis) throws LinkException {
    ensureOpen();
    int result = Posix.poll(polled, millis);
    if (result == Posix.EINTR) {
      clear();
    } else if (result < 0) {
      throw GpioFailure.of("waiting for edges", result, "");
    }
    short lines = polled.get(JAVA_SHORT, POLLFD_REVENTS);
    if ((lines & ~Posix.POLLIN) != 0) {
      throw new LinkException(new Fault.Unplugged("the GPIO chip has gone"));
    }
  }

  private void clear() {
    polled.set(JAVA_SHORT, POLLFD_REVENTS, (short) 0);
    polled.set(JAVA_SHORT, POLLFD_BYTES + POLLFD_REVENTS, (short) 0);
  }

  private boolean announced(int pollfd) {
    return (polled.get(JAVA_SHORT, pollfd + POLLFD_REVENTS) & Posix.POLLIN) != 0;
  }

  @Override
  public boolean closed(int button) throws LinkException {
    use.lock();
    try {
      ensureOpen();
      return buttons.active(button);
    } finally {
      use.unlock();
    }
  }

  @Override
  public void light(int lamp, boolean on) throws LinkException {
    use.lock();
    try {
      ensureOpen();
      if (lamps != null) {
        lamps.set(lamp, on);
      }
    } finally {
      use.unlock();
    }
  }

  private void ensureOpen() throws LinkException {
    if (closed) {
      throw new LinkException(new Fault.Unplugged("the lines of the panel were closed"));
    }
  }

  @Override
  public void wake() {
    synchronized (wakeGuard) {
      if (!closed) {
        signal();
      }
    }
  }

  private void signal() {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment one = local.allocate(8, 8);
      one.set(JAVA_LONG, 0, 1);
      Posix.write(waker, one);
    }
  }

  @Override
  public void close() {
    synchronized (wakeGuard) {
      if (closed) {
        return;
      }
      closed = true;
      signal();
    }
    use.lock();
    try {
      if (lamps != null) {
        darken(lamps);
        lamps.close();
      }
      buttons.close();
      Posix.close(waker);
      arena.close();
    } finally {
      use.unlock();
    }
  }

  private static void darken(GpioRequest lamps) {
    try {
      for (int lamp = 0; lamp < lamps.lines(); lamp++) {
        lamps.set(lamp, false);
      }
    } catch (LinkException e) {
      System.getLogger(GpioPanelLines.class.getName())
          .log(System.Logger.Level.WARNING, "the lamps may stay lit: {0}", e.fault().reason());
    }
  }
}
