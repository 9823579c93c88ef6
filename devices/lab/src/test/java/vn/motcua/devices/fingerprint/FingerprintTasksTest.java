package vn.motcua.devices.fingerprint;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.devices.Reading;
import vn.motcua.devices.emulator.fingerprint.FingerprintModuleEmulator;
import vn.motcua.devices.emulator.fingerprint.ModuleSpec;
import vn.motcua.devices.fingerprint.enrol.EnrolOutcome;
import vn.motcua.devices.fingerprint.enrol.EnrolStep;
import vn.motcua.devices.fingerprint.enrol.Enrolment;
import vn.motcua.devices.fingerprint.enrol.TemplateBackup;
import vn.motcua.devices.fingerprint.module.ModuleCommands;
import vn.motcua.devices.fingerprint.module.ModuleTask;
import vn.motcua.devices.fingerprint.packet.RingLight;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.serial.SerialLinkOpener;

/** Enrolment and upkeep, on the emulated module of the GROW family unless a test says otherwise. */
@Timeout(60)
class FingerprintTasksTest {
  @TempDir Path folder;
  private final List<Reading> readings = new CopyOnWriteArrayList<>();
  private final List<EnrolStep> steps = new CopyOnWriteArrayList<>();
  private FingerprintModuleEmulator module;
  private FingerprintReader reader;
  private Supervisor life;

  @BeforeEach
  void attach() {
    module = new FingerprintModuleEmulator(folder.resolve("finger"), ModuleSpec.GROW);
    module.enrol(3);
    reader = new FingerprintReader("finger", readings::add, System::nanoTime);
    life =
        new Supervisor(
            "finger", new SerialLinkOpener(module.path(), 57_600), reader, readings::add);
    life.start();
    awaitLife(LifeStage.READY, 1);
  }

  @AfterEach
  void detach() {
    life.close();
    assertThat(module.faults()).isEmpty();
    module.close();
  }

  @Test
  void aNewFingerIsEnrolledAndFromThenOnMatched() throws Exception {
    CompletableFuture<EnrolOutcome> outcome = enrol(9, 3);
    layAndLift(42, 3);
    assertThat(outcome.get(20, SECONDS)).isEqualTo(new EnrolOutcome.Enrolled(9));
    assertThat(module.stored(9)).isEqualTo(42);
    assertThat(matches()).as("enrolling is no attendance").isEmpty();
    module.lift();
    await().pollDelay(Duration.ofMillis(400)).until(() -> true);
    module.touch(9);
    await().atMost(10, SECONDS).until(() -> matches().equals(List.of(9)));
  }

  @Test
  void aFingerThatIsEnrolledAlreadyIsRefusedWithItsSlot() throws Exception {
    CompletableFuture<EnrolOutcome> outcome = enrol(9, 2);
    awaitSteps(EnrolStep.LAY, 1);
    module.touch(3);
    assertThat(outcome.get(20, SECONDS)).isEqualTo(new EnrolOutcome.Duplicate(3));
    assertThat(module.stored(9)).isNegative();
  }

  @Test
  void picturesOfTwoFingersAreRefused() throws Exception {
    CompletableFuture<EnrolOutcome> outcome = enrol(9, 2);
    awaitSteps(EnrolStep.LAY, 1);
    module.lay(42);
    awaitSteps(EnrolStep.LIFT, 1);
    module.lift();
    awaitSteps(EnrolStep.LAY, 2);
    module.lay(43);
    assertThat(outcome.get(20, SECONDS)).isEqualTo(new EnrolOutcome.Different());
  }

  @Test
  void anOfficerWhoWalksAwayEndsTheEnrolment() throws Exception {
    CompletableFuture<EnrolOutcome> outcome =
        reader.submit(new Enrolment(9, 2, Duration.ofMillis(300), steps::add, System::nanoTime));
    assertThat(outcome.get(20, SECONDS)).isEqualTo(new EnrolOutcome.TimedOut(EnrolStep.LAY));
  }

  @Test
  void libraryUpkeepDoesWhatTheManualSays() throws Exception {
    assertThat(run(ModuleCommands::count)).isEqualTo(1);
    assertThat(run(ModuleCommands::index).stream().boxed()).containsExactly(3);
    boolean taken = run(m -> m.load(2, 3));
    boolean free = run(m -> m.load(2, 4));
    String model = run(m -> m.productInfo().orElseThrow().model());
    assertThat(taken).isTrue();
    assertThat(free).isFalse();
    assertThat(model).isEqualTo("R503");
    run(m -> {
      m.delete(3, 1);
      m.light(RingLight.GOOD);
      m.setSecurityLevel(3);
      return 0;
    });
    assertThat(module.stored(3)).isNegative();
    assertThatThrownBy(() ->
            run(m -> {
              m.delete(199, 9);
              return 0;
            }))
        .hasCauseInstanceOf(LinkException.class)
        .hasMessageContaining("fail to delete the template");
    assertThat(run(ModuleCommands::count)).as("a refusal does not end the session").isZero();
  }

