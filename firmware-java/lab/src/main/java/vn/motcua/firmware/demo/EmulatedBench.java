package vn.motcua.firmware.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.emulator.panel.PanelEmulator;
import vn.motcua.devices.emulator.printer.Paper;
import vn.motcua.firmware.board.device.PanelWiring;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.DeviceConfig;

/**
 * One of each device, emulated at the other end of a real link: a TCP port, two pseudo terminals,
 * Pi4J's mock lines. It knows the kinds only by what can be done with them. Any thread.
 */
public final class EmulatedBench implements BenchPort, AutoCloseable {
  private final List<EmulatedDevice> devices = new ArrayList<>();

  /** Sets the bench up with every kind; device files go to {@code directory}. */
  public EmulatedBench(Path directory, Catalogue catalogue) throws IOException {
    Files.createDirectories(directory);
    try {
      for (EmulatedKind kind : EmulatedKind.SHIPPED) {
        devices.addAll(kind.devices(directory, catalogue));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The devices as board.toml would name them. */
  public List<DeviceConfig> deviceConfigs() {
    return devices.stream().map(EmulatedDevice::config).toList();
  }

  /** Opens the panels' lines for the board; a panel's emulator is created with its lines. */
  public PanelWiring wiring() {
    return panel -> device(panel.name(), BenchPanel.class).open();
  }

  private <D extends EmulatedDevice> D device(String name, Class<D> kind) {
    return devices.stream()
        .filter(device -> device.config().name().equals(name))
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no such device on the bench: " + name));
  }

  private BenchPrinter printer() {
    return device(BenchPrinter.NAME, BenchPrinter.class);
  }

  PanelEmulator panel(String name) {
    return device(name, BenchPanel.class).emulator();
  }

  @Override
  public void press(String panel, int value) {
    var _ = panel(panel).press(value); // what remains is the contacts settling
  }

  @Override
  public void scan(String scanner, String text) {
    device(scanner, BenchScanner.class).scan(text);
  }

  @Override
  public void finger(String reader, int slot) {
    device(reader, BenchReader.class).finger(slot);
  }

  @Override
  public void cover(String printer, boolean open) {
    device(printer, BenchPrinter.class).cover(open);
  }

  @Override
  public void paper(String printer, String level) {
    device(printer, BenchPrinter.class).paper(level);
  }

  @Override
  public void cable(String name, boolean in) {
    device(name, EmulatedDevice.class).cable(in);
  }

  @Override
  public List<String> papers() {
    return printer().papers().stream().map(EmulatedBench::id).toList();
  }

  @Override
  public byte @Nullable [] paperPng(String id) {
    return printer().papers().stream()
        .filter(paper -> id(paper).equals(id))
        .findFirst()
        .map(Paper::png)
        .orElse(null);
  }

  private static String id(Paper paper) {
    return Integer.toString(paper.number());
  }

  /** The latest slip that came out, empty before the first. */
  Optional<Paper> latestPaper() {
    return printer().latestPaper();
  }

  /** What the printer emulator could not understand; empty when every byte was right. */
  List<String> printerFaults() {
    return printer().faults();
  }

  @Override
  public List<BenchDevice> devices() {
    return devices.stream().map(EmulatedDevice::shown).toList();
  }

  @Override
  public void close() {
    devices.forEach(EmulatedDevice::close);
  }
}
