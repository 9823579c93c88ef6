package vn.motcua.firmware.system;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.MomentSource;

/**
 * The board's real clock: boot id, CLOCK_MONOTONIC, wall time and how far to trust it. Any thread.
 *
 * <p>A Raspberry Pi without a battery wakes up in the past. So a wall clock that nobody disciplines
 * is never believed below the floor, the time of the last event of the ledger: it then reads floor
 * plus the time since this object was made, and is UNTRUSTED. A disciplined clock is believed
 * wherever it stands: it is the floor that was wrong.
 */
public final class SystemClock implements MomentSource {
  private final Instant floor;
  private final String bootId;
  private final InstantSource wall;
  private final LongSupplier monotonic;
  private final BooleanSupplier synchronised;
  private final long madeAt;
  private final AtomicBoolean everSynchronised;

  /**
   * A clock of this machine.
   *
   * @param floor below it the wall clock is not believed while nobody disciplines it
   * @param wall the kernel's wall clock, or one that a fault campaign sets wrong
   */
  public SystemClock(Instant floor, InstantSource wall) {
    this(
        floor,
        KernelClock.bootId(),
        wall,
        System::nanoTime,
        new Discipline(KernelClock::isSynchronised, KernelClock.wasSynchronised()));
  }

  SystemClock(
      Instant floor,
      String bootId,
      InstantSource wall,
      LongSupplier monotonic,
      Discipline discipline) {
    this.floor = floor;
    this.bootId = bootId;
    this.wall = wall;
    this.monotonic = monotonic;
    this.synchronised = discipline.now();
    this.everSynchronised = new AtomicBoolean(discipline.earlierInThisBoot());
    this.madeAt = monotonic.getAsLong();
  }

  @Override
  public Moment now() {
    long nanos = monotonic.getAsLong();
    Instant told = wall.instant();
    if (synchronised.getAsBoolean()) {
      everSynchronised.set(true);
      return new Moment(told, bootId, nanos, ClockQuality.SYNCHRONISED);
    }
    if (told.isBefore(floor)) {
      return new Moment(floor.plusNanos(nanos - madeAt), bootId, nanos, ClockQuality.UNTRUSTED);
    }
    ClockQuality quality = everSynchronised.get() ? ClockQuality.HOLDOVER : ClockQuality.UNTRUSTED;
    return new Moment(told, bootId, nanos, quality);
  }

  /**
   * Who disciplines the wall clock.
   *
   * @param now asked at each moment
   * @param earlierInThisBoot whether it was disciplined before this program started
   */
  record Discipline(BooleanSupplier now, boolean earlierInThisBoot) {}
}
