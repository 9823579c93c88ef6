package vn.motcua.devices.scanner;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.devices.Reading;
import vn.motcua.devices.emulator.scanner.HidPosEmulator;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.file.FileLinkOpener;

@Timeout(60)
class HidPosTest {
  /** 55 letters, then one of two bytes over the edge of a report. */
  private static final String SPLIT = "H".repeat(55) + "Đơn đề nghị";

  @TempDir Path folder;

  @Test
  void aLetterSplitBetweenTwoReportsIsWhole() {
    byte[] reports = HidPosEmulator.reports("]Q1", SPLIT);
    assertThat(new HidPosDecoder().feed(reports, reports.length))
        .containsExactly(new ScanEvent.Code(0, new AimCode("]Q1", SPLIT)));
  }

  @Test
  void reportsCutAtEveryByteAreStillRead() {
    byte[] reports = HidPosEmulator.reports("]Q1", SPLIT);
    for (int cut = 0; cut <= reports.length; cut++) {
      HidPosDecoder decoder = new HidPosDecoder();
      List<ScanEvent> events = new ArrayList<>(decoder.feed(reports, cut));
      byte[] rest = Arrays.copyOfRange(reports, cut, reports.length);
      events.addAll(decoder.feed(rest, rest.length));
      assertThat(SerialFramerTest.texts(events)).containsExactly(SPLIT);
    }
  }

  @Test
  void aMissingLastReportCostsThatCodeOnly() {
    HidPosDecoder decoder = new HidPosDecoder();
    byte[] lost = HidPosEmulator.reports("]Q1", SPLIT);
    decoder.feed(lost, HidPosDecoder.REPORT_BYTES);
    assertThat(decoder.silence())
        .containsExactly(new ScanEvent.Garbled(0, 56, "its last report is missing"));
    byte[] next = HidPosEmulator.reports("]C0", "next");
    assertThat(decoder.feed(next, next.length))
        .containsExactly(new ScanEvent.Code(64, new AimCode("]C0", "next")));
  }

  @Test
  void aForeignReportIsReportedWithItsPlace() {
    byte[] report = new byte[HidPosDecoder.REPORT_BYTES];
    report[0] = 4;
    assertThat(new HidPosDecoder().feed(report, report.length))
        .containsExactly(new ScanEvent.Garbled(0, 64, "is not a scanned-data report"));
  }

  @Test
  void theDriverReadsThroughAPulledCable() throws Exception {
    List<Reading> readings = new CopyOnWriteArrayList<>();
    try (HidPosEmulator emulator = new HidPosEmulator(folder.resolve("hidraw0"));
        Supervisor life =
            new Supervisor(
                "scanner",
                new FileLinkOpener(emulator.path()),
                new HidPosScanner("scanner", readings::add, System::nanoTime),
                readings::add)) {
      life.start();
      awaitLife(readings, LifeStage.READY, 1);
      emulator.scanPart("]Q1", SPLIT, 1);
      emulator.cut();
      awaitLife(readings, LifeStage.ABSENT, 1);
      emulator.replug();
      awaitLife(readings, LifeStage.READY, 2);
      emulator.scan("]Q1", SPLIT);
      await()
          .atMost(10, SECONDS)
          .until(() -> readings.stream().anyMatch(Scanned.class::isInstance));
    }
    assertThat(readings)
        .filteredOn(Scanned.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(Scanned.class, s -> assertThat(s.text()).isEqualTo(SPLIT));
  }

  private static void awaitLife(List<Reading> readings, LifeStage life, int times) {
    await()
        .atMost(10, SECONDS)
        .until(() ->
            readings.stream()
                    .filter(r -> r instanceof LifeChanged changed && changed.life() == life)
                    .count()
                >= times);
  }
}
