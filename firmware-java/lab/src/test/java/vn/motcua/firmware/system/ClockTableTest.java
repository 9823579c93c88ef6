package vn.motcua.firmware.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.system.SystemClock.Discipline;

/**
 * The table of decision 0007, every cell: the time of the kernel's clock at a start, its
 * discipline, the content of the ledger, and the result after a restart, a reboot and a time
 * server.
 */
final class ClockTableTest {
  private static final Instant BUILT = Instant.parse("2026-11-20T00:00:00Z");
  private static final Instant LAST = Instant.parse("2026-11-29T09:55:00Z");
  private static final Instant POISON = Instant.parse("2040-01-01T00:00:00Z");
  private static final Instant TRUTH = Instant.parse("2026-12-01T00:10:00Z");
  private static final Duration SPAN = Duration.ofDays(ClockFloor.SPAN_DAYS);

  /** The content of the ledger. */
  enum Past {
    EMPTY(BUILT),
    SYNCHRONISED(LAST, at(LAST, ClockQuality.SYNCHRONISED)),
    NEVER_SYNCHRONISED(LAST, at(LAST, ClockQuality.UNTRUSTED)),
    ONCE_IN_2040(
        LAST,
        at(LAST, ClockQuality.UNTRUSTED),
        at(POISON, ClockQuality.UNTRUSTED),
        at(POISON.plusSeconds(60), ClockQuality.UNTRUSTED)),
    IN_2040_AND_SET_RIGHT(
        LAST, at(POISON, ClockQuality.UNTRUSTED), at(LAST, ClockQuality.SYNCHRONISED)),
    IN_2040_BY_A_LYING_SERVER_AND_SET_RIGHT(
        LAST, at(POISON, ClockQuality.SYNCHRONISED), at(LAST, ClockQuality.SYNCHRONISED)),
    BORN_IN_2040(BUILT, at(POISON, ClockQuality.UNTRUSTED));

    private final Instant floor;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<Moment> events;

    Past(Instant floor, Moment... events) {
      this.floor = floor;
      this.events = List.of(events);
    }
  }

  private static Moment at(Instant wall, ClockQuality quality) {
    return new Moment(wall, "an-earlier-boot", 77, quality);
  }

  /** The time of the kernel's clock when the program starts, relative to the floor. */
  private enum Told {
    YEARS_BEFORE(Duration.ofDays(-20_000), false, false),
    A_DAY_BEFORE(Duration.ofDays(-1), false, false),
    THE_SAME(Duration.ZERO, true, false),
    A_MINUTE_LATER(Duration.ofMinutes(1), true, false),
    WEEKS_LATER(Duration.ofDays(40), true, false),
    MONTHS_LATER(Duration.ofDays(200), true, false),
    AS_FAR_AS_CAN_BE(SPAN, true, false),
    A_SECOND_TOO_FAR(SPAN.plusSeconds(1), false, true),
    YEARS_LATER(Duration.ofDays(4_780), false, true);

    private final Duration fromFloor;
    private final boolean believed;
    private final boolean tooFar;

    Told(Duration fromFloor, boolean believed, boolean tooFar) {
      this.fromFloor = fromFloor;
      this.believed = believed;
      this.tooFar = tooFar;
    }
  }

  /** One board: its kernel's clock, and its ledger as the times of its events. */
  private static final class Machine {
    private final List<Moment> ledger = new ArrayList<>();
    private Instant wall = Instant.EPOCH;
    private long nanos = 5_000_000_000L;
    private String boot = "boot-1";
    private boolean synchronised;
    private boolean marked;

    SystemClock start() {
      SystemClock clock =
          new SystemClock(
              BUILT, boot, () -> wall, () -> nanos, new Discipline(() -> synchronised, marked));
      ledger.forEach(clock::pass);
      return clock;
    }

    Moment event(SystemClock clock) {
      Moment now = clock.now();
      ledger.add(now);
      clock.pass(now);
      return now;
    }

    void pass(Duration time) {
      wall = wall.plus(time);
      nanos += time.toNanos();
    }
  }

