package vn.motcua.devices.fingerprint;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.devices.Reading;
import vn.motcua.devices.emulator.fingerprint.AnswerFault;
import vn.motcua.devices.emulator.fingerprint.FingerprintModuleEmulator;
import vn.motcua.devices.emulator.fingerprint.ModuleSpec;
import vn.motcua.devices.fingerprint.module.ModuleOptions;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.serial.SerialLinkOpener;

/** The driver against the emulated module on a real pseudo terminal. */
@Timeout(60)
class FingerprintReaderTest {
  @TempDir Path folder;
  private final List<Reading> readings = new CopyOnWriteArrayList<>();

  @Test
  void aFingerIsReportedOnceEachTimeItIsPutOnTheGlass() throws Exception {
    try (FingerprintModuleEmulator module = module(0);
        Supervisor reader = reader(module, 0)) {
      reader.start();
      module.touch(7);
      awaitFingers(1);
      module.lift();
      module.noise(HexFormat.of().parseHex("5555ef01ff"));
      awaitLooks();
      module.touch(3);
      awaitFingers(2);
      awaitLooks();
      module.lift();
      awaitLooks();
      module.touchUnknown();
      await().atMost(10, SECONDS).until(() -> count(FingerReading.Unknown.class) == 1);
      awaitLooks();
      assertThat(module.faults()).isEmpty();
    }
    assertThat(slots()).containsExactly(7, 3);
    assertThat(count(FingerReading.Unknown.class)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(AnswerFault.class)
  void aSpoiltAnswerDelaysTheReadingAndNeverChangesIt(AnswerFault fault) throws Exception {
    try (FingerprintModuleEmulator module = module(0);
        Supervisor reader = reader(module, 0)) {
      reader.start();
      awaitLife(LifeStage.READY, 1);
      module.spoil(fault);
      module.touch(7);
      if (fault == AnswerFault.CUT) {
        awaitLife(LifeStage.ABSENT, 1);
        module.replug();
      }
      awaitFingers(1);
      awaitLooks();
      assertThat(module.faults()).isEmpty();
    }
    assertThat(slots()).containsExactly(7);
  }

  @Test
  void aWrongPasswordIsReportedInTheWordsOfTheModule() {
    try (FingerprintModuleEmulator module = module(0x12345678);
        Supervisor reader = reader(module, 0)) {
      reader.start();
      awaitLife(LifeStage.FAULTED, 1);
    }
    assertThat(readings)
        .anyMatch(r ->
            r instanceof LifeChanged(String _, LifeStage _, String why, boolean _)
                && why.equals("wrong password"));
  }

  @Test
  void theRightPasswordOpensALockedModule() {
    try (FingerprintModuleEmulator module = module(0x12345678);
        Supervisor reader = reader(module, 0x12345678)) {
      reader.start();
      module.touch(3);
      awaitFingers(1);
    }
    assertThat(slots()).containsExactly(3);
  }

  private FingerprintModuleEmulator module(int password) {
    FingerprintModuleEmulator module =
        new FingerprintModuleEmulator(
            folder.resolve("finger"), ModuleSpec.ZFM.withPassword(password));
    module.enrol(3);
    module.enrol(7);
    return module;
  }

  private Supervisor reader(FingerprintModuleEmulator module, int password) {
    return new Supervisor(
        "finger",
        new SerialLinkOpener(module.path(), 57_600),
        new FingerprintReader(
            "finger", ModuleOptions.password(password), readings::add, System::nanoTime),
        readings::add);
  }

  /** Long enough for several looks at the sensor. */
  private static void awaitLooks() {
    await().pollDelay(Duration.ofMillis(400)).atMost(10, SECONDS).until(() -> true);
  }

  private void awaitLife(LifeStage life, int times) {
    await()
        .atMost(20, SECONDS)
        .until(() ->
            readings.stream()
                    .filter(r -> r instanceof LifeChanged changed && changed.life() == life)
                    .count()
                >= times);
  }

  private void awaitFingers(int times) {
    await().atMost(20, SECONDS).until(() -> slots().size() >= times);
  }

  private List<Integer> slots() {
    return readings.stream()
        .filter(FingerReading.Matched.class::isInstance)
        .map(r -> ((FingerReading.Matched) r).slot())
        .toList();
  }

  private long count(Class<? extends Reading> kind) {
    return readings.stream().filter(kind::isInstance).count();
  }
}
