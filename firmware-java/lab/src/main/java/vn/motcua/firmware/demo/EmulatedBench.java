package vn.motcua.firmware.demo;

import com.pi4j.context.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.button.Pi4jPanelLines;
import vn.motcua.devices.emulator.fingerprint.FingerprintModuleEmulator;
import vn.motcua.devices.emulator.panel.MockLines;
import vn.motcua.devices.emulator.panel.PanelEmulator;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.Paper;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.devices.emulator.scanner.ScannerEmulator;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.firmware.board.device.PanelWiring;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.DevicePlace.DeviceFile;
import vn.motcua.provisioning.link.Link.ChipLines;
import vn.motcua.provisioning.link.Link.Serial;
import vn.motcua.provisioning.link.Link.Serial.FlowControl;
import vn.motcua.provisioning.link.Link.Tcp;

/**
 * One of each device, emulated at the other end of a real link: a TCP port, two pseudo terminals,
 * Pi4J's mock lines. Any thread.
 */
public final class EmulatedBench implements BenchPort, AutoCloseable {
  static final String PRINTER = "may-in";
  static final String READER = "van-tay";
  static final String SCANNER = "may-quet";
  private static final int PAPERS_MAX = 20;
  private static final int BUTTONS = 4;
  private static final int LINES_A_PANEL = 8;
  private static final long FINGER_HELD_MILLIS = 1_500;

  private final PrinterEmulator printer;
  private final FingerprintModuleEmulator reader;
  private final ScannerEmulator scanner;
  private final Map<String, PanelEmulator> panels = new LinkedHashMap<>();
  private final List<DeviceConfig> devices = new ArrayList<>();
  private final Deque<Paper> papers = new ArrayDeque<>();
  private final Map<String, Boolean> plugged = new LinkedHashMap<>();
  private String paper = "full";
  private boolean coverOpen;

