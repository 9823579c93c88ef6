package vn.motcua.firmware.bench.device;

import com.pi4j.context.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.button.DebounceTimes;
import vn.motcua.devices.button.PanelLines;
import vn.motcua.devices.button.PanelSession;
import vn.motcua.devices.button.Pi4jPanelLines;
import vn.motcua.devices.emulator.panel.MockLines;
import vn.motcua.devices.emulator.panel.PanelEmulator;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.Opener;
import vn.motcua.firmware.bench.Figure;

/**
 * Measures from the edge of a button's line to its reading, through queue, debouncer and thread.
 */
final class PanelBench {
  private static final int BUTTONS = 20;
  private static final int PRESSES = 200;
  private static final Duration PRESS = Duration.ofMillis(60);
  private static final long READING_SECONDS_MAX = 1;

  /** On a busy machine the emulated press itself may be shorter than the filter time. */
  private static final int LOST_MAX = PRESSES / 10;

  private static final DebounceTimes TIMES = DebounceTimes.DEFAULT;

  private PanelBench() {}

  /** Lines that are open before their emulator is made. */
  private record OpenLines(PanelLines lines) implements Opener<PanelLines> {
    @Override
    public PanelLines open() {
      return lines;
    }

    @Override
    public String where() {
      return "mock lines";
    }
  }

  static List<Figure> run() throws InterruptedException, LinkException {
    double[] micros = new double[PRESSES];
    BlockingQueue<Double> delays = new LinkedBlockingQueue<>();
    List<Integer> lines = IntStream.range(0, BUTTONS).boxed().toList();
    Context context = MockLines.context();
    ReadingSink sink =
        reading -> {
          if (reading instanceof ButtonReading.Pressed pressed) {
            delays.add((System.nanoTime() - pressed.monotonicNanos()) / 1e3);
          }
        };
    var opened = new OpenLines(new Pi4jPanelLines(context, lines, List.of(), System::nanoTime));
    var session = new PanelSession("bench", TIMES, sink, System::nanoTime);
    try (Supervisor panel = new Supervisor("bench", opened, session, sink);
        PanelEmulator fingers = new PanelEmulator(context, lines, List.of(), 1)) {
      panel.start();
      int read = 0;
      for (int i = 0; read < PRESSES; i++) {
        var released = fingers.spike(1 + i % BUTTONS, PRESS);
        Double delay = delays.poll(READING_SECONDS_MAX, TimeUnit.SECONDS);
        released.join();
        if (delay != null) {
          micros[read++] = delay;
        } else if (i - read >= LOST_MAX) {
          throw new IllegalStateException((i - read + 1) + " presses gave no reading");
        }
      }
    }
    Arrays.sort(micros);
    double p99 = micros[PRESSES * 99 / 100];
    double filter = TIMES.stable().toNanos() / 1e3;
    return List.of(
        new Figure(
            "edge_to_reading_us_p99",
            p99,
            "us",
            "of which " + Math.round(filter) + " are the debounce filter; emulated lines"),
        new Figure(
            "edge_to_reading_beyond_filter_us_p99",
            p99 - filter,
            "us",
            PRESSES + " presses; scheduling, queue and debouncer"));
  }
}
