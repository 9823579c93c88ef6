package vn.motcua.devices.scanner;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.devices.Reading;
import vn.motcua.devices.emulator.scanner.ScannerEmulator;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.serial.SerialLinkOpener;

/** The driver on a real pseudo terminal. */
@Timeout(60)
class SerialScannerTest {
  @TempDir Path folder;
  private final List<Reading> readings = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @EnumSource(Suffix.class)
  void everySuffixIsReadWholeAndInPieces(Suffix suffix) throws Exception {
    try (ScannerEmulator emulator = new ScannerEmulator(folder.resolve("scan"), suffix);
        Supervisor life = life(emulator, scanner(suffix, Feedback.NONE))) {
      life.start();
      awaitReady(1);
      emulator.scan("]C0H17.34-260615-0042");
      awaitScans(1);
      emulator.scan("Hồ sơ số 2", 3);
      awaitScans(2);
    }
    assertThat(scans().stream().map(Scanned::text))
        .containsExactly("H17.34-260615-0042", "Hồ sơ số 2");
    assertThat(scans().getFirst().aim()).isEqualTo("]C0");
  }

  @Test
  void aCableCutInTheMiddleOfACodeLosesThatCodeAndNoOther() throws Exception {
    try (ScannerEmulator emulator = new ScannerEmulator(folder.resolve("scan"), Suffix.CR);
        Supervisor life = life(emulator, scanner(Suffix.CR, Feedback.NONE))) {
      life.start();
      awaitReady(1);
      emulator.scan("first");
      awaitScans(1);
      emulator.scanPart("second", 4);
      emulator.cut();
      await().atMost(10, SECONDS).until(() -> lives(LifeStage.ABSENT) >= 1);
      emulator.replug();
      awaitReady(2);
      emulator.scan("third");
      awaitScans(2);
    }
    assertThat(scans().stream().map(Scanned::text)).containsExactly("first", "third");
  }

  @Test
  void theRefusedToneReachesTheScanner() throws Exception {
    SerialScanner scanner = scanner(Suffix.CR, Feedback.BEL);
    try (ScannerEmulator emulator = new ScannerEmulator(folder.resolve("scan"), Suffix.CR);
        Supervisor life = life(emulator, scanner)) {
      life.start();
      awaitReady(1);
      scanner.refused();
      assertThat(emulator.received(Duration.ofSeconds(20))).containsExactly(7, 7);
      scanner.good();
      assertThat(emulator.received(Duration.ofSeconds(20))).containsExactly(7);
    }
  }

  private SerialScanner scanner(Suffix suffix, Feedback feedback) {
    return new SerialScanner("scanner", suffix, feedback, readings::add, System::nanoTime);
  }

  private Supervisor life(ScannerEmulator emulator, SerialScanner scanner) {
    return new Supervisor(
        "scanner", new SerialLinkOpener(emulator.path(), 9600), scanner, readings::add);
  }

  private void awaitReady(int times) {
    await().atMost(10, SECONDS).until(() -> lives(LifeStage.READY) >= times);
  }

  private void awaitScans(int count) {
    await().atMost(10, SECONDS).until(() -> scans().size() >= count);
  }

  private long lives(LifeStage life) {
    return readings.stream()
        .filter(r -> r instanceof LifeChanged changed && changed.life() == life)
        .count();
  }

  private List<Scanned> scans() {
    return readings.stream().filter(Scanned.class::isInstance).map(Scanned.class::cast).toList();
  }
}
