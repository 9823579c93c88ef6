package vn.motcua.firmware.board.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
 * docs/display.py, which shares no code with the program, shows the queue of a centre through
 * mosquitto_sub and the access list that ships.
 */
class StrangersDisplayTest {
  private static final Duration END = Duration.ofSeconds(60);
  private static final String KIOSK = "kiosk-1";
  private static final String LATE = "man-hinh-2";

  @TempDir Path directory = Path.of("");

  @Test
  void eachCallIsSpokenOnceAndWhoComesLateDrawsTheTruthAndSaysNothing() throws Exception {
    try (var centre = new SharedCentre(directory, List.of("hub-1", KIOSK, "man-hinh-1", LATE));
        var printer = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, _ -> {});
        Display hall = new Display(centre, "man-hinh-1");
        BoardProgram kiosk =
            centre.start(
                KIOSK,
                1,
                Set.of(Role.TICKET, Role.COUNTER),
                List.of(
                    new DeviceConfig.Printer(
                        "printer-1", new Tcp("127.0.0.1", printer.port()), 576)))) {
      try (BoardProgram _ = centre.start("hub-1", 3, Set.of(Role.HUB), List.of())) {
        await()
            .atMost(END)
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> takeNumber(kiosk).length() == 4); // the hub's
        hall.shows("chưa gọi ai · đang chờ");
        String number = ((Answer.Done) ask(kiosk, new CounterTouch.CallNext("1"))).number();
        String invitation = "Mời số " + number + " đến quầy 1";
        hall.shows(invitation);
        try (Display late = new Display(centre, LATE)) {
          late.shows("quầy 1: " + number + " · đang chờ");
          ask(kiosk, new CounterTouch.Recall("1"));
          await().atMost(END).until(() -> hall.count(invitation) == 2);
          ask(kiosk, new CounterTouch.StartVisit("1"));
          ask(kiosk, new CounterTouch.FinishVisit("1"));
          hall.shows("chưa gọi ai · đang chờ", invitation);
          late.shows("chưa gọi ai · đang chờ", invitation);
          assertThat(late.count(invitation)).as("the call from before it came").isEqualTo(1);
        }
        assertThat(hall.count(invitation)).as("a call and its repetition").isEqualTo(2);
      }
      hall.shows("không có máy điều phối");
    }
  }

  private static String takeNumber(BoardProgram kiosk) throws Exception {
    var touch = new KioskTouch.TakeNumber(UUID.randomUUID().toString(), "dat-dai", null);
    return ((Answer.NumberGiven) ask(kiosk, touch)).number();
  }

  private static Answer ask(BoardProgram board, Touch touch) throws Exception {
    return board.board().ask(touch, new Caller.Unguarded()).get(20, TimeUnit.SECONDS);
  }

  /** mosquitto_sub and the script, and the lines that they have written. */
  private final class Display implements AutoCloseable {
    private final Process shell;
    private final Path screen;

    Display(SharedCentre centre, String board) throws IOException {
      screen = directory.resolve(board + ".screen");
      String command =
          ("mosquitto_sub -V 5 -h localhost -p %1$d --cafile %2$s/minh-hoa/ca.crt --cert %2$s/%3$s.crt"
                  + " --key %2$s/%3$s.key -F '%%r %%t %%p' -t motcua/v1/minh-hoa/hub/feed"
                  + " -t motcua/v1/minh-hoa/hub/change -t motcua/v1/minh-hoa/hub/beat"
                  + " | python3 %4$s")
              .formatted(centre.port(), directory, board, script());
      ProcessBuilder builder =
          new ProcessBuilder("sh", "-c", command)
              .redirectErrorStream(true)
              .redirectOutput(screen.toFile());
      builder.environment().put("PYTHONIOENCODING", "utf-8");
      shell = builder.start();
    }

    private static Path script() {
      return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
          .map(each -> each.resolve("docs/display.py"))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow();
    }

    /** Waits for a line that contains this. */
    void shows(String text) {
      await().atMost(END).untilAsserted(() -> assertThat(screen).content().contains(text));
    }

    /** Waits for a line that contains this, after the last one that contains the other. */
    void shows(String text, String after) {
      await()
          .atMost(END)
          .untilAsserted(() -> {
            String all = Files.readString(screen, StandardCharsets.UTF_8);
            assertThat(all.substring(Math.max(0, all.lastIndexOf(after)))).contains(text);
          });
    }

    long count(String line) throws IOException {
      return Files.readAllLines(screen, StandardCharsets.UTF_8).stream()
          .filter(line::equals)
          .count();
    }

    @Override
    public void close() {
      shell.descendants().forEach(ProcessHandle::destroy);
      shell.destroy();
      shell.onExit().join();
    }
  }
}
