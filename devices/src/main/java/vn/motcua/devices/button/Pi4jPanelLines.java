package vn.motcua.devices.button;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * A panel on Pi4J's digital inputs and outputs, whatever provider they are of: a kernel's chip on a
 * board, Pi4J's mocks on a bench. Buttons connect to ground with the pull-up on, so low is closed;
 * lamps light on high. Pi4J's debounce is switched off, as it is known to lose presses.
 *
 * <p>The edges of an {@link EdgeSource} come on the panel's thread, with the time and the number
 * that the kernel gave them. Those of any other provider come on a thread of its own: they are
 * stamped, numbered and kept, at most {@value #EDGES_MAX}; at the limit the oldest is lost and
 * leaves a hole in the sequence.
 */
public final class Pi4jPanelLines implements PanelLines {
  /**
   * Room for twenty buttons that each bounce sixteen times on the way down and again on the way up,
   * and half as much again.
   */
  static final int EDGES_MAX = 1_024;

  private final Context context;
  private final List<DigitalInput> inputs = new ArrayList<>();
  private final List<DigitalOutput> outputs = new ArrayList<>();
  private final Heard heard;
  private final EdgeSource source;
  private final ReentrantLock use = new ReentrantLock();
  private volatile boolean closed;

  /**
   * Takes the lines, and the context with them: it is shut down when they are closed, or cannot be
   * had.
   *
   * @param buttons line numbers (BCM) of the buttons for 1, 2, 3 …
   * @param lamps line numbers of their lamps, in the same order; may be fewer
   * @param nanos CLOCK_MONOTONIC in nanoseconds, such as {@link System#nanoTime}
   * @throws LinkException when a line cannot be had
   */
  public Pi4jPanelLines(
      Context context, List<Integer> buttons, List<Integer> lamps, LongSupplier nanos)
      throws LinkException {
    this.context = context;
    this.heard = new Heard(nanos);
    try {
      for (int index = 0; index < buttons.size(); index++) {
        inputs.add(input(buttons.get(index), index));
      }
      for (int line : lamps) {
        outputs.add(output(line));
      }
    } catch (RuntimeException e) {
      context.shutdown();
      throw fault(e);
    }
    this.source =
        !inputs.isEmpty() && inputs.getFirst().provider() instanceof EdgeSource own ? own : heard;
  }

  private DigitalInput input(int line, int index) {
    DigitalInput input =
        context.create(
            DigitalInputConfigBuilder.newInstance(context)
                .id("button-" + line)
                .address(line)
                .pull(PullResistance.PULL_UP)
                .debounce(0L)
                .build());
    input.addListener(change -> {
      if (change instanceof TimedEdge edge) {
        heard.keep(new Edge(index, edge.state().isLow(), edge.monotonicNanos(), edge.sequence()));
      } else {
        heard.stamp(index, change.state().isLow());
      }
    });
    return input;
  }

  private DigitalOutput output(int line) {
    return context.create(
        DigitalOutputConfigBuilder.newInstance(context)
            .id("lamp-" + line)
            .address(line)
            .initial(DigitalState.LOW)
            .shutdown(DigitalState.LOW)
            .build());
  }

  @Override
  public int buttons() {
    return inputs.size();
  }

  @Override
  public int lamps() {
    return outputs.size();
  }

  @Override
  public void await(Duration timeout, Consumer<Edge> edges) throws LinkException {
    use.lock();
    try {
      ensureOpen();
      source.await(timeout);
      heard.take().forEach(edges);
    } finally {
      use.unlock();
    }
  }

  @Override
  public boolean closed(int button) throws LinkException {
    use.lock();
    try {
      ensureOpen();
      return inputs.get(button).state().isLow();
    } catch (RuntimeException e) {
      throw fault(e);
    } finally {
      use.unlock();
    }
  }

  @Override
  public void light(int lamp, boolean on) throws LinkException {
    use.lock();
    try {
      ensureOpen();
      outputs.get(lamp).setState(on);
    } catch (RuntimeException e) {
      throw fault(e);
    } finally {
      use.unlock();
    }
  }

  private void ensureOpen() throws LinkException {
    if (closed) {
      throw gone();
    }
  }

  private static LinkException gone() {
    return new LinkException(new Fault.Unplugged("the lines of the panel were closed"));
  }

  /**
   * Throws the fault of our own provider, unwrapped from Pi4J's exception; rethrows any other
   * exception.
   */
  private static LinkException fault(RuntimeException thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof LinkException fault) {
        return fault;
      }
    }
    throw thrown;
  }

  @Override
  public void wake() {
    source.wake();
  }

  @Override
  public void close() {
    closed = true;
    source.wake();
    use.lock();
    try {
      context.shutdown();
    } finally {
      use.unlock();
    }
  }

  /** Edges that have been reported and not yet taken. Any thread. */
  static final class Heard implements EdgeSource {
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Edge> edges = new ArrayDeque<>(EDGES_MAX);
    private long sequence;
    private boolean awake;

    Heard(LongSupplier nanos) {
      this.nanos = nanos;
    }

    void stamp(int button, boolean contactsClosed) {
      lock.lock();
      try {
        keep(new Edge(button, contactsClosed, nanos.getAsLong(), ++sequence));
      } finally {
        lock.unlock();
      }
    }

    void keep(Edge edge) {
      lock.lock();
      try {
        if (edges.size() == EDGES_MAX) {
          edges.remove();
        }
        edges.add(edge);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    List<Edge> take() {
      lock.lock();
      try {
        List<Edge> taken = List.copyOf(edges);
        edges.clear();
        return taken;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void wake() {
      lock.lock();
      try {
        awake = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void await(Duration timeout) throws LinkException {
      lock.lock();
      try {
        long left = timeout.toNanos();
        while (edges.isEmpty() && !awake && left > 0) {
          left = changed.awaitNanos(left);
        }
        awake = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw gone();
      } finally {
        lock.unlock();
      }
    }
  }
}
