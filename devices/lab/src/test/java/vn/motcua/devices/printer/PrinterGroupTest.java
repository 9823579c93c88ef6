package vn.motcua.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.Reading;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.devices.emulator.printer.PrinterTrouble;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.net.TcpLinkOpener;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.raster.Bitmap;

class PrinterGroupTest {
  private static final Bitmap SLIP = PrinterBench.stripes(576, 300, 2);

  private final List<Reading> readings = new CopyOnWriteArrayList<>();
  private final PrinterGroup group = new PrinterGroup("tickets", readings::add);

  private Supervisor joined(String name, PrinterEmulator printer) {
    EscPosPrinter driver =
        new EscPosPrinter(
            name, PrinterProfile.SAFE_80_MM, PrinterNeeds.usual(group).with(PrinterBench.QUICK));
    group.join(driver);
    Supervisor life = driver.supervised(new TcpLinkOpener("127.0.0.1", printer.port()));
    life.start();
    return life;
  }

  private PrinterReading.JobFinished finished(String job) {
    await().atMost(Duration.ofSeconds(20)).until(() -> ends(job).size() == 1);
    return ends(job).getFirst();
  }

  private List<PrinterReading.JobFinished> ends(String job) {
    return readings.stream()
        .filter(PrinterReading.JobFinished.class::isInstance)
        .map(PrinterReading.JobFinished.class::cast)
        .filter(end -> end.job().equals(job))
        .toList();
  }

  @Test
  void theSecondPrinterTakesOverWhatTheFirstCertainlyDidNotPrint() {
    try (PrinterEmulator left = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, paper -> {});
        PrinterEmulator right = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, paper -> {});
        Supervisor _ = joined("first", left);
        Supervisor _ = joined("second", right)) {
      left.paper(false);
      group.submit(new PrintJob("a", SLIP));
      assertThat(finished("a").device()).isEqualTo("second");
      assertThat(finished("a").outcome()).isEqualTo(JobOutcome.PRINTED);
      left.paper(true);
      group.submit(new PrintJob("b", SLIP));
      assertThat(finished("b").outcome()).isEqualTo(JobOutcome.PRINTED);
      assertThat(left.papers().size() + right.papers().size()).isEqualTo(2);
    }
  }

  @Test
  void aJobThatMayBeOnPaperIsNotPrintedAgainByTheSecond() {
    try (PrinterEmulator left = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, paper -> {});
        PrinterEmulator right = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, paper -> {});
        Supervisor _ = joined("first", left);
        Supervisor _ = joined("second", right)) {
      left.troubleAfter(100, PrinterTrouble.PAPER_END);
      group.submit(new PrintJob("a", SLIP));
      assertThat(finished("a").outcome()).isEqualTo(JobOutcome.UNKNOWN);
      assertThat(finished("a").device()).isEqualTo("first");
      assertThat(right.papers()).isEmpty();
    }
  }

  @Test
  void anEmptyGroupPrintsNothingAndSaysSo() {
    group.submit(new PrintJob("a", SLIP));
    assertThat(finished("a").outcome()).isEqualTo(JobOutcome.VOID);
  }
}
