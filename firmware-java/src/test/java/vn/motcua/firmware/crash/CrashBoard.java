package vn.motcua.firmware.crash;

import com.pi4j.context.Context;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import vn.motcua.bridge.mqtt.DeliveryLimits;
import vn.motcua.devices.button.Pi4jContexts;
import vn.motcua.devices.button.Pi4jPanelLines;
import vn.motcua.devices.emulator.panel.PanelEmulator;
import vn.motcua.devices.printer.PrintTap;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.DeviceConfig;

/**
 * The board as a process of its own, to be killed. Its panel's buttons are pressed by lines on
 * standard input ({@code press 4}), and each lamp that lights is told on standard output ({@code
 * lit 4}), since mock lines do not reach over processes; everything else is the program of
 * production.
 */
final class CrashBoard {
  private static final List<Integer> BUTTONS = List.of(0, 1, 2, 3);
  private static final List<Integer> LAMPS = List.of(4, 5, 6, 7);

  private CrashBoard() {}

  /** Nine lines with all their numbers, so that 200 lives do not run out of them. */
  static Catalogue catalogue() {
    return new Catalogue(
        "Trung tâm Phục vụ hành chính công phường Minh Hoạ",
        IntStream.rangeClosed(1, 9)
            .mapToObj(d -> new Catalogue.Line("line-" + d, d, "Lĩnh vực " + d, "general", 999))
            .toList(),
        List.of(
            new Catalogue.Counter(
                "1", "Quầy số 1", IntStream.rangeClosed(1, 9).mapToObj(d -> "line-" + d).toList())),
        List.of(),
        List.of(),
        List.of());
  }

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    var config =
        new BoardConfig(
            "minh-hoa",
            "crash",
            Set.of(BoardConfig.Role.HUB, BoardConfig.Role.TICKET, BoardConfig.Role.COUNTER),
            data,
            new BoardConfig.Broker(URI.create(args[1]), vn.motcua.provisioning.Wire.MQTT_5),
            new BoardConfig.Web("127.0.0.1", 0),
            List.of(
                new DeviceConfig.Printer("printer", "tcp://127.0.0.1:" + args[2], 384),
                new DeviceConfig.RatingPanel("panel", "1", "mock", BUTTONS, LAMPS)));
    Context context = Pi4jContexts.mock();
    AtomicReference<PanelEmulator> panel = new AtomicReference<>();
    var around =
        new BoardProgram.Surroundings(
            wanted -> {
              var lines =
                  new Pi4jPanelLines(context, wanted.inputs(), wanted.lamps(), System::nanoTime);
              panel.set(new PanelEmulator(context, BUTTONS, LAMPS, 1));
              return lines;
            },
            PrintTap.NONE,
            null,
            DeliveryLimits.alone(),
            UnaryOperator.identity(),
            () -> {},
            cause -> Runtime.getRuntime().halt(3));
    try (BoardProgram program = new BoardProgram(config, catalogue(), around)) {
      System.out.println("port " + program.port());
      Thread.ofVirtual().start(() -> tellLamps(panel.get()));
      obey(panel.get());
    }
  }

  private static void tellLamps(PanelEmulator panel) {
    int[] seen = new int[BUTTONS.size() + 1];
    while (true) {
      for (int value = 1; value < seen.length; value++) {
        int flashes = panel.flashes(value);
        for (; seen[value] < flashes; seen[value]++) {
          System.out.println("lit " + value);
        }
      }
      java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
    }
  }

  private static void obey(PanelEmulator panel) throws Exception {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      var _ = panel.press(Integer.parseInt(line.substring("press ".length())));
    }
  }
}
