package vn.motcua.devices.printer;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import vn.motcua.devices.Reading;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.net.TcpLinkOpener;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/** One emulated printer, its driver, and all that the driver has said. */
final class PrinterBench implements AutoCloseable {
  static final PrinterTimes QUICK =
      new PrinterTimes(
          Duration.ofMillis(40),
          Duration.ofMillis(250),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofMillis(10),
          Duration.ofMillis(80));

  /**
   * Limits for a first answer that must be waited for: a board that knows nothing of a printer
   * takes a late first answer for no answer.
   */
  private static final PrinterTimes PATIENT =
      new PrinterTimes(
          QUICK.poll(),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          QUICK.backoffFirst(),
          QUICK.backoffMax());

  final List<Reading> readings = new CopyOnWriteArrayList<>();
  final PrinterEmulator printer;
  final EscPosPrinter driver;
  final Supervisor life;

  PrinterBench(EmulatedModel model) {
    this(model, profileOf(model), QUICK);
  }

  PrinterBench(EmulatedModel model, PrinterProfile profile, PrinterTimes times) {
    this(new PrinterEmulator(model, 0, paper -> {}), profile, times);
  }

  private PrinterBench(PrinterEmulator printer, PrinterProfile profile, PrinterTimes times) {
    this(printer, new TcpLinkOpener("127.0.0.1", printer.port()), profile, times);
  }

  private PrinterBench(
      PrinterEmulator printer, LinkOpener opener, PrinterProfile profile, PrinterTimes times) {
    this.printer = printer;
    driver =
        new EscPosPrinter("ticket-printer", profile, PrinterNeeds.usual(readings::add).with(times));
    life = driver.supervised(opener);
    life.start();
  }

  /** Another driver, which knows nothing of this one, at the same printer of 80 mm. */
  PrinterBench anotherBoard() {
    return new PrinterBench(printer, PrinterProfile.SAFE_80_MM, PATIENT);
  }

  /** The same; each write of its driver is reported. */
  PrinterBench anotherBoard(Consumer<byte[]> told) {
    LinkOpener plain = new TcpLinkOpener("127.0.0.1", printer.port());
    return new PrinterBench(
        printer, new OverheardOpener(plain, told), PrinterProfile.SAFE_80_MM, PATIENT);
  }

  /** Another driver for its printer, whose readings also go to this bench. */
  EscPosPrinter another(String name, PrintTap tap) {
    return new EscPosPrinter(
        name, PrinterProfile.SAFE_80_MM, PrinterNeeds.usual(readings::add).with(QUICK).with(tap));
  }

  /** The life of a driver at this bench's printer. */
  Supervisor life(EscPosPrinter driver) {
    return driver.supervised(new TcpLinkOpener("127.0.0.1", printer.port()));
  }

  static PrinterProfile profileOf(EmulatedModel model) {
    return model.widthDots() == 384 ? PrinterProfile.SAFE_58_MM : PrinterProfile.SAFE_80_MM;
  }

  /** A picture of stripes, each job its own pattern. */
  static Bitmap stripes(int width, int height, int seed) {
    BitmapCanvas canvas = new BitmapCanvas(width);
    for (int y = 0; y < height; y += 2 + seed % 5) {
      canvas.fill(seed % 17, y, width - 40, 1);
    }
    return canvas.toBitmap(height);
  }

  void ready() {
    await().atMost(Duration.ofSeconds(20)).until(() -> lives().contains(LifeStage.READY));
  }

  List<LifeStage> lives() {
    return readings.stream()
        .filter(LifeChanged.class::isInstance)
        .map(each -> ((LifeChanged) each).life())
        .toList();
  }

  Optional<PrinterCondition> condition() {
    return readings.stream()
        .filter(PrinterReading.Changed.class::isInstance)
        .map(each -> ((PrinterReading.Changed) each).condition())
        .reduce((before, last) -> last);
  }

  List<PrinterReading.JobFinished> finished() {
    return readings.stream()
        .filter(PrinterReading.JobFinished.class::isInstance)
        .map(PrinterReading.JobFinished.class::cast)
        .toList();
  }

  JobOutcome outcome(String job) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> finished().stream().anyMatch(each -> each.job().equals(job)));
    return finished().stream()
        .filter(each -> each.job().equals(job))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  void awaitCondition(java.util.function.Predicate<PrinterCondition> wanted) {
    await().atMost(Duration.ofSeconds(20)).until(() -> condition().filter(wanted).isPresent());
  }

  @Override
  public void close() {
    life.close();
    printer.close();
  }
}
