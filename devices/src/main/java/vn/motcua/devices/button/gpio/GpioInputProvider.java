package vn.motcua.devices.button.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.button.EdgeSource;
import vn.motcua.devices.button.TimedEdge;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.posix.Posix;

/**
 * Digital inputs on lines of a kernel's GPIO chip, all taken by one request: so their edges come in
 * one order, with the time stamps that the kernel took in its interrupt and one sequence of
 * numbers. The pull-up is on.
 *
 * <p>One thread waits, reads and at last shuts down; {@link #wake} may be called from any thread.
 */
final class GpioInputProvider extends DigitalInputProviderBase implements EdgeSource {

  /**
   * Edges the kernel keeps for us; at the limit it drops the oldest and the sequence has a hole.
   */
  private static final int EVENT_BUFFER_EDGES = 256;

  /** Reads in one wait, so that a line that oscillates cannot hold the thread for ever. */
  private static final int READS_MAX = 16;

  private static final long FLAGS =
      GpioUapi.FLAG_INPUT
          | GpioUapi.FLAG_BIAS_PULL_UP
          | GpioUapi.FLAG_EDGE_RISING
          | GpioUapi.FLAG_EDGE_FALLING;

  private static final int POLLFD_BYTES = 8;
  private static final int POLLFD_EVENTS = 4;
  private static final int POLLFD_REVENTS = 6;

  private final Object wakeGuard = new Object();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment polled = arena.allocate(2L * POLLFD_BYTES, 4);
  private final MemorySegment count = arena.allocate(8, 8);
  private final GpioRequest request;
  private final AtomicReferenceArray<@Nullable Line> lines;
  private final int waker;
  private boolean closed;

  private GpioInputProvider(GpioRequest request, int waker) {
    super("gpio-input", "Inputs of a kernel's GPIO chip");
    this.request = request;
    this.lines = new AtomicReferenceArray<>(request.lines());
    this.waker = waker;
    polled.set(JAVA_INT, 0, request.fd());
    polled.set(JAVA_SHORT, POLLFD_EVENTS, Posix.POLLIN);
    polled.set(JAVA_INT, POLLFD_BYTES, waker);
    polled.set(JAVA_SHORT, POLLFD_BYTES + POLLFD_EVENTS, Posix.POLLIN);
  }

  /** Takes the lines of {@code offsets} for this program alone. */
  static GpioInputProvider take(GpioChip chip, List<Integer> offsets) throws LinkException {
    GpioRequest request = chip.request("motcua-buttons", offsets, FLAGS, EVENT_BUFFER_EDGES);
    int waker = Posix.eventfd();
    if (waker < 0) {
      request.close();
      throw GpioFailure.of("making an eventfd", waker, "");
    }
    return new GpioInputProvider(request, waker);
  }

  @Override
  public DigitalInput create(DigitalInputConfig config) {
    int index = request.indexOf(config.address());
    if (lines.get(index) != null) {
      throw new IOException("line " + config.address() + " has been handed out");
    }
    Line line = new Line(this, config, index);
    context.registry().add(line);
    lines.set(index, line);
    return line;
  }

  @Override
  public void await(Duration timeout) throws LinkException {
    poll((int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(timeout.toNanos(), 1_000_000)));
    for (int reads = 0; reads < READS_MAX && announced(0); reads++) {
      request.read(this::tell);
      poll(0);
    }
    if (announced(POLLFD_BYTES)) {
      Posix.read(waker, count);
    }
  }

  private void tell(int index, boolean rising, long nanos, long sequence) {
    Line line = lines.get(index);
    if (line != null) {
      line.tell(new TimedEdge(line, DigitalState.getState(rising), nanos, sequence));
    }
  }

  private void poll(int millis) throws LinkException {
    int result = Posix.poll(polled, millis);
    if (result == Posix.EINTR) {
      polled.set(JAVA_SHORT, POLLFD_REVENTS, (short) 0);
      polled.set(JAVA_SHORT, POLLFD_BYTES + POLLFD_REVENTS, (short) 0);
    } else if (result < 0) {
      throw GpioFailure.of("waiting for edges", result, "");
    }
    short found = polled.get(JAVA_SHORT, POLLFD_REVENTS);
    if ((found & ~Posix.POLLIN) != 0) {
      throw new LinkException(new Fault.Unplugged("the GPIO chip has gone"));
    }
  }

  private boolean announced(int pollfd) {
    return (polled.get(JAVA_SHORT, pollfd + POLLFD_REVENTS) & Posix.POLLIN) != 0;
  }

  @Override
  public void wake() {
    synchronized (wakeGuard) {
      if (!closed) {
        try (Arena local = Arena.ofConfined()) {
          MemorySegment one = local.allocate(8, 8);
          one.set(JAVA_LONG, 0, 1);
          Posix.write(waker, one);
        }
      }
    }
  }

  /** Gives the lines back to the kernel; Pi4J has taken them from its listeners before. */
  @Override
  public DigitalInputProvider shutdown(Context ending) {
    giveBack();
    return super.shutdown(ending);
  }

  void giveBack() {
    synchronized (wakeGuard) {
      if (!closed) {
        closed = true;
        request.close();
        Posix.close(waker);
        arena.close();
      }
    }
  }

  /** One of the lines. */
  private static final class Line extends DigitalInputBase {
    private final GpioRequest request;
    private final int index;

    Line(GpioInputProvider provider, DigitalInputConfig config, int index) {
      super(provider, config);
      this.request = provider.request;
      this.index = index;
    }

    @Override
    public DigitalState state() {
      try {
        return DigitalState.getState(request.high(index));
      } catch (LinkException e) {
        throw new IOException(e);
      }
    }

    void tell(TimedEdge edge) {
      dispatch(edge);
    }
  }
}
