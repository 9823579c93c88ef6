package vn.motcua.devices.button;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import vn.motcua.devices.link.LinkException;

/**
 * The lamps of open lines. {@link #want} may be called from any thread, everything else from the
 * panel's.
 */
final class PanelLamps {
  private final PanelLines lines;
  private final List<Lamp> lamps;
  private final boolean[] lit;
  private final AtomicReferenceArray<LampPattern> wanted;

  PanelLamps(PanelLines lines) {
    this.lines = lines;
    this.lamps = IntStream.range(0, lines.lamps()).mapToObj(lamp -> new Lamp()).toList();
    this.lit = new boolean[lines.lamps()];
    this.wanted = new AtomicReferenceArray<>(lines.lamps());
  }

  /** See {@link PanelSession#lamp}. */
  void want(int value, LampPattern pattern) {
    if (value >= 1 && value <= wanted.length()) {
      wanted.set(value - 1, pattern);
      lines.wake();
    }
  }

  /** Switches what has changed by {@code now}. */
  void play(long now) throws LinkException {
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

  /** When a lamp has to be switched next. */
  LongStream deadlines() {
    return lamps.stream().map(Lamp::nextDeadline).flatMapToLong(OptionalLong::stream);
  }
}
