package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.core.Scene.PAPER_OUT;
import static vn.motcua.firmware.core.Scene.READY;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.BoardEvent.DayPrinted;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.anchor.Anchor;
import vn.motcua.devices.printer.slip.ClosingSlip;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.upkeep.PrintClosing;

class ClosingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 19);
  private static final String HEAD = "ab".repeat(32);

  private final Scene scene = new Scene("2026-11-20T07:30:00+07:00").printerIs(READY);

  private void seal() {
    seal(Map.of("vn.motcua.ticket.reserved.v1", 7L, "vn.motcua.board.born.v1", 1L));
  }

  private void seal(Map<String, Long> counts) {
    scene.step(new Input.DayOver(new DaySealed(DAY, 9, HEAD, new TreeMap<>(counts), "")));
  }

  private Answer print() {
    return scene.touch(new PrintClosing());
  }

  @Test
  void theLastSealedDayIsPrintedAndThatIsAnEvent() {
    seal();
    assertThat(print()).isEqualTo(new Answer.Done(null));
    var printed = scene.events(DayPrinted.class).getFirst();
    assertThat(printed.day()).isEqualTo(DAY);
    assertThat(printed.lastSequence()).isEqualTo(9);
    Effect.Print effect = scene.effects(Effect.Print.class).getFirst();
    ClosingSlip slip = (ClosingSlip) effect.slip();
    assertThat(effect.job()).isEqualTo(printed.job());
    assertThat(Anchor.parse(slip.qr()))
        .isEqualTo(new Anchor("minh-hoa", "board-1", DAY, "00000000000000aa", 9, HEAD));
    assertThat(slip.counts())
        .containsExactly(
            new ClosingSlip.Count("Tổng số sự kiện trong ngày", 8),
            new ClosingSlip.Count("Số đã cấp", 7));
  }

  /** Such as on the day on which the board's program was updated. */
  @Test
  void bothVersionsOfATypeAreCountedTogether() {
    seal(Map.of("vn.motcua.rating.given.v1", 3L, "vn.motcua.rating.given.v2", 2L));
    print();
    Effect.Print effect = scene.effects(Effect.Print.class).getFirst();
    assertThat(((ClosingSlip) effect.slip()).counts())
        .containsExactly(
            new ClosingSlip.Count("Tổng số sự kiện trong ngày", 5),
            new ClosingSlip.Count("Lượt đánh giá", 5));
  }

  @Test
  void aSecondSlipIsAnotherJobAlsoAfterARestart() {
    seal();
    print();
    scene.restart();
    scene.printerIs(READY);
    print();
    assertThat(scene.events(DayPrinted.class))
        .extracting(DayPrinted::job)
        .containsExactly(
            "closing-2026-11-19-00000000000000aa-1", "closing-2026-11-19-00000000000000aa-2");
  }

  @Test
  void withoutAPrinterThatIsReadyOrASealedDayItIsRefusedWithASentenceAndStoresNothing() {
    assertThat(print())
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("no-sealed-day");
              assertThat(refused.message()).contains("Chưa có ngày nào được chốt");
            });
    seal();
    scene.printerIs(PAPER_OUT);
    assertThat(print())
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.message()).contains("Máy in chưa sẵn sàng"));
    assertThat(scene.events(DayPrinted.class)).isEmpty();
    assertThat(scene.effects(Effect.Print.class)).isEmpty();
  }
}
