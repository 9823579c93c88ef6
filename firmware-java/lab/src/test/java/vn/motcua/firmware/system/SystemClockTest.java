package vn.motcua.firmware.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.system.SystemClock.Discipline;

class SystemClockTest {
  private static final Instant FLOOR = Instant.parse("2026-11-20T03:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(FLOOR.plusSeconds(60));
  private final AtomicLong nanos = new AtomicLong(5_000);
  private final AtomicBoolean synchronised = new AtomicBoolean();

  @Test
  void aDisciplinedClockIsBelievedEvenBelowTheFloor() {
    synchronised.set(true);
    wall.set(FLOOR.minusSeconds(3_600));

    assertThat(clock(false).now())
        .isEqualTo(new Moment(FLOOR.minusSeconds(3_600), "boot", 5_000, ClockQuality.SYNCHRONISED));
  }

  @Test
  void aClockThatLosesItsServerIsInHoldover() {
    SystemClock clock = clock(false);
    assertThat(clock.now().clock()).isEqualTo(ClockQuality.UNTRUSTED);

    synchronised.set(true);
    assertThat(clock.now().clock()).isEqualTo(ClockQuality.SYNCHRONISED);

    synchronised.set(false);
    assertThat(clock.now().clock()).isEqualTo(ClockQuality.HOLDOVER);
  }

  @Test
  void aClockDisciplinedBeforeTheProgramStartedIsInHoldover() {
    assertThat(clock(true).now().clock()).isEqualTo(ClockQuality.HOLDOVER);
  }

  @Test
  void aClockThatWokeUpInThePastGoesOnFromTheFloor() {
    wall.set(Instant.EPOCH);
    SystemClock clock = clock(true);
    nanos.addAndGet(1_500_000_000L);

    Moment now = clock.now();

    assertThat(now.wall()).isEqualTo(FLOOR.plusMillis(1_500));
    assertThat(now.clock()).isEqualTo(ClockQuality.UNTRUSTED);
    assertThat(now.monotonicNanos()).isEqualTo(1_500_005_000L);
  }

  @Test
  void thisMachineHasABootIdAMonotonicClockAndAnAnswerAboutItsWallClock() {
    SystemClock clock = new SystemClock(Instant.EPOCH, java.time.InstantSource.system());

    Moment first = clock.now();
    Moment second = clock.now();

    assertThat(first.bootId()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(second.bootId()).isEqualTo(first.bootId());
    assertThat(second.monotonicNanos()).isGreaterThanOrEqualTo(first.monotonicNanos());
    assertThat(first.wall()).isAfter(Instant.parse("2025-01-01T00:00:00Z"));
  }

  private SystemClock clock(boolean earlier) {
    return new SystemClock(
        FLOOR, "boot", wall::get, nanos::get, new Discipline(synchronised::get, earlier));
  }
}
