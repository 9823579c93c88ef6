package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.firmware.core.WholeBoard.AtCounter;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.rating.RatingEvent.RatingGiven;
import vn.motcua.firmware.rating.RatingEvent.Standing;
import vn.motcua.firmware.rating.RatingTouch;
import vn.motcua.firmware.station.Answer;

/** The pad names a visit, and a touch rates this visit or none. */
class RatingBindsToTheVisitShownTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private final Scene scene = new Scene("2026-11-20T07:30:00+07:00");

  @BeforeEach
  void oneIsServedAndAnotherWaits() {
    scene.take("dat-dai", null);
    scene.take("dat-dai", null);
    scene.touch(new CounterTouch.CallNext("1"));
    scene.touch(new CounterTouch.StartVisit("1"));
  }

  private AtCounter counter() {
    return scene.view().counters().getFirst();
  }

  private @Nullable String named() {
    var visit = counter().visit();
    return visit == null ? null : visit.number();
  }

  private Answer rate(String number) {
    return scene.touch(new RatingTouch.Rate("1", 4, new RatingTouch.Shown(DAY, number)));
  }

  @Test
  void thePadNamesTheVisitThatAPressIsBoundToAndNotWhoIsCalled() {
    assertThat(named()).isEqualTo("1001");
    scene.touch(new CounterTouch.FinishVisit("1"));
    scene.touch(new CounterTouch.CallNext("1"));
    assertThat(counter().current()).isNotNull();
    assertThat(named()).isEqualTo("1001");
    assertThat(rate("1001")).isEqualTo(new Answer.Done("1001"));
  }

  @Test
  void aVisitThatEndedBetweenDisplayAndPressIsNotRatedForTheNext() {
    scene.touch(new CounterTouch.CallNext("1"));
    scene.touch(new CounterTouch.StartVisit("1"));
    assertThat(rate("1001"))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo("visit-changed"));
    assertThat(scene.events(RatingGiven.class)).isEmpty();
    assertThat(rate("1002")).isEqualTo(new Answer.Done("1002"));
  }

  @Test
  void aVisitIsNamedForAMinuteAfterItsEnd() {
    scene.touch(new CounterTouch.FinishVisit("1"));
    scene.after(Duration.ofSeconds(60));
    assertThat(named()).isEqualTo("1001");
    scene.after(Duration.ofSeconds(1));
    assertThat(named()).isNull();
    assertThat(rate("1001")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void theSameNumberOfAnotherDayIsAnotherVisit() {
    assertThat(
            scene.touch(
                new RatingTouch.Rate("1", 4, new RatingTouch.Shown(DAY.minusDays(1), "1001"))))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void aPanelOfButtonsNamesNoVisitAndRatesTheOneThatIsServed() {
    scene.press(3);
    assertThat(scene.events(RatingGiven.class).getFirst().number()).isEqualTo("1001");
    assertThat(scene.events(RatingGiven.class).getFirst().standing()).isEqualTo(Standing.COUNTED);
  }
}
