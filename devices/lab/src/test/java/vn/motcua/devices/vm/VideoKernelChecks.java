package vn.motcua.devices.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BarcodeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.motcua.devices.Reading;
import vn.motcua.devices.camera.CameraScanner;
import vn.motcua.devices.camera.WarmUp;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.v4l2.V4l2Opener;
import vn.motcua.devices.emulator.camera.HardPictures;
import vn.motcua.devices.emulator.camera.PictureFlaws;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.scanner.Scanned;

/** A camera of the kernel's own making, which films what is written to its other end. */
final class VideoKernelChecks {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CODE = "000.00.53.H48-220921-0017";

  private VideoKernelChecks() {}

  static List<Check> all() {
    return List.of(
        new Check("a code before a V4L2 camera is read", VideoKernelChecks::reads),
        new Check("a V4L2 camera that is pulled is absent, then reads", VideoKernelChecks::pulled));
  }

  private static void reads() throws Exception {
    try (LoopedCamera camera = LoopedCamera.plug()) {
      List<Reading> readings = new CopyOnWriteArrayList<>();
      try (Supervisor scanner = scanner(camera.eye(), readings)) {
        scanner.start();
        filmUntilRead(camera, readings);
        assertThat(scans(readings)).containsOnly(CODE);
      }
    }
  }

  private static void pulled() throws Exception {
    List<Reading> readings = new CopyOnWriteArrayList<>();
    int descriptors = 0;
    int maps = 0;
    try (LoopedCamera first = LoopedCamera.plug();
        Supervisor scanner = scanner(first.eye(), readings)) {
      scanner.start();
      filmUntilRead(first, readings);
      descriptors = descriptors();
      maps = maps();
    }
    readings.clear();
    try (LoopedCamera first = LoopedCamera.plug();
        Supervisor scanner = scanner(first.eye(), readings)) {
      scanner.start();
      filmUntilRead(first, readings);
      first.pull();
      await().atMost(PATIENCE).until(() -> lives(readings).contains(LifeStage.ABSENT));
      try (LoopedCamera again = LoopedCamera.plug()) {
        assertThat(again.eye()).isEqualTo(first.eye());
        readings.clear();
        filmUntilRead(again, readings);
        assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 1);
        assertThat(maps()).isLessThanOrEqualTo(maps);
      }
    }
  }

  private static Supervisor scanner(Path eye, List<Reading> readings) {
    return new Supervisor(
        "camera",
        new V4l2Opener(eye, LoopedCamera.WIDTH, LoopedCamera.HEIGHT),
        new CameraScanner("camera", readings::add, System::nanoTime, WarmUp.none()),
        readings::add);
  }

  private static void filmUntilRead(LoopedCamera camera, List<Reading> readings)
      throws IOException {
    GreyImage code =
        HardPictures.of(
            CODE, BarcodeFormat.CODE_128, PictureFlaws.none(BarcodeFormat.CODE_128), new Random(1));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (scans(readings).isEmpty() && deadline - System.nanoTime() > 0) {
      camera.show(code);
    }
    assertThat(scans(readings)).as("%s", readings).isNotEmpty();
  }

  private static List<String> scans(List<Reading> readings) {
    return readings.stream()
        .filter(Scanned.class::isInstance)
        .map(each -> ((Scanned) each).text())
        .toList();
  }

  private static List<LifeStage> lives(List<Reading> readings) {
    return readings.stream()
        .filter(LifeChanged.class::isInstance)
        .map(each -> ((LifeChanged) each).life())
        .toList();
  }

  private static int descriptors() {
    return Objects.requireNonNull(Path.of("/proc/self/fd").toFile().list()).length;
  }

  /** Mappings of video memory. */
  private static int maps() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
      return (int) lines.filter(line -> line.contains("/dev/video")).count();
    }
  }
}
