package vn.motcua.firmware.system;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.MomentSource;

/**
 * The board's real clock: boot id, CLOCK_MONOTONIC, wall time and how far to trust it. Any thread.
 *
 * <p>A Raspberry Pi without a battery starts with a time in the past, one with a bad battery with
 * any time. So an undisciplined wall clock is believed only from the floor, which comes from the
 * ledger, to {@value ClockFloor#SPAN_DAYS} days after it. Otherwise the time is the floor plus the
 * time since then by CLOCK_MONOTONIC, and UNTRUSTED. A disciplined clock is always believed: then
 * the floor was wrong. A clock that was disciplined earlier in this boot continues from there when
 * somebody sets it far ahead.
 */
public final class SystemClock implements MomentSource {
  private static final System.Logger LOG = System.getLogger(SystemClock.class.getName());

  private final String bootId;
  private final InstantSource wall;
  private final LongSupplier monotonic;
  private final Discipline discipline;
  private final Warning warning;
  private final AtomicReference<@Nullable Instant> disbelieved = new AtomicReference<>();
  private volatile ClockFloor floor;
  private volatile @Nullable ClockFloor lastSynchronised;

  /**
   * A clock of this machine.
   *
   * @param built when this program was built: the floor of an empty ledger
   * @param wall the kernel's wall clock, or one controlled by a fault campaign
   */
  public SystemClock(Instant built, InstantSource wall) {
    this(
        built,
        KernelClock.bootId(),
        wall,
        System::nanoTime,
        new Discipline(KernelClock::isSynchronised, KernelClock.wasSynchronised()),
        SystemClock::warn);
  }

  /**
   * A clock of any machine, such as a simulated one; implausible times are not logged.
   *
   * @param built when this program was built; {@link Instant#EPOCH} when it is unknown
   * @param monotonic CLOCK_MONOTONIC in nanoseconds
   */
  public SystemClock(
      Instant built,
      String bootId,
      InstantSource wall,
      LongSupplier monotonic,
      Discipline discipline) {
    this(built, bootId, wall, monotonic, discipline, (told, reckoned) -> {});
  }

  private SystemClock(
      Instant built,
      String bootId,
      InstantSource wall,
      LongSupplier monotonic,
      Discipline discipline,
      Warning warning) {
    this.bootId = bootId;
    this.wall = wall;
    this.monotonic = monotonic;
    this.discipline = discipline;
    this.warning = warning;
    this.floor = new ClockFloor(built, monotonic.getAsLong());
  }

  /**
   * Raises the floor to the time of a ledger event: at a start by replay, before the first reading,
   * and later as each is appended. One thread.
   */
  public void pass(Moment event) {
    floor = floor.after(event, bootId);
  }

  @Override
  public Moment now() {
    long nanos = monotonic.getAsLong();
    Instant told = wall.instant();
    if (discipline.now().getAsBoolean()) {
      lastSynchronised = new ClockFloor(told, nanos);
      believe();
      return new Moment(told, bootId, nanos, ClockQuality.SYNCHRONISED);
    }
    ClockFloor lowest = floor;
    if (told.isBefore(lowest.at())) {
      believe();
      return new Moment(lowest.plusElapsed(nanos), bootId, nanos, ClockQuality.UNTRUSTED);
    }
    ClockFloor known = lastSynchronised;
    if (known != null) {
      return new Moment(plausible(told, known, nanos), bootId, nanos, ClockQuality.HOLDOVER);
    }
    if (discipline.earlierInThisBoot()) {
      believe();
      return new Moment(told, bootId, nanos, ClockQuality.HOLDOVER);
    }
    return new Moment(plausible(told, lowest, nanos), bootId, nanos, ClockQuality.UNTRUSTED);
  }

  private Instant plausible(Instant told, ClockFloor known, long nanos) {
    Instant reckoned = known.plusElapsed(nanos);
    if (!new ClockFloor(known.at().equals(Instant.EPOCH) ? known.at() : reckoned, nanos)
        .isFarAhead(told)) {
      believe();
      return told;
    }
    if (disbelieved.getAndSet(told) == null) {
      warning.disbelieves(told, reckoned);
    }
    return reckoned;
  }

  private static void warn(Instant told, Instant reckoned) {
    LOG.log(
        Level.WARNING,
        "the clock says {0}, more than {1} days after {2}, and no time server disciplines it:"
            + " not believed, time goes on from there; let the board reach a time server, or, if"
            + " the date is right, touch /run/systemd/timesync/synchronized and restart",
        told,
        ClockFloor.SPAN_DAYS,
        reckoned);
  }

  private void believe() {
    disbelieved.set(null);
  }

  /** The wall clock's latest time, when it was too far ahead to be believed. */
  public Optional<Instant> disbelieved() {
    return Optional.ofNullable(disbelieved.get());
  }

  /** Called once for each time that is too far ahead to be believed. */
  @FunctionalInterface
  private interface Warning {
    void disbelieves(Instant told, Instant reckoned);
  }

  /**
   * Who disciplines the wall clock.
   *
   * @param now asked at each moment
   * @param earlierInThisBoot whether it was disciplined before this program started
   */
  public record Discipline(BooleanSupplier now, boolean earlierInThisBoot) {}
}
