package vn.motcua.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.devices.Reading;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.devices.emulator.printer.PrinterTrouble;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.net.TcpLinkOpener;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.devices.printer.inspect.EscPosCommand;
import vn.motcua.devices.printer.inspect.EscPosToken;
import vn.motcua.devices.printer.inspect.EscPosTokenizer;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.devices.printer.raster.Bitmap;

/** A model whose profile says that it reports changes by itself. */
class AutomaticStatusTest {
  private static final Bitmap SLIP = PrinterBench.stripes(576, 600, 3);
  private static final PrinterProfile EPSON =
      PrinterProfiles.shipped().named("epson-tm-t20iii").orElseThrow();

  @Test
  void aJobIsPrintedOnProofAndNotOneQuestionIsAskedWithinIt() {
    Wire wire = new Wire();
    try (wire) {
      wire.driver.submit(new PrintJob("a", SLIP));
      assertThat(wire.outcome("a")).isEqualTo(JobOutcome.PRINTED);
      assertThat(wire.printer.papers().getFirst().picture()).isEqualTo(SLIP);
      assertThat(wire.printer.faults()).isEmpty();
    }
    List<EscPosCommand> sent = wire.commands();
    int first = sent.indexOf(EscPosCommand.GS_RASTER);
    int cut = sent.indexOf(EscPosCommand.GS_CUT);
    assertThat(sent.subList(first, cut)).containsOnly(EscPosCommand.GS_RASTER);
  }

  @Test
  void changesAreReportedAlthoughNothingIsAsked() {
    try (Wire wire = new Wire()) {
      wire.awaitCondition(PrinterCondition::canPrint);
      wire.printer.cover(true);
      wire.awaitCondition(PrinterCondition::coverOpen);
      wire.printer.cover(false);
      wire.printer.nearEnd(true);
      wire.awaitCondition(now -> now.canPrint() && now.recNearEnd());
      wire.printer.paper(false);
      wire.awaitCondition(PrinterCondition::recEmpty);
      wire.printer.paper(true);
      wire.printer.cutterError(true);
      wire.awaitCondition(PrinterCondition::error);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PrinterTrouble.class,
      names = {"PAPER_END", "COVER_OPEN"})
  void troubleInMidJobIsSeenWithoutAsking(PrinterTrouble trouble) {
    for (int rows : new int[] {1, 128, 300, 599}) {
      try (Wire wire = new Wire()) {
        wire.awaitCondition(PrinterCondition::canPrint);
        wire.printer.troubleAfter(rows, trouble);
        wire.driver.submit(new PrintJob("a", SLIP));
        assertThat(wire.outcome("a")).as("after %d rows", rows).isEqualTo(JobOutcome.UNKNOWN);
        wire.printer.paper(true);
        wire.printer.cover(false);
        wire.awaitCondition(PrinterCondition::canPrint);
        wire.driver.submit(new PrintJob("b", SLIP));
        assertThat(wire.outcome("b")).isEqualTo(JobOutcome.PRINTED);
        assertThat(wire.printer.papers().getLast().picture()).isEqualTo(SLIP);
      }
    }
  }

  @Test
  void nearEndInMidJobDoesNotDisturbItAndIsReported() {
    try (Wire wire = new Wire()) {
      wire.awaitCondition(PrinterCondition::canPrint);
      wire.printer.troubleAfter(300, PrinterTrouble.PAPER_NEAR_END);
      wire.driver.submit(new PrintJob("a", SLIP));
      assertThat(wire.outcome("a")).isEqualTo(JobOutcome.PRINTED);
      wire.awaitCondition(PrinterCondition::recNearEnd);
    }
  }

  @Test
  void aModelThatIgnoresTheRequestIsAskedAsBefore() {
    try (PrinterBench bench =
        new PrinterBench(EmulatedModel.MUTE_58_MM, EPSON.withWidth(384), PrinterBench.QUICK)) {
      bench.driver.submit(new PrintJob("a", PrinterBench.stripes(384, 100, 1)));
      assertThat(bench.outcome("a")).isEqualTo(JobOutcome.UNKNOWN);
      assertThat(bench.condition().orElseThrow().statusKnown()).isFalse();
    }
  }

  /** A printer, its driver, and every byte that went to it. */
  private static final class Wire implements AutoCloseable {
    final List<Reading> readings = new CopyOnWriteArrayList<>();
    final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    final PrinterEmulator printer = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, paper -> {});
    final EscPosPrinter driver =
        new EscPosPrinter("p", EPSON, PrinterNeeds.usual(readings::add).with(PrinterBench.QUICK));
    private final Supervisor life =
        driver.supervised(
            new OverheardOpener(new TcpLinkOpener("127.0.0.1", printer.port()), sent::writeBytes));

    Wire() {
      life.start();
    }

    List<EscPosCommand> commands() {
      byte[] bytes = sent.toByteArray();
      return new EscPosTokenizer()
          .feed(bytes, 0, bytes.length).stream().map(EscPosToken::command).toList();
    }

    JobOutcome outcome(String job) {
      await().atMost(Duration.ofSeconds(20)).until(() -> finished(job).isPresent());
      return finished(job).orElseThrow().outcome();
    }

    private Optional<PrinterReading.JobFinished> finished(String job) {
      return readings.stream()
          .filter(PrinterReading.JobFinished.class::isInstance)
          .map(PrinterReading.JobFinished.class::cast)
          .filter(each -> each.job().equals(job))
          .findFirst();
    }

    void awaitCondition(java.util.function.Predicate<PrinterCondition> wanted) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() ->
              readings.stream()
                  .filter(PrinterReading.Changed.class::isInstance)
                  .map(each -> ((PrinterReading.Changed) each).condition())
                  .reduce((before, last) -> last)
                  .filter(wanted)
                  .isPresent());
    }

    @Override
    public void close() {
      life.close();
      printer.close();
    }
  }
}
