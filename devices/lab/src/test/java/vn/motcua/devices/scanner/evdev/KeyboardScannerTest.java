package vn.motcua.devices.scanner.evdev;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.devices.Reading;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.emulator.scanner.KeyboardEmulator;
import vn.motcua.devices.emulator.scanner.KeyboardEmulator.Capitals;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.file.FileLinkOpener;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.devices.scanner.Suffix;

/** Events through a real file descriptor; only the ioctls of an input device are missing here. */
@Timeout(60)
class KeyboardScannerTest {
  private static final int KEY_F1 = 59;
  private static final int KEY_F2 = 60;

  @TempDir Path folder;
  private final List<Reading> readings = new CopyOnWriteArrayList<>();

  @Test
  void codesAreReadHoweverTheScannerTypesThem() throws Exception {
    try (KeyboardEmulator keyboard = new KeyboardEmulator(folder.resolve("event0"));
        Supervisor scanner = scanner("scanner", keyboard)) {
      scanner.start();
      awaitReady(1);
      keyboard.scan("]C0H17.34-260615-0042_\"{~}");
      awaitScans(1);
      keyboard.scanWithCapsLock("Abc-XYZ");
      awaitScans(2);
      keyboard.scanRollingOver("h17346612");
      awaitScans(3);
      keyboard.scanByAlt("Hồ sơ số 7 𝄞");
      awaitScans(4);
      keyboard.alt("0208"); // Đ in windows-1258,
      keyboard.alt("0226"); // â,
      keyboard.alt("0236"); // and its acute tone as a letter of its own.
      keyboard.scan("");
      awaitScans(5);
    }
    assertThat(scans().getFirst().aim()).isEqualTo("]C0");
    assertThat(texts())
        .containsExactly("H17.34-260615-0042_\"{~}", "Abc-XYZ", "h17346612", "Hồ sơ số 7 𝄞", "Đấ");
  }

  @Test
  void aCodeOfWhichTheKernelDroppedEventsIsNotReadAndTheNextIs() throws Exception {
    try (KeyboardEmulator keyboard = new KeyboardEmulator(folder.resolve("event0"));
        Supervisor scanner = scanner("scanner", keyboard)) {
      scanner.start();
      awaitReady(1);
      keyboard.type("H17.", Capitals.SHIFT);
      keyboard.dropped();
      keyboard.scan("0042");
      keyboard.scan("whole");
      awaitScans(1);
    }
    assertThat(texts()).containsExactly("whole");
  }

  @Test
  void twoEqualScannersAreToldApartByTheirPath() throws Exception {
    try (KeyboardEmulator left = new KeyboardEmulator(folder.resolve("event0"));
        KeyboardEmulator right = new KeyboardEmulator(folder.resolve("event1"));
        Supervisor first = scanner("left", left);
        Supervisor second = scanner("right", right)) {
      first.start();
      second.start();
      awaitReady(2);
      left.scan("one");
      awaitScans(1);
      right.scan("two");
      awaitScans(2);
    }
    assertThat(scans().stream().map(Reading::device)).containsExactly("left", "right");
  }

  @Test
  void aKeyboardPulledInTheMiddleOfACodeComesBackWithAnEmptyLine() throws Exception {
    try (KeyboardEmulator keyboard = new KeyboardEmulator(folder.resolve("event0"));
        Supervisor scanner = scanner("scanner", keyboard)) {
      scanner.start();
      awaitReady(1);
      keyboard.type("half", Capitals.SHIFT);
      keyboard.flush();
      keyboard.cut();
      await().atMost(10, SECONDS).until(() -> lives(LifeStage.ABSENT) >= 1);
      keyboard.replug();
      awaitReady(2);
      keyboard.scan("whole");
      awaitScans(1);
    }
    assertThat(texts()).containsExactly("whole");
  }

  @Test
  void aButtonPadGivesOneReadingAPressAndNoneForRepeats() throws Exception {
    try (KeyboardEmulator keyboard = new KeyboardEmulator(folder.resolve("event0"));
        Supervisor pad =
            new Supervisor(
                "pad",
                new FileLinkOpener(keyboard.path()),
                new KeyPad("pad", Map.of(KEY_F1, 5, KEY_F2, 1), readings::add, System::nanoTime),
                readings::add)) {
      pad.start();
      awaitReady(1);
      long before = System.nanoTime() - 1000;
      keyboard.key(KEY_F1, 1);
      keyboard.key(KEY_F1, 2);
      keyboard.key(KEY_F1, 2);
      keyboard.key(KEY_F1, 0);
      keyboard.tap(30);
      keyboard.tap(KEY_F2);
      keyboard.flush();
      await().atMost(10, SECONDS).until(() -> presses().size() == 2);
      assertThat(presses().stream().map(ButtonReading.Pressed::button)).containsExactly(5, 1);
      assertThat(presses()).allMatch(p -> p.monotonicNanos() >= before);
    }
  }

  private Supervisor scanner(String name, KeyboardEmulator keyboard) {
    return new Supervisor(
        name,
        new FileLinkOpener(keyboard.path()),
        new KeyboardScanner(name, Suffix.CR, readings::add, System::nanoTime),
        readings::add);
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

  private List<String> texts() {
    return scans().stream().map(Scanned::text).toList();
  }

  private List<ButtonReading.Pressed> presses() {
    return readings.stream()
        .filter(ButtonReading.Pressed.class::isInstance)
        .map(ButtonReading.Pressed.class::cast)
        .toList();
  }
}
