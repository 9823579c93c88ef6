package vn.motcua.devices.button;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.Opener;

/**
 * A panel of rating buttons with a lamp each. Buttons and lamps are called by their value, from 1.
 *
 * <p>One thread, {@code device-NAME}, opens the lines, takes the edges, debounces them, gives the
 * readings to the sink and plays the lamps; when the chip is lost it waits for it as for any other
 * device. {@link #lamp} and {@link #close} come from any thread; {@link #lamp} does not wait.
 */
public final class RatingPanel implements AutoCloseable {
  private final PanelSession session;
  private final Supervisor supervisor;

  /**
   * A panel not yet started.
   *
   * @param device name in board.toml
   * @param opener opens the lines; the panel closes them
   * @param nanos CLOCK_MONOTONIC in nanoseconds, the clock of the edges
   */
  public RatingPanel(
      String device,
      Opener<PanelLines> opener,
      DebounceTimes times,
      ReadingSink sink,
      LongSupplier nanos) {
    this.session = new PanelSession(device, times, sink, nanos);
    this.supervisor =
        new Supervisor(device, opener, session, sink, nanos, RandomGenerator.getDefault());
  }

  /** The same with lines that are open already; once lost they stay lost. */
  public RatingPanel(
      String device, PanelLines lines, DebounceTimes times, ReadingSink sink, LongSupplier nanos) {
    this(device, new OpenLines(lines), times, sink, nanos);
  }

  private record OpenLines(PanelLines lines) implements Opener<PanelLines> {
    @Override
    public PanelLines open() {
      return lines;
    }

    @Override
    public String where() {
      return "lines opened before";
    }
  }

  /** Begins to listen. */
  public void start() {
    supervisor.start();
  }

  /**
   * Plays a pattern on the lamp of a value. It replaces a pattern that has not begun yet. A value
   * without a lamp is ignored, because panels may have fewer lamps than buttons, and so is a
   * missing panel.
   *
   * @param value 1 … number of buttons
   */
  public void lamp(int value, LampPattern pattern) {
    session.lamp(value, pattern);
  }

  /** Switches the lamps off, releases the lines and ends the thread. */
  @Override
  public void close() {
    supervisor.close();
  }
}
