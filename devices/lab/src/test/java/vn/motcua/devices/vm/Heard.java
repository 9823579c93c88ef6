package vn.motcua.devices.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import vn.motcua.devices.Reading;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.scanner.Scanned;

/** The readings of scanners and pads, with a time limit for waiting. Guest only. */
final class Heard {
  /** How long to wait for an emulated machine. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long SCAN_NANOS_MAX = Duration.ofSeconds(3).toNanos();
  private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

  final List<Reading> readings = new CopyOnWriteArrayList<>();

  void awaitReady(int times) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            readings.stream()
                    .filter(each ->
                        each instanceof LifeChanged changed && changed.life() == LifeStage.READY)
                    .count()
                >= times);
  }

  void awaitGone(int times) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(readings)
                .filteredOn(each ->
                    each instanceof LifeChanged(String _, LifeStage life, String reason, boolean _)
                        && life == LifeStage.ABSENT
                        && !reason.startsWith("no USB device"))
                .hasSizeGreaterThanOrEqualTo(times));
  }

  void waitForScan() {
    long deadline = System.nanoTime() + SCAN_NANOS_MAX;
    while (scans().isEmpty() && deadline - System.nanoTime() > 0) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  void awaitScan(String device, String text) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(scans()).contains(device + " " + text));
  }

  List<String> scans() {
    return readings.stream()
        .filter(Scanned.class::isInstance)
        .map(Scanned.class::cast)
        .map(scan -> scan.device() + " " + scan.text())
        .toList();
  }

  List<Integer> pressed() {
    return readings.stream()
        .filter(ButtonReading.Pressed.class::isInstance)
        .map(each -> ((ButtonReading.Pressed) each).button())
        .toList();
  }
}
