package vn.motcua.firmware.board.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;

/** What becomes of letters while the disk is full. */
class FullDiskTest {
  private static final int WAITING_MAX = 1_000;

  private final FullDisk disk = new FullDisk();

  @Test
  void aThousandOutcomesOfPrintJobsWaitInTheirOrderAndAFurtherOneIsNamedAsLost() {
    List<Input> outcomes =
        IntStream.rangeClosed(1, WAITING_MAX).mapToObj(FullDiskTest::outcome).toList();
    outcomes.forEach(each -> assertThat(disk.refuse(new Letter(each))).isEmpty());
    Input tooMany = outcome(WAITING_MAX + 1);
    assertThat(disk.refuse(new Letter(tooMany))).containsExactly(new Action.Lose(tooMany));
    assertThat(disk.takeDeferred()).isEqualTo(outcomes);
    assertThat(disk.takeDeferred()).isEmpty();
    assertThat(disk.refuse(new Letter(tooMany))).isEmpty();
  }

  @Test
  void aPressGetsTheRefusingLampAndIsNotKept() {
    Letter press = new Letter(new Input.Heard(new ButtonReading.Pressed("panel-1", 3, 1)));
    assertThat(disk.refuse(press))
        .containsExactly(new Action.Perform(new Effect.Lamp("panel-1", 3, false)));
    assertThat(disk.takeDeferred()).isEmpty();
  }

  @Test
  void whoeverWaitsIsToldWhoToCall() {
    List<Answer> answers = new ArrayList<>();
    Letter asked = new Letter(new Input.Ticked(), answers::add);
    assertThat(disk.refuse(asked))
        .singleElement()
        .isInstanceOfSatisfying(Action.Reply.class, reply -> reply.to().answer(reply.answer()));
    assertThat(answers)
        .singleElement()
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("disk-full");
              assertThat(refused.message()).contains("cán bộ kỹ thuật");
            });
  }

  @Test
  void theDiskHasRoomUntilAnAppendFoundNone() {
    assertThat(disk.isRoomy()).isTrue();
    disk.found(false);
    assertThat(disk.isRoomy()).isFalse();
    disk.found(true);
    assertThat(disk.isRoomy()).isTrue();
  }

  private static Input outcome(int job) {
    return new Input.Heard(
        new PrinterReading.JobFinished("printer-1", "job-" + job, JobOutcome.PRINTED, "test"));
  }
}
