package vn.motcua.firmware.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.Paper;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.firmware.demo.BenchPort.BenchDevice;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.Link.Tcp;

/** The emulated printer of the bench, behind a TCP port, and the latest slips that came out. */
final class BenchPrinter implements EmulatedDevice {
  static final String NAME = "may-in";
  private static final int PAPERS_MAX = 20;
  private static final int DOTS = 576;

  private final PrinterEmulator printer;
  private final Deque<Paper> papers = new ArrayDeque<>();
  private boolean plugged = true;
  private String paper = "full";
  private boolean coverOpen;

  private BenchPrinter() throws IOException {
    printer = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, this::keep);
  }

  static List<BenchPrinter> devices(Path directory, Catalogue catalogue) throws IOException {
    return List.of(new BenchPrinter());
  }

  @Override
  public DeviceConfig config() {
    return new DeviceConfig.Printer(NAME, new Tcp("127.0.0.1", printer.port()), DOTS);
  }

  private synchronized void keep(Paper slip) {
    papers.addFirst(slip);
    while (papers.size() > PAPERS_MAX) {
      papers.removeLast();
    }
  }

  synchronized void cover(boolean open) {
    coverOpen = open;
    printer.cover(open);
  }

  synchronized void paper(String level) {
    if (!List.of("full", "near-end", "none").contains(level)) {
      throw new IllegalArgumentException("paper is full, near-end or none, not " + level);
    }
    paper = level;
    printer.nearEnd(level.equals("near-end"));
    printer.paper(!level.equals("none"));
  }

  @Override
  public synchronized void cable(boolean in) {
    if (in) {
      printer.plugCable();
    } else {
      printer.pullCable();
    }
    plugged = in;
  }

  @Override
  public synchronized BenchDevice shown() {
    return new BenchDevice(NAME, "printer", plugged, List.of(), paper, coverOpen);
  }

  /** The latest slips, newest first, at most {@value #PAPERS_MAX}. */
  synchronized List<Paper> papers() {
    return List.copyOf(papers);
  }

  /** The latest slip, empty before the first. */
  synchronized Optional<Paper> latestPaper() {
    return Optional.ofNullable(papers.peekFirst());
  }

  /** What the emulator could not understand; empty when every byte was right. */
  List<String> faults() {
    return printer.faults();
  }

  @Override
  public void close() {
    printer.close();
  }
}
