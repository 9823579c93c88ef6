package vn.motcua.firmware.cli.finger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.devices.emulator.fingerprint.FingerprintModuleEmulator;
import vn.motcua.devices.emulator.fingerprint.ModuleSpec;
import vn.motcua.firmware.cli.Motcua;

/** The verb on an emulated module of the GROW family, over a pseudo terminal. */
@Timeout(120)
class FingerCommandTest {
  @TempDir private Path directory = Path.of("");
  private final StringWriter said = new StringWriter();
  private FingerprintModuleEmulator module;

  @BeforeEach
  void attach() {
    module = new FingerprintModuleEmulator(directory.resolve("module"), ModuleSpec.GROW);
    module.enrol(3);
  }

  @AfterEach
  void detach() {
    assertThat(module.faults()).isEmpty();
    module.close();
  }

  @Test
  void aFingerIsEnrolledAsTheVerbSaysStepByStep() throws Exception {
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(() -> motcua("enrol", "--slot", "9", "--images", "2"));
    awaitLine("Put the finger", 1);
    module.lay(42);
    awaitLine("Lift the finger", 1);
    module.lift();
    awaitLine("Put the finger", 2);
    module.lay(42);
    assertThat(code.get(30, SECONDS)).as(said.toString()).isZero();
    assertThat(module.stored(9)).isEqualTo(42);
    assertThat(said.toString()).contains("Slot 9 holds the finger");
  }

  @Test
  void aFingerThatIsKnownIsNotStoredASecondTime() throws Exception {
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(() -> motcua("enrol", "--slot", "9"));
    awaitLine("Put the finger", 1);
    module.touch(3);
    assertThat(code.get(30, SECONDS)).isEqualTo(1);
    assertThat(said.toString()).contains("in slot 3 already");
    assertThat(module.stored(9)).isNegative();
  }

  @Test
  void aSlotThatIsTakenOrMissingIsRefusedBeforeAnybodyPutsAFingerOnTheGlass() {
    assertThat(motcua("enrol", "--slot", "3")).isEqualTo(1);
    assertThat(motcua("enrol", "--slot", "5000")).isEqualTo(1);
    assertThat(said.toString())
        .contains("slot 3 holds a finger", "not 5000")
        .doesNotContain("Put the finger");
    assertThat(module.stored(3)).isNotNegative();
  }

  @Test
  void theListNamesTheSlotsAndDeletingEmptiesOne() {
    assertThat(motcua("list")).isZero();
    assertThat(said.toString().lines()).contains("1 of 200 slots hold a finger", "3");
    assertThat(motcua("delete", "--slot", "3")).isZero();
    assertThat(module.stored(3)).isNegative();
    assertThat(motcua("delete", "--slot", "3")).isEqualTo(1);
    assertThat(said.toString()).contains("slot 3 holds no finger");
  }

  @Test
  void aLibraryIsCopiedEncryptedAndPutBackIntoAnEmptyModule() throws Exception {
    String key = key("key");
    String copies = directory.resolve("copies").toString();
    int finger = module.stored(3);
    assertThat(motcua("backup", "--key", key, "--to", copies)).as(said.toString()).isZero();
    assertThat(directory.resolve("copies/slot-3.template")).exists();
    assertThat(motcua("restore", "--key", key, "--from", copies)).isEqualTo(1);
    assertThat(said.toString()).contains("slot 3 holds a finger; nothing was stored");
    motcua("delete", "--slot", "3");
    assertThat(motcua("restore", "--key", key("other"), "--from", copies)).isEqualTo(1);
    assertThat(said.toString()).contains("made with another key");
    assertThat(module.stored(3)).isNegative();
    assertThat(motcua("restore", "--key", key, "--from", copies)).as(said.toString()).isZero();
    assertThat(module.stored(3)).isEqualTo(finger);
  }

  @Test
  void copiesNeverReplaceOlderOnesAndAKeyThatOthersCanReadIsRefused() throws Exception {
    String key = key("key");
    String copies = directory.resolve("copies").toString();
    motcua("backup", "--key", key, "--to", copies);
    assertThat(motcua("backup", "--key", key, "--to", copies)).isEqualTo(2);
    Files.setPosixFilePermissions(Path.of(key), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(motcua("backup", "--key", key, "--to", copies + "2")).isEqualTo(1);
    assertThat(directory.resolve("copies2")).doesNotExist();
  }

  @Test
  void aPortWithoutAModuleIsReportedAtOnce() {
    module.close();
    assertThat(motcua("list")).isEqualTo(1);
    assertThat(said.toString()).contains("motcua: ", "is not there");
  }

  private int motcua(String verb, String... options) {
    List<String> arguments = new ArrayList<>(List.of("finger", verb));
    arguments.addAll(List.of("--device", module.path().toString()));
    arguments.addAll(List.of(options));
    var out = new PrintWriter(said, true);
    return Motcua.commandLine().setOut(out).setErr(out).execute(arguments.toArray(String[]::new));
  }

  private String key(String name) throws IOException {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    Path key = Files.write(directory.resolve(name), bytes);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return key.toString();
  }

  private void awaitLine(String line, int times) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Pattern.compile(line).matcher(said.toString()).results().count() >= times);
  }
}