  private static Machine machine(Past past, Told told) {
    Machine machine = new Machine();
    machine.ledger.addAll(past.events);
    machine.wall = past.floor.plus(told.fromFloor);
    return machine;
  }

  @ParameterizedTest
  @EnumSource
  void anUndisciplinedClockIsBelievedFromTheFloorToAYearAfterIt(Past past) {
    for (Told told : Told.values()) {
      Machine machine = machine(past, told);
      SystemClock clock = machine.start();
      Instant first = told.believed ? machine.wall : past.floor;
      assertThat(machine.event(clock))
          .as("%s", told)
          .isEqualTo(new Moment(first, "boot-1", machine.nanos, ClockQuality.UNTRUSTED));
      assertThat(clock.disbelieved().isPresent()).as("%s", told).isEqualTo(told.tooFar);

      machine.pass(Duration.ofHours(3));
      assertThat(machine.event(clock).wall())
          .as("%s, three hours later", told)
          .isEqualTo(first.plus(Duration.ofHours(3)));

      machine.pass(Duration.ofMinutes(5));
      assertThat(machine.event(machine.start()).wall())
          .as("%s, after a restart of the program", told)
          .isEqualTo(first.plus(Duration.ofMinutes(185)));

      machine.boot = "boot-2";
      machine.nanos = 9;
      Instant before = machine.ledger.getLast().wall();
      SystemClock rebooted = machine.start();
      Instant next = told.believed ? machine.wall : before;
      assertThat(machine.event(rebooted).wall()).as("%s, after a reboot", told).isEqualTo(next);

      machine.synchronised = true;
      machine.wall = TRUTH;
      assertThat(machine.event(rebooted))
          .as("%s, then a time server", told)
          .isEqualTo(new Moment(TRUTH, "boot-2", 9, ClockQuality.SYNCHRONISED));
      assertThat(rebooted.disbelieved()).isEmpty();

      machine.synchronised = false;
      machine.pass(Duration.ofHours(1));
      assertThat(machine.event(rebooted))
          .as("%s, and the server is gone", told)
          .isEqualTo(
              new Moment(TRUTH.plusSeconds(3_600), "boot-2", machine.nanos, ClockQuality.HOLDOVER));
      machine.wall = POISON;
      assertThat(machine.event(rebooted))
          .as("%s, and somebody sets 2040", told)
          .isEqualTo(
              new Moment(TRUTH.plusSeconds(3_600), "boot-2", machine.nanos, ClockQuality.HOLDOVER));

      machine.boot = "boot-3";
      machine.wall = TRUTH.plus(Duration.ofDays(1));
      assertThat(machine.event(machine.start()).wall())
          .as("%s, and the next morning offline", told)
          .isEqualTo(machine.wall);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSynchronisedClockIsBelievedWhereverItStands(Past past) {
    for (Told told : Told.values()) {
      Machine machine = machine(past, told);
      machine.synchronised = true;
      SystemClock clock = machine.start();
      assertThat(machine.event(clock))
          .as("%s", told)
          .isEqualTo(new Moment(machine.wall, "boot-1", machine.nanos, ClockQuality.SYNCHRONISED));
      assertThat(clock.disbelieved()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClockThatWasSynchronisedEarlierInThisBootIsBelievedFromTheFloorOn(Past past) {
    for (Told told : Told.values()) {
      Machine machine = machine(past, told);
      machine.marked = true;
      boolean past0 = told.fromFloor.isNegative();
      Moment now = machine.event(machine.start());
      assertThat(now.wall()).as("%s", told).isEqualTo(past0 ? past.floor : machine.wall);
      assertThat(now.clock())
          .as("%s", told)
          .isEqualTo(past0 ? ClockQuality.UNTRUSTED : ClockQuality.HOLDOVER);
    }
  }

  @Test
  void aBoardThatKnowsNeitherABuildDateNorAnEventBelievesItsClock() {
    SystemClock clock =
        new SystemClock(
            Instant.EPOCH, "boot", () -> POISON, () -> 1, new Discipline(() -> false, false));
    assertThat(clock.now()).isEqualTo(new Moment(POISON, "boot", 1, ClockQuality.UNTRUSTED));
  }
}
