package vn.motcua.devices.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import vn.motcua.devices.Reading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.PrinterPort;
import vn.motcua.devices.link.usb.JavaxPrinterOpener;
import vn.motcua.devices.link.usb.LpLinkOpener;
import vn.motcua.devices.link.usb.PortStatus;
import vn.motcua.devices.link.usb.UsbAddress;
import vn.motcua.devices.link.usb.UsbNode;
import vn.motcua.devices.link.usb.UsbNodeOpener;
import vn.motcua.devices.link.usb.UsbTree;
import vn.motcua.devices.printer.EscPosPrinter;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.devices.printer.PrintJob;
import vn.motcua.devices.printer.PrinterNeeds;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.raster.BitmapCanvas;

/** The printer driver on a USB printer of the kernel's making, by both ways. Guest only. */
final class UsbPrinterChecks {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int REPLUGS = 5;

  private UsbPrinterChecks() {}

  static List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.addAll(checks("by /dev/usb/lp ", UsbPrinterChecks::byKernel));
    checks.addAll(checks("by javax.usb ", UsbPrinterChecks::byJavax));
    return checks;
  }

  private static LinkOpener byKernel(UsbAddress address) {
    return new UsbNodeOpener(UsbTree.SYSTEM, address, UsbNode.PRINTER, LpLinkOpener::new);
  }

  private static LinkOpener byJavax(UsbAddress address) {
    return new JavaxPrinterOpener(UsbTree.SYSTEM, address);
  }

  private static List<Check> checks(String how, Function<UsbAddress, LinkOpener> way) {
    return List.of(
        new Check(how + "a USB printer says its port status", () -> asks(way)),
        new Check(how + "a job comes out dot for dot and is printed on proof", () -> prints(way)),
        new Check(
            how + "a printer unplugged in mid-job is UNKNOWN, then prints", () -> pulled(way)),
        new Check(
            how + "no descriptor is left when it is unplugged again and again", () -> leak(way)));
  }

  private static void asks(Function<UsbAddress, LinkOpener> way) throws Exception {
    try (GadgetPrinter printer = new GadgetPrinter("ask");
        PrinterPort port = (PrinterPort) opened(way.apply(printer.gadget.address()))) {
      assertThat(PortStatus.of(port.portStatus()))
          .isEqualTo(new PortStatus(false, true, false, true));
      printer.status(0x30);
      assertThat(PortStatus.of(port.portStatus()).paperEmpty()).isTrue();
      port.softReset();
      assertThat(port.read(new byte[8], Duration.ofMillis(50))).isZero();
    }
  }

  private static void prints(Function<UsbAddress, LinkOpener> way) throws Exception {
    try (GadgetPrinter printer = new GadgetPrinter("print");
        Driver driver = new Driver(way.apply(printer.gadget.address()))) {
      Bitmap slip = stripes(3);
      driver.printer.submit(new PrintJob("a", slip));
      assertThat(driver.outcome("a")).isEqualTo(JobOutcome.PRINTED);
      assertThat(printer.emulator.papers().getFirst().picture()).isEqualTo(slip);
      assertThat(printer.emulator.faults()).isEmpty();
    }
  }

  private static void pulled(Function<UsbAddress, LinkOpener> way) throws Exception {
    try (GadgetPrinter printer = new GadgetPrinter("pull");
        Driver driver = new Driver(way.apply(printer.gadget.address()))) {
      driver.await(LifeStage.READY, 1);
      printer.stopAfter(25_000); // After the NULs of a board that was just started, in the job.
      driver.printer.submit(new PrintJob("a", stripes(1)));
      await().atMost(PATIENCE).until(printer::hasStopped);
      printer.unplug();
      assertThat(driver.outcome("a")).isEqualTo(JobOutcome.UNKNOWN);
      driver.await(LifeStage.ABSENT, 1);
      printer.replug();
      driver.await(LifeStage.READY, 2);
      driver.printer.submit(new PrintJob("b", stripes(2)));
      assertThat(driver.outcome("b")).isEqualTo(JobOutcome.PRINTED);
      assertThat(printer.emulator.papers().getLast().picture()).isEqualTo(stripes(2));
    }
  }

  private static void leak(Function<UsbAddress, LinkOpener> way) throws Exception {
    try (GadgetPrinter printer = new GadgetPrinter("leak")) {
      LinkOpener opener = way.apply(printer.gadget.address());
      opened(opener).close();
      int before = descriptors();
      for (int i = 0; i < REPLUGS; i++) {
        try (ByteLink link = opened(opener)) {
          printer.unplug();
          LinkException gone =
              catchThrowableOfType(
                  LinkException.class,
                  () -> {
                    while (true) {
                      link.read(new byte[8], Duration.ofSeconds(1));
                    }
                  });
          assertThat(gone.fault()).isInstanceOf(Fault.Unplugged.class);
        }
        printer.replug();
      }
      opened(opener).close();
      assertThat(descriptors()).isEqualTo(before);
    }
  }

  private static int descriptors() {
    return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
  }

  /** Opens as soon as the kernel has its driver there. */
  private static ByteLink opened(LinkOpener opener) {
    ByteLink[] link = new ByteLink[1];
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThatCode(() -> link[0] = opener.open()).doesNotThrowAnyException());
    return link[0];
  }

  private static Bitmap stripes(int seed) {
    BitmapCanvas canvas = new BitmapCanvas(576);
    for (int y = 0; y < 600; y += 2 + seed) {
      canvas.fill(seed, y, 500, 1);
    }
    return canvas.toBitmap(600);
  }

  private static final class Driver implements AutoCloseable {
    final List<Reading> readings = new CopyOnWriteArrayList<>();
    final EscPosPrinter printer =
        new EscPosPrinter("p", PrinterProfile.SAFE_80_MM, PrinterNeeds.usual(readings::add));
    private final Supervisor life;

    Driver(LinkOpener opener) {
      life = printer.supervised(opener);
      life.start();
      await(LifeStage.READY, 1);
    }

    void await(LifeStage life, int times) {
      org.awaitility.Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(
                      readings.stream()
                          .filter(
                              each -> each instanceof LifeChanged changed && changed.life() == life)
                          .count())
                  .as("%s", readings)
                  .isGreaterThanOrEqualTo(times));
    }

    JobOutcome outcome(String job) {
      org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> !ended(job).isEmpty());
      return ended(job).getFirst().outcome();
    }

    private List<PrinterReading.JobFinished> ended(String job) {
      return readings.stream()
          .filter(PrinterReading.JobFinished.class::isInstance)
          .map(PrinterReading.JobFinished.class::cast)
          .filter(each -> each.job().equals(job))
          .toList();
    }

    @Override
    public void close() {
      life.close();
    }
  }
}
