package vn.motcua.firmware.torture.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.button.Edge;
import vn.motcua.devices.button.PanelLines;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/** The lines of a rating panel whose buttons and lamps are at the campaign's end of the wire. */
public final class RemotePanel implements PanelLines {
  public static final int BUTTONS = 4;

  private final ControlLine wire;
  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final AtomicIntegerArray down = new AtomicIntegerArray(BUTTONS);
  private long sequence;

  /** An edge, or none: somebody wants the reader's attention. */
  private record Signal(@Nullable Edge edge) {}

  RemotePanel(ControlLine wire) {
    this.wire = wire;
  }

  /** The contacts of a button, by value from 1, touch or part. One thread. */
  void move(int value, boolean closed) {
    down.set(value - 1, closed ? 1 : 0);
    signals.add(new Signal(new Edge(value - 1, closed, System.nanoTime(), ++sequence)));
  }

  @Override
  public int buttons() {
    return BUTTONS;
  }

  @Override
  public int lamps() {
    return BUTTONS;
  }

  @Override
  public void await(Duration timeout, Consumer<Edge> edges) throws LinkException {
    List<Signal> taken = new ArrayList<>();
    try {
      Signal first = signals.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
      if (first != null) {
        taken.add(first);
        signals.drainTo(taken);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException(new Fault.Unplugged("the panel is closing"));
    }
    for (Signal signal : taken) {
      Edge edge = signal.edge();
      if (edge != null) {
        edges.accept(edge);
      }
    }
  }

  @Override
  public boolean closed(int button) {
    return down.get(button) == 1;
  }

  @Override
  public void light(int lamp, boolean on) throws LinkException {
    try {
      wire.send("lamp " + (lamp + 1) + (on ? " on" : " off"));
    } catch (IOException gone) {
      throw new LinkException(new Fault.Unplugged("the campaign is gone: " + gone.getMessage()));
    }
  }

  @Override
  public void wake() {
    signals.add(new Signal(null));
  }

  @Override
  public void close() {
    wake();
  }
}
