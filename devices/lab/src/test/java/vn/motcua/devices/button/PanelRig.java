package vn.motcua.devices.button;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.Opener;

/** A panel of the name rating-1 as a board runs it: its driver under a supervisor. */
public final class PanelRig implements AutoCloseable {
  private final PanelSession session;
  private final Supervisor supervisor;

  /** Not yet started. */
  public PanelRig(Opener<PanelLines> opener, ReadingSink sink, LongSupplier nanos) {
    session = new PanelSession("rating-1", DebounceTimes.DEFAULT, sink, nanos);
    supervisor =
        new Supervisor("rating-1", opener, session, sink, nanos, RandomGenerator.getDefault());
  }

  /** On lines that are open already; once lost they stay lost. */
  public PanelRig(PanelLines lines, ReadingSink sink, LongSupplier nanos) {
    this(new OpenLines(lines), sink, nanos);
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

  /** See {@link PanelSession#lamp}. */
  public void lamp(int value, LampPattern pattern) {
    session.lamp(value, pattern);
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