  /** Sets the bench up; device files go to {@code directory}. */
  public EmulatedBench(Path directory, Catalogue catalogue) throws IOException {
    Files.createDirectories(directory);
    printer = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, this::keep);
    reader = new FingerprintModuleEmulator(directory.resolve(READER));
    scanner = new ScannerEmulator(directory.resolve(SCANNER), Suffix.CR);
    catalogue.staff().forEach(person -> person.slots().forEach(reader::enrol));
    devices.add(new DeviceConfig.Printer(PRINTER, new Tcp("127.0.0.1", printer.port()), 576));
    devices.add(new DeviceConfig.Fingerprint(READER, serial(reader.path(), 57_600)));
    catalogue.desks().stream()
        .findFirst()
        .ifPresent(desk ->
            devices.add(
                new DeviceConfig.Scanner(
                    SCANNER,
                    serial(scanner.path(), 9_600),
                    DeviceConfig.Scanner.Suffix.CR,
                    desk.id())));
    for (Catalogue.Counter counter : catalogue.counters()) {
      addPanel(counter, panels.size() * LINES_A_PANEL);
    }
    devices.forEach(device -> plugged.put(device.name(), true));
  }

  private static Serial serial(Path terminal, int baud) {
    return new Serial(new DeviceFile(terminal), baud, FlowControl.NONE);
  }

  private void addPanel(Catalogue.Counter counter, int firstLine) {
    String name = "danh-gia-" + counter.id();
    List<Integer> inputs = IntStream.range(firstLine, firstLine + BUTTONS).boxed().toList();
    List<Integer> lamps =
        IntStream.range(firstLine + BUTTONS, firstLine + LINES_A_PANEL).boxed().toList();
    devices.add(
        new DeviceConfig.RatingPanel(
            name, counter.id(), new ChipLines(MockLines.CHIP, inputs, lamps)));
  }

  /** The devices as board.toml would name them. */
  public List<DeviceConfig> deviceConfigs() {
    return List.copyOf(devices);
  }

  /** Opens the panels' lines for the board; a panel's emulator is created with its lines. */
  public PanelWiring wiring() {
    return panel -> {
      ChipLines at = panel.lines();
      Context context = MockLines.context();
      var lines = new Pi4jPanelLines(context, at.inputs(), at.lamps(), System::nanoTime);
      synchronized (this) {
        PanelEmulator before =
            panels.put(
                panel.name(),
                new PanelEmulator(context, at.inputs(), at.lamps(), panel.name().hashCode()));
        if (before != null) {
          before.close();
        }
      }
      return lines;
    };
  }

  private synchronized void keep(Paper slip) {
    papers.addFirst(slip);
    while (papers.size() > PAPERS_MAX) {
      papers.removeLast();
    }
  }

  @Override
  public void press(String panel, int value) {
    var _ = panel(panel).press(value); // its rest is the contacts settling
  }

  synchronized PanelEmulator panel(String name) {
    PanelEmulator panel = panels.get(name);
    if (panel == null) {
      throw new IllegalArgumentException("there is no rating panel called " + name);
    }
    return panel;
  }

  @Override
  public void scan(String name, String text) {
    try {
      scanner.scan(text);
    } catch (LinkException unplugged) {
      throw new IllegalStateException("the scanner's cable is out", unplugged);
    }
  }

  @Override
  public void finger(String name, int slot) {
    if (slot < 0) {
      reader.touchUnknown();
    } else {
      reader.touch(slot);
    }
    CompletableFuture.delayedExecutor(FINGER_HELD_MILLIS, TimeUnit.MILLISECONDS)
        .execute(reader::lift);
  }

  @Override
  public synchronized void cover(String name, boolean open) {
    coverOpen = open;
    printer.cover(open);
  }

  @Override
  public synchronized void paper(String name, String level) {
    if (!List.of("full", "near-end", "none").contains(level)) {
      throw new IllegalArgumentException("paper is full, near-end or none, not " + level);
    }
    paper = level;
    printer.nearEnd(level.equals("near-end"));
    printer.paper(!level.equals("none"));
  }

  @Override
  public synchronized void cable(String device, boolean in) {
    switch (device) {
      case PRINTER -> {
        if (in) {
          printer.plugCable();
        } else {
          printer.pullCable();
        }
      }
      case READER -> {
        if (in) {
          reader.replug();
        } else {
          reader.cut();
        }
      }
      case SCANNER -> {
        if (in) {
          scanner.replug();
        } else {
          scanner.cut();
        }
      }
      default ->
          throw new IllegalArgumentException(
              "a rating panel is wired to the board's pins and has no cable to pull");
    }
    plugged.put(device, in);
  }

  @Override
  public synchronized List<String> papers() {
    return papers.stream().map(p -> Integer.toString(p.number())).toList();
  }

  @Override
  public synchronized byte @Nullable [] paperPng(String id) {
    return papers.stream()
        .filter(p -> Integer.toString(p.number()).equals(id))
        .findFirst()
        .map(Paper::png)
        .orElse(null);
  }

  /** The latest slip that came out, null before the first. */
  synchronized @Nullable Paper latestPaper() {
    return papers.peekFirst();
  }

  /** What the printer emulator could not understand; empty when every byte was right. */
  List<String> printerFaults() {
    return printer.faults();
  }

  @Override
  public synchronized List<BenchDevice> devices() {
    List<BenchDevice> all = new ArrayList<>();
    for (DeviceConfig device : devices) {
      String name = device.name();
      boolean in = plugged.getOrDefault(name, true);
      all.add(
          switch (device) {
            case DeviceConfig.Printer _ ->
                new BenchDevice(name, "printer", in, List.of(), paper, coverOpen);
            case DeviceConfig.RatingPanel _ ->
                new BenchDevice(name, "rating-panel", in, lit(name), null, false);
            case DeviceConfig.Fingerprint _ ->
                new BenchDevice(name, "fingerprint", in, List.of(), null, false);
            case DeviceConfig.Scanner _ ->
                new BenchDevice(name, "scanner", in, List.of(), null, false);
            default -> throw new IllegalStateException("the bench has no " + name);
          });
    }
    return all;
  }

  private List<Integer> lit(String name) {
    PanelEmulator panel = panels.get(name);
    return panel == null
        ? List.of()
        : IntStream.rangeClosed(1, BUTTONS).filter(panel::lit).boxed().toList();
  }

  @Override
  public void close() {
    printer.close();
    reader.close();
    scanner.close();
    panels.values().forEach(PanelEmulator::close);
  }
}