  @Test
  void aTemplateLeavesTheModuleEncryptedAndComesBack() throws Exception {
    TemplateBackup backup =
        new TemplateBackup(new SecretKeySpec(new byte[32], "AES"), new SecureRandom());
    byte[] saved = run(backup.save(3)).orElseThrow();
    assertThat(run(backup.save(5))).isEmpty();
    run(m -> {
      m.empty();
      return 0;
    });
    assertThat(module.stored(3)).isNegative();
    assertThat(run(backup.restore(saved))).isEqualTo(3);
    assertThat(module.stored(3)).isEqualTo(3);
    saved[7] ^= 1;
    assertThatThrownBy(() -> run(backup.restore(saved))).hasMessageContaining("damaged");
  }

  @Test
  void aModulePutInThePlaceOfAnotherIsRefusedUntilItIsAccepted() {
    module.replaceBy(ModuleSpec.GROW.withSerial("52353033a0000002"));
    awaitLife(LifeStage.FAULTED, 1);
    assertThat(readings)
        .anyMatch(r ->
            r instanceof LifeChanged(String _, LifeStage _, String why, boolean _)
                && why.startsWith("another fingerprint module"));
    reader.acceptAnyModule();
    awaitLife(LifeStage.READY, 2);
  }

  @Test
  void aModuleSwappedOnBareWiresIsNoticedByItsSilence() {
    module.swapUnnoticed(ModuleSpec.GROW.withSerial("52353033a0000002"));
    awaitLife(LifeStage.FAULTED, 1);
    assertThat(readings)
        .anyMatch(r ->
            r instanceof LifeChanged(String _, LifeStage _, String why, boolean _)
                && why.startsWith("another fingerprint module"));
  }

  @Test
  void theSameModuleComesBackAfterAReplugWithNewTemplates() throws Exception {
    CompletableFuture<EnrolOutcome> outcome = enrol(9, 2);
    layAndLift(42, 2);
    assertThat(outcome.get(20, SECONDS)).isInstanceOf(EnrolOutcome.Enrolled.class);
    module.cut();
    awaitLife(LifeStage.ABSENT, 1);
    module.replug();
    awaitLife(LifeStage.READY, 2);
  }

  @Test
  void workIsRefusedAtOnceWhileNoModuleIsThere() {
    module.cut();
    awaitLife(LifeStage.ABSENT, 1);
    assertThatThrownBy(() -> run(ModuleCommands::count)).hasMessageContaining("no module is ready");
  }

  @Test
  void aModuleAtAnotherSpeedIsFound() throws Exception {
    module.replaceBy(ModuleSpec.GROW.withBaud(115_200));
    BaudDetectingOpener opener =
        new BaudDetectingOpener(b -> new SerialLinkOpener(module.path(), b), System::nanoTime);
    life.close();
    opener.open().close();
    assertThat(opener.baud()).isEqualTo(115_200);
    module.replaceBy(ModuleSpec.GROW.withBaud(4800));
    assertThatThrownBy(opener::open)
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.fault()).isInstanceOf(Fault.Timeout.class));
  }

  private CompletableFuture<EnrolOutcome> enrol(int slot, int images) {
    return reader.submit(
        new Enrolment(slot, images, Duration.ofSeconds(10), steps::add, System::nanoTime));
  }

  private void layAndLift(int finger, int times) {
    for (int i = 1; i <= times; i++) {
      awaitSteps(EnrolStep.LAY, i);
      module.lay(finger);
      if (i < times) {
        awaitSteps(EnrolStep.LIFT, i);
        module.lift();
      }
    }
  }

  private void awaitSteps(EnrolStep step, int times) {
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(10, SECONDS)
        .until(() -> steps.stream().filter(s -> s == step).count() >= times);
  }

  private <T> T run(ModuleTask<T> task) throws Exception {
    return reader.submit(task).get(20, SECONDS);
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

  private List<Integer> matches() {
    return readings.stream()
        .filter(FingerReading.Matched.class::isInstance)
        .map(r -> ((FingerReading.Matched) r).slot())
        .toList();
  }
}
