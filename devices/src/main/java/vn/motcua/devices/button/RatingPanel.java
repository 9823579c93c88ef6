package vn.motcua.devices.button;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import vn.motcua.devices.Life;
import vn.motcua.devices.Reading;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.link.LinkException;

/**
 * A panel of rating buttons with a lamp each. Buttons and lamps are called by their value, from 1.
 *
 * <p>One thread of its own, {@code panel-<device>}, takes the edges, debounces them, gives the
 * readings to the sink and plays the lamps. {@link #lamp} and {@link #close} come from any thread
 * and do not wait.
 */
public final class RatingPanel implements AutoCloseable {

  /** With nothing due the thread still looks up this often. */
  private static final Duration WAIT_MAX = Duration.ofSeconds(1);

  private static final Duration STOP_MAX = Duration.ofSeconds(3);

  private final String device;
  private final PanelLines lines;
  private final DebounceTimes times;
  private final ReadingSink sink;
  private final LongSupplier nanos;
  private final List<Lamp> lamps;
  private final boolean[] lit;
  private final AtomicReferenceArray<LampPattern> wanted;
  private final Thread thread;
  private volatile boolean open = true;

  /**
   * @param device name in board.toml
   * @param lines opened lines; the panel owns and closes them
   * @param nanos CLOCK_MONOTONIC in nanoseconds, the clock of the edges
   */
  public RatingPanel(
      String device, PanelLines lines, DebounceTimes times, ReadingSink sink, LongSupplier nanos) {
    this.device = device;
    this.lines = lines;
    this.times = times;
    this.sink = sink;
    this.nanos = nanos;
    this.lamps = IntStream.range(0, lines.lamps()).mapToObj(lamp -> new Lamp()).toList();
    this.lit = new boolean[lines.lamps()];
    this.wanted = new AtomicReferenceArray<>(lines.lamps());
    this.thread = Thread.ofPlatform().name("panel-" + device).daemon().unstarted(this::run);
  }

  /** Begins to listen. */
  public void start() {
    thread.start();
  }

  /**
   * Plays a pattern on the lamp of a value. A pattern that has not been taken up yet is replaced; a
   * value without a lamp is ignored, for panels may have fewer lamps than buttons.
   *
   * @param value 1 … number of buttons
   */
  public void lamp(int value, LampPattern pattern) {
    if (value >= 1 && value <= wanted.length()) {
      wanted.set(value - 1, pattern);
      lines.wake();
    }
  }

  /** Puts the lamps out, frees the lines and ends the thread. */
  @Override
  public void close() {
    open = false;
    lines.wake();
    try {
      if (thread.isAlive() && !thread.join(STOP_MAX)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lines.close();
  }

  private void run() {
    try {
      Debouncer debouncer = begin();
      sink.accept(new Reading.LifeChanged(device, Life.READY, "the lines of the panel are open"));
      while (open) {
        step(debouncer);
      }
    } catch (LinkException e) {
      if (open) {
        sink.accept(new Reading.LifeChanged(device, Life.FAULTED, e.fault().reason()));
      }
    }
  }

  private Debouncer begin() throws LinkException {
    Debouncer debouncer = new Debouncer(lines.buttons(), times, nanos.getAsLong());
    for (int button = 0; button < lines.buttons(); button++) {
      if (lines.closed(button)) {
        debouncer.foundClosed(button, nanos.getAsLong());
      }
    }
    return debouncer;
  }

  /**
   * One round: wait, then take what came. The second look fetches the edges that happened before
   * {@code now} and were told after it, so that time never passes an edge that is on its way.
   */
  private void step(Debouncer debouncer) throws LinkException {
    List<Edge> edges = new ArrayList<>();
    lines.await(untilDeadline(debouncer), edges::add);
    long now = nanos.getAsLong();
    lines.await(Duration.ZERO, edges::add);

    List<Contacts> found = new ArrayList<>();
    for (Edge edge : edges) {
      found.addAll(debouncer.edge(edge));
    }
    if (found.contains(new Contacts.LevelsUnknown())) {
      for (int button = 0; button < lines.buttons(); button++) {
        found.addAll(debouncer.level(button, lines.closed(button), now));
      }
    }
    found.addAll(debouncer.advance(now));
    found.forEach(this::report);
    playLamps(now);
  }

  private void report(Contacts found) {
    switch (found) {
      case Contacts.Pressed(int button, long at) ->
          sink.accept(new Reading.Pressed(device, value(button), at));
      case Contacts.Stuck(int button) ->
          sink.accept(new Reading.Stuck(device, value(button), times.stuck()));
      case Contacts.LevelsUnknown() -> {
        // The levels have been read in this same round.
      }
    }
  }

  private static String value(int button) {
    return Integer.toString(button + 1);
  }

  private void playLamps(long now) throws LinkException {
    for (int index = 0; index < lamps.size(); index++) {
      Lamp lamp = lamps.get(index);
      LampPattern pattern = wanted.getAndSet(index, null);
      if (pattern != null) {
        lamp.play(pattern, now);
      }
      lamp.advance(now);
      if (lamp.lit() != lit[index]) {
        lit[index] = lamp.lit();
        lines.light(index, lamp.lit());
      }
    }
  }

  private Duration untilDeadline(Debouncer debouncer) {
    LongStream deadlines =
        LongStream.concat(
            debouncer.nextDeadline().stream(),
            lamps.stream().map(Lamp::nextDeadline).flatMapToLong(OptionalLong::stream));
    long now = nanos.getAsLong();
    long left = deadlines.map(deadline -> deadline - now).min().orElse(Long.MAX_VALUE);
    return Duration.ofNanos(Math.clamp(left, 0, WAIT_MAX.toNanos()));
  }
}
