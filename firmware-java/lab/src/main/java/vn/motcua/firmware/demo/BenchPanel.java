package vn.motcua.firmware.demo;

import com.pi4j.context.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.button.PanelLines;
import vn.motcua.devices.button.Pi4jPanelLines;
import vn.motcua.devices.emulator.panel.MockLines;
import vn.motcua.devices.emulator.panel.PanelEmulator;
import vn.motcua.devices.link.LinkException;
import vn.motcua.firmware.demo.BenchPort.BenchDevice;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.Link.ChipLines;

/** An emulated rating panel of the bench on Pi4J's mock lines, one for each counter. */
final class BenchPanel implements EmulatedDevice {
  private static final int BUTTONS = 4;
  private static final int LINES_A_PANEL = 8;

  private final DeviceConfig.RatingPanel config;

  /** Null until the board has opened the lines. */
  private @Nullable PanelEmulator emulator;

  /** Each panel has mock lines of its own, so that all may have the same numbers. */
  private BenchPanel(Catalogue.Counter counter) {
    List<Integer> inputs = IntStream.range(0, BUTTONS).boxed().toList();
    List<Integer> lamps = IntStream.range(BUTTONS, LINES_A_PANEL).boxed().toList();
    config =
        new DeviceConfig.RatingPanel(
            "danh-gia-" + counter.id(), counter.id(), new ChipLines(MockLines.CHIP, inputs, lamps));
  }

  static List<BenchPanel> devices(Path directory, Catalogue catalogue) {
    return catalogue.counters().stream().map(BenchPanel::new).toList();
  }

  @Override
  public DeviceConfig config() {
    return config;
  }

  /** Opens the lines for the board; the emulator is created with them. */
  synchronized PanelLines open() throws LinkException {
    close();
    ChipLines at = config.lines();
    Context context = MockLines.context();
    var lines = new Pi4jPanelLines(context, at.inputs(), at.lamps(), System::nanoTime);
    emulator = new PanelEmulator(context, at.inputs(), at.lamps(), config.name().hashCode());
    return lines;
  }

  /** What presses its buttons and sees its lamps. */
  synchronized PanelEmulator emulator() {
    PanelEmulator panel = emulator;
    if (panel == null) {
      throw new IllegalArgumentException("there is no rating panel called " + config.name());
    }
    return panel;
  }

  @Override
  public void cable(boolean in) {
    throw new IllegalArgumentException(
        "a rating panel is wired to the board's pins and has no cable to pull");
  }

  @Override
  public synchronized BenchDevice shown() {
    PanelEmulator panel = emulator;
    List<Integer> lit =
        panel == null
            ? List.of()
            : IntStream.rangeClosed(1, BUTTONS).filter(panel::lit).boxed().toList();
    return new BenchDevice(config.name(), "rating-panel", true, lit, null, false);
  }

  @Override
  public synchronized void close() {
    if (emulator != null) {
      emulator.close();
      emulator = null;
    }
  }
}
