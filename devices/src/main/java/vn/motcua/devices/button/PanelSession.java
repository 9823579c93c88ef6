package vn.motcua.devices.button;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.life.SessionOn;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * The driver of a panel of rating buttons with a lamp each: edges are debounced into readings,
 * lamps played. Buttons and lamps are called by their value, from 1.
 *
 * <p>All methods run on the panel's thread, except {@link #lamp}. A lamp that is switched while the
 * lines are closed stays dark, because its answer would come too late.
 */
public final class PanelSession implements SessionOn<PanelLines> {

  /** The longest wait when nothing is due. */
  private static final Duration WAIT_MAX = Duration.ofSeconds(1);

  private final String device;
  private final DebounceTimes times;
  private final ReadingSink sink;
  private final LongSupplier nanos;
  private @Nullable Debouncer debouncer;

  /** The lamps of the open lines; null while there are none. */
  private volatile @Nullable PanelLamps lamps;

  /**
   * A panel whose lines are not yet open.
   *
   * @param device name in board.toml
   * @param nanos CLOCK_MONOTONIC in nanoseconds, the clock of the edges
   */
  public PanelSession(String device, DebounceTimes times, ReadingSink sink, LongSupplier nanos) {
    this.device = device;
    this.times = times;
    this.sink = sink;
    this.nanos = nanos;
  }

  /**
   * Plays a pattern on the lamp of a value; any thread, does not wait. A pattern that has not been
   * taken up yet is replaced; a value without a lamp is ignored, for panels may have fewer lamps
   * than buttons, and so is a panel that is not there.
   *
   * @param value 1 … number of buttons
   */
  public void lamp(int value, LampPattern pattern) {
    PanelLamps now = lamps;
    if (now != null) {
      now.want(value, pattern);
    }
  }

  /** A key that is down already gives no press; every edge from now on is used. */
  @Override
  public void greet(PanelLines lines) throws LinkException {
    Debouncer begun = new Debouncer(lines.buttons(), times, nanos.getAsLong());
    for (int button = 0; button < lines.buttons(); button++) {
      if (lines.closed(button)) {
        begun.foundClosed(button, nanos.getAsLong());
      }
    }
    debouncer = begun;
    lamps = new PanelLamps(lines);
  }

  @Override
  public void run(PanelLines lines) throws LinkException {
    Debouncer filtering = Objects.requireNonNull(debouncer, "greeted before");
    PanelLamps playing = Objects.requireNonNull(lamps, "greeted before");
    while (true) {
      step(lines, filtering, playing);
    }
  }

  @Override
  public void lost(Fault fault) {
    lamps = null;
  }

  /**
   * One round: wait, then process the edges. The second poll fetches edges that happened before
   * {@code now} and were reported after it, so that time never passes a pending edge.
   */
  private void step(PanelLines lines, Debouncer filtering, PanelLamps playing)
      throws LinkException {
    List<Edge> edges = new ArrayList<>();
    lines.await(untilDeadline(filtering, playing), edges::add);
    long now = nanos.getAsLong();
    lines.await(Duration.ZERO, edges::add);

    List<Contacts> found = new ArrayList<>();
    for (Edge edge : edges) {
      found.addAll(filtering.edge(edge));
    }
    if (found.contains(new Contacts.LevelsUnknown())) {
      for (int button = 0; button < lines.buttons(); button++) {
        found.addAll(filtering.level(button, lines.closed(button), now));
      }
    }
    found.addAll(filtering.advance(now));
    found.forEach(this::report);
    playing.play(now);
  }

  private void report(Contacts found) {
    switch (found) {
      case Contacts.Pressed(int button, long at) ->
          sink.accept(new ButtonReading.Pressed(device, button + 1, at));
      case Contacts.Stuck(int button) ->
          sink.accept(new ButtonReading.Stuck(device, button + 1, times.stuck()));
      case Contacts.LevelsUnknown() -> {
        // The levels were read in this same round.
      }
    }
  }

  private Duration untilDeadline(Debouncer filtering, PanelLamps playing) {
    OptionalLong due =
        LongStream.concat(filtering.nextDeadline().stream(), playing.deadlines()).min();
    if (due.isEmpty()) {
      return WAIT_MAX;
    }
    return Duration.ofNanos(Math.clamp(due.getAsLong() - nanos.getAsLong(), 0, WAIT_MAX.toNanos()));
  }
}
