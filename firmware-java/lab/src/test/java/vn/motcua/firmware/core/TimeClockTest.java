package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.EventData;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.attendance.AttendanceEvent.Direction;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyEnded;
import vn.motcua.firmware.attendance.AttendanceEvent.DutyStarted;
import vn.motcua.firmware.handoff.HandoffEvent.ReceiptScanned;
import vn.motcua.firmware.station.Effect;

/** Fingers on the reader: whose they are, when they are a new punch, and who is on duty then. */
class TimeClockTest {
  private final Scene scene = new Scene("2026-11-20T07:30:00+07:00");

  private List<Direction> punches() {
    return scene.events(AttendancePunched.class).stream()
        .map(AttendancePunched::direction)
        .toList();
  }

  @Test
  void aFingerOfNobodyInTheCatalogueCausesNoEvent() {
    scene.finger(7);
    assertThat(scene.events(EventData.class)).isEmpty();
  }

  @Test
  void theSameFingerIsANewPunchAfterExactlyAMinute() {
    scene.finger(1).after(Duration.ofSeconds(60).minusNanos(1)).finger(1);
    assertThat(punches()).containsExactly(Direction.IN);
    scene.after(Duration.ofNanos(1)).finger(1);
    assertThat(punches()).containsExactly(Direction.IN, Direction.OUT);
  }

  @Test
  void aFingerIsAPunchAlsoWhenTheClockWasPutBack() {
    scene.finger(1).after(Duration.ofHours(-1)).finger(1);
    assertThat(punches()).containsExactly(Direction.IN, Direction.OUT);
  }

  @Test
  void theFingersOfTwoPeopleAreTwoPunches() {
    scene.finger(1).finger(2);
    assertThat(scene.events(AttendancePunched.class))
        .extracting(AttendancePunched::staff)
        .containsExactly("cb-001", "cb-002");
  }

  @Test
  void relievingAnotherAndComingBackTheNextDayAreToldApart() {
    scene.finger(1).finger(2);
    assertThat(scene.events(DutyEnded.class))
        .containsExactly(new DutyEnded("1", "cb-001", "relieved"));
    scene.after(Duration.ofDays(1)).finger(2);
    assertThat(scene.events(DutyEnded.class).getLast())
        .isEqualTo(new DutyEnded("1", "cb-002", "day-over"));
    assertThat(scene.events(DutyStarted.class)).hasSize(3);
  }

  @Test
  void clockingOutEndsNobodyElsesDuty() {
    scene.finger(1).finger(2).after(Duration.ofHours(1)).finger(1);
    assertThat(scene.events(DutyEnded.class))
        .as("cb-001 was relieved before and ends nobody's duty by going home")
        .containsExactly(new DutyEnded("1", "cb-001", "relieved"));
    assertThat(scene.view().counters().getFirst().officer()).isEqualTo("Lê Văn Thử");
  }

  @Test
  void aScannerThatBelongsToNoDeskHandsNothingOver() {
    scene.scan("scanner-9", "000.00.53.H48-220921-0099");
    assertThat(scene.events(ReceiptScanned.class)).isEmpty();
    assertThat(scene.effects(Effect.ScanTone.class)).isEmpty();
  }
}
