package vn.motcua.firmware.board.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;
import vn.motcua.provisioning.BoardConfig.Role;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.Link.Tcp;

/**
 * Three boards share one queue over a real Mosquitto with TLS and the access list of the site:
 * {@code hub-1} is the hub, {@code kiosk-1} gives numbers and has counter 1, {@code quay-2} has
 * counter 2.
 */
class SharedQueueTest {
  private static final String HUB = "hub-1";
  private static final String KIOSK = "kiosk-1";
  private static final String QUAY = "quay-2";
  private static final String HUBS_NUMBER = "1\\d{3}";
  private static final String SLOTS_NUMBER = "11\\d{3}";
  private static final Duration END = Duration.ofSeconds(60);

  @TempDir Path directory = Path.of("");

  private final List<String> given = new ArrayList<>();
  private final List<String> called = new ArrayList<>();

  @Test
  void aCentreGoesOnWithoutItsHubAndNobodyIsCalledTwice() throws Exception {
    try (var centre = new SharedCentre(directory, List.of(HUB, KIOSK, QUAY));
        var printer = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, _ -> {});
        BoardProgram kiosk =
            centre.start(
                KIOSK,
                1,
                Set.of(Role.TICKET, Role.COUNTER),
                List.of(
                    new DeviceConfig.Printer(
                        "printer-1", new Tcp("127.0.0.1", printer.port()), 576)));
        BoardProgram quay = centre.start(QUAY, 2, Set.of(Role.COUNTER), List.of())) {
      try (BoardProgram _ = centre.start(HUB, 3, Set.of(Role.HUB), List.of())) {
        await()
            .atMost(END)
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> takeNumber(kiosk).matches(HUBS_NUMBER));
        for (int i = 0; i < 9; i++) {
          takeNumber(kiosk);
        }
        var first = kiosk.board().ask(new CounterTouch.CallNext("1"), new Caller.Unguarded());
        var second = quay.board().ask(new CounterTouch.CallNext("2"), new Caller.Unguarded());
        called.add(number(first));
        called.add(number(second));
        serve(kiosk, "1");
        serve(quay, "2");
        assertThat(called).doesNotHaveDuplicates();
        assertThat(called).isSubsetOf(given);
        String byHand = given.get(7);
        assertThat(ask(quay, new CounterTouch.CallNumber("2", byHand)))
            .isEqualTo(new Answer.Done(byHand));
        assertThat(ask(kiosk, new CounterTouch.CallNumber("1", byHand)))
            .as("at another counter")
            .isInstanceOf(Answer.Refused.class);
        assertThat(ask(quay, new CounterTouch.UndoCall("2"))).isEqualTo(new Answer.Done(byHand));
      }

      String alone = takeNumber(kiosk);
      assertThat(alone).matches(SLOTS_NUMBER);
      assertThat(call(kiosk, "1")).as("counter 1 goes on").isNotNull();
      assertThat(call(quay, "2")).as("counter 2 goes on").isNotNull();
      assertThat(called).doesNotHaveDuplicates();

      try (BoardProgram _ = centre.start(HUB, 3, Set.of(Role.HUB), List.of())) {
        await()
            .atMost(END)
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> takeNumber(kiosk).matches(HUBS_NUMBER));
        await()
            .atMost(END)
            .untilAsserted(() -> {
              String first;
              String second;
              do { // both counters, as long as somebody waits
                first = call(kiosk, "1");
                second = call(quay, "2");
              } while (first != null || second != null);
              assertThat(called).containsExactlyInAnyOrderElementsOf(given);
            });
        assertThat(calledByTheHub(centre)).contains(alone);
      }
      await().atMost(END).until(() -> printer.papers().size() == given.size());
      assertThat(printer.faults()).isEmpty();
    }
  }

  private String takeNumber(BoardProgram kiosk) throws Exception {
    var touch = new KioskTouch.TakeNumber(UUID.randomUUID().toString(), "dat-dai", null);
    String number = ((Answer.NumberGiven) ask(kiosk, touch)).number();
    given.add(number);
    return number;
  }

  /** Calls the next citizen and serves them; null when nobody is called. */
  private @Nullable String call(BoardProgram board, String counter) throws Exception {
    Answer answer = ask(board, new CounterTouch.CallNext(counter));
    if (answer instanceof Answer.Refused refused) {
      assertThat(refused.code()).isIn("nobody-waiting", "call-again");
      return null;
    }
    String number = ((Answer.Done) answer).number();
    called.add(number);
    serve(board, counter);
    return number;
  }

  private static void serve(BoardProgram board, String counter) throws Exception {
    assertThat(ask(board, new CounterTouch.StartVisit(counter))).isInstanceOf(Answer.Done.class);
    assertThat(ask(board, new CounterTouch.FinishVisit(counter))).isInstanceOf(Answer.Done.class);
  }

  private static Answer ask(BoardProgram board, Touch touch) throws Exception {
    return board.board().ask(touch, new Caller.Unguarded()).get(20, TimeUnit.SECONDS);
  }

  private static String number(CompletableFuture<Answer> answer) throws Exception {
    return String.valueOf(((Answer.Done) answer.get(20, TimeUnit.SECONDS)).number());
  }

  private static List<String> calledByTheHub(SharedCentre centre) throws Exception {
    try (LedgerReader ledger = LedgerReader.open(centre.data(HUB))) {
      return ledger.after(0, 1_000).stream()
          .map(entry -> entry.event())
          .filter(event -> event.type().equals("vn.motcua.ticket.called.v1"))
          .map(event -> event.data().replaceFirst(".*\"number\":\"(\\d+)\".*", "$1"))
          .toList();
    }
  }
}
