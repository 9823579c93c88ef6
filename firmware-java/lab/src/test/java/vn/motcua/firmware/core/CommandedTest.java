package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.command.Order;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.firmware.queue.line.LineEvent.LineClosed;
import vn.motcua.firmware.queue.line.LineEvent.LineOpened;
import vn.motcua.firmware.queue.line.LineOrder;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.ObeyedCommands;

/** How a board handles commands of its case server. */
class CommandedTest {
  private static final String EPOCH = "00000000000000aa";
  private static final Order CLOSE = new LineOrder.CloseLine("dat-dai", "Cán bộ đi họp");
  private static final Order OPEN = new LineOrder.OpenLine("dat-dai");

  private final Scene scene = new Scene("2026-11-20T07:30:00+07:00").restart();

  @Test
  void aClosedLineGivesNoNumberAndSaysWhyUntilItIsOpenedAgain() {
    assertThat(order("one", 100, CLOSE)).isEqualTo(new Answer.Obeyed(EPOCH + "-2"));
    assertThat(take("touch-1"))
        .isEqualTo(
            new Answer.Refused(
                "line-closed", "Tạm ngừng cấp số: Cán bộ đi họp. Mời ông/bà đến quầy hướng dẫn."));
    assertThat(scene.view().lines().getFirst().closed()).isEqualTo("Cán bộ đi họp");
    assertThat(scene.view().lines().get(1).closed()).isNull();

    assertThat(order("two", 100, OPEN)).isEqualTo(new Answer.Obeyed(EPOCH + "-3"));
    assertThat(take("touch-2")).isInstanceOf(Answer.NumberGiven.class);
  }

  @Test
  void aTouchThatHasItsNumberGetsItAgainEvenWhenTheLineHasClosedSince() {
    Answer first = take("touch-1");
    order("one", 100, CLOSE);
    assertThat(take("touch-1")).isEqualTo(first);
  }

  @Test
  void aCommandThatComesAgainIsObeyedOnceAlsoAfterAPowerCut() {
    Answer first = order("one", 100, CLOSE);
    order("two", 100, OPEN);
    assertThat(order("one", 100, CLOSE)).isEqualTo(first);
    scene.restart();
    assertThat(order("one", 100, CLOSE)).isEqualTo(first);
    assertThat(scene.events(LineClosed.class)).hasSize(1);
    assertThat(scene.events(LineOpened.class)).hasSize(1);
    assertThat(scene.view().lines().getFirst().closed()).isNull();
  }

  @Test
  void aCommandExpiresByTheLedgerAndNotByAnyClock() {
    order("one", 1, CLOSE);
    scene.after(Duration.ofDays(-400));
    assertThat(refusal(order("late", 1, OPEN))).isEqualTo("expired");
    scene.after(Duration.ofDays(800));
    assertThat(order("in-time", 2, OPEN)).isInstanceOf(Answer.Obeyed.class);
    assertThat(refusal(scene.order(new ServerCommand("other", "00000000000000bb", 900, OPEN))))
        .isEqualTo("expired");
  }

  @Test
  void aReplayIsRefusedWhenItIsNoLongerRemembered() {
    order("one", 1 + ObeyedCommands.SPAN_MAX, CLOSE);
    IntStream.range(0, ObeyedCommands.SPAN_MAX + 10)
        .forEach(i -> order("fill-" + i, 2L + i + 10, i % 2 == 0 ? OPEN : CLOSE));
    assertThat(refusal(order("one", 1 + ObeyedCommands.SPAN_MAX, CLOSE))).isEqualTo("expired");
  }

  @Test
  void aCommandThatWouldBeValidTooLongOrNamesNoLineIsRefused() {
    assertThat(refusal(order("one", 5_000, CLOSE))).isEqualTo("until-too-far");
    assertThat(refusal(order("two", 100, new LineOrder.OpenLine("khong-co"))))
        .isEqualTo("no-such-line");
    assertThat(scene.events(LineClosed.class)).isEmpty();
  }

  @Test
  void aReasonWithACitizensNumberIsRefused() {
    Order named = new LineOrder.CloseLine("dat-dai", "Chờ ông 001 099 000 123");
    assertThat(refusal(order("one", 100, named))).isEqualTo("personal-number");
    assertThat(refusal(order("001099000123", 100, CLOSE))).isEqualTo("personal-number");
    assertThat(scene.events(LineClosed.class)).isEmpty();
  }

  @Test
  void whoAskedStandsInTheEventAndACommandThatDoesNotSayIsObeyedToo() {
    scene.order(new ServerCommand("one", EPOCH, 100, CLOSE, "cb-012"));
    scene.order(new ServerCommand("two", EPOCH, 100, CLOSE, "case-server"));
    order("three", 100, CLOSE);
    assertThat(scene.events(LineClosed.class))
        .extracting(LineClosed::by)
        .containsExactly("cb-012", "case-server", null);
    assertThat(refusal(scene.order(new ServerCommand("four", EPOCH, 100, CLOSE, "001099000123"))))
        .isEqualTo("personal-number");
  }

  @Test
  void aLineThatWasClosedYesterdayIsOpenToday() {
    order("one", 100, CLOSE);
    scene.after(Duration.ofDays(1));
    assertThat(take("touch-1")).isInstanceOf(Answer.NumberGiven.class);
  }

  private Answer take(String request) {
    return scene.touch(new KioskTouch.TakeNumber(request, "dat-dai", null));
  }

  private Answer order(String id, long until, Order order) {
    return scene.order(new ServerCommand(id, EPOCH, until, order));
  }

  private static String refusal(Answer answer) {
    return ((Answer.Refused) answer).code();
  }
}
