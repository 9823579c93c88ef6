package vn.motcua.firmware.people.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.firmware.people.password.TechnicianCode.Purpose;

/** Hashes, rules, codes and the file that keeps them. */
final class PasswordsTest {
  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
  private static final String GOOD = "bốn từ ngắn bất kỳ";

  @TempDir private Path data;

  @Test
  void aHashFitsItsPasswordHoweverTheLettersAreComposed() {
    PasswordHash hash = PasswordHash.parse(PasswordHash.of(GOOD).toString());
    assertThat(hash.toString()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hash.fits(GOOD)).isTrue();
    assertThat(hash.fits(Normalizer.normalize(GOOD, Normalizer.Form.NFD))).isTrue();
    assertThat(hash.fits(GOOD + " ")).isFalse();
    assertThat(hash.isOutdated()).isFalse();
    assertThat(PasswordHash.of(GOOD).toString()).isNotEqualTo(hash.toString());
  }

  /** Made by argon2-cffi 25.1.0, the reference implementation's binding. */
  @Test
  void aHashOfTheReferenceImplementationIsReadAndKnownToBeWeaker() {
    PasswordHash other =
        PasswordHash.parse(
            "$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
                + "O6bRn4VDt294B+9jiZeJY96EqrErmuKoxIcVfpg/aOU");
    assertThat(other.fits("mật khẩu mẫu")).isTrue();
    assertThat(other.isOutdated()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=999999,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=999,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void whatIsNoHashOrAsksForTooMuchIsRefused(String phc) {
    assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse(phc));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ngắn quá",
        "qwerty123456",
        "QWERTY123456",
        "aaaaaaaaaaaaaaa",
        "ababababababab",
        "CB-002 là của tôi",
        "Phường Minh Hoạ 2026",
        "mật khẩu một cửa",
        "MotCua@2026!"
      })
  void aPasswordThatOthersTryFirstIsRefused(String password) {
    assertThat(rule().wrong("cb-002", password)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {GOOD, "12 con gà & 7 vịt", "🐓🐓🦆 mười hai", "correct horse battery"})
  void anythingElseThatIsLongEnoughIsGood(String password) {
    assertThat(rule().wrong("cb-002", password)).isEmpty();
    assertThat(
            rule().wrong("cb-002", "đủ dài tới một trăm hai mươi tám ".repeat(4).substring(0, 128)))
        .isEmpty();
  }

  private static PasswordRule rule() {
    return new PasswordRule("minh-hoa", "Phường Minh Hoạ");
  }

  /** A power cut leaves the file of before and any beginning of the next one beside it. */
  @Test
  void afterAPowerCutAtAnyByteThePasswordsOfBeforeHold() throws IOException {
    Passwords passwords = new Passwords(data);
    passwords.put("cb-001", "0000000000000001", PasswordHash.of(GOOD));
    Path file = data.resolve(Passwords.NAME);
    byte[] before = Files.readAllBytes(file);
    passwords.put("cb-002", "0000000000000002", PasswordHash.of(GOOD));
    byte[] after = Files.readAllBytes(file);
    for (int cut = 0; cut <= after.length; cut++) {
      Files.write(file, before);
      Files.write(data.resolve(Passwords.NAME + ".new"), java.util.Arrays.copyOf(after, cut));
      Passwords again = new Passwords(data);
      assertThat(again.of("cb-001", "0000000000000001")).isNotNull();
      assertThat(again.of("cb-002", "0000000000000002")).isNull();
      again.keepOnly("cb-003", null);
    }
    new Passwords(data).put("cb-003", "0000000000000003", PasswordHash.of(GOOD));
    assertThat(new Passwords(data).of("cb-003", "0000000000000003")).isNotNull();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatIsCutAnywhereIsDamagedAndLetsNobodyIn() throws IOException {
    Passwords passwords = new Passwords(data);
    passwords.put("cb-001", "0000000000000001", PasswordHash.of(GOOD));
    Path file = data.resolve(Passwords.NAME);
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 0; cut < whole.length; cut += 7) {
      Files.write(file, java.util.Arrays.copyOf(whole, cut));
      Passwords damaged = new Passwords(data);
      assertThat(damaged.isDamaged()).as("cut at %d", cut).isTrue();
      assertThat(damaged.of("cb-001", "0000000000000001")).isNull();
    }
  }

  @Test
  void aCodeIsVoidAfterThreeWrongOnesAfterAWeekAndOnceAnotherIsGiven() throws IOException {
    Passwords passwords = new Passwords(data);
    String first = passwords.newCode("cb-001", NOW);
    assertThat(passwords.isCode("cb-001", first.toLowerCase(java.util.Locale.ROOT), NOW)).isTrue();
    assertThat(passwords.isCode("cb-002", first, NOW)).isFalse();
    assertThat(passwords.isCode("cb-001", first, NOW.plus(Passwords.CODE_LIFE))).isFalse();
    String second = passwords.newCode("cb-001", NOW);
    assertThat(passwords.isCode("cb-001", first, NOW)).isFalse();
    assertThat(passwords.isCode("cb-001", "", NOW)).isFalse();
    assertThat(new Passwords(data).isCode("cb-001", second, NOW)).as("two of three").isTrue();
    assertThat(passwords.isCode("cb-001", "0000-0000-0000", NOW)).isFalse();
    assertThat(new Passwords(data).isCode("cb-001", second, NOW)).isFalse();
    assertThat(Files.readString(data.resolve(Passwords.NAME))).doesNotContain(second);
  }

  @Test
  void theTechniciansCodeIsUsedOnceAndVoidAfterThreeWrongOnesOrADay() throws IOException {
    TechnicianCode codes = new TechnicianCode(data);
    assertThat(codes.use("0000-0000-0000", NOW)).isEmpty();
    String code = codes.make(Purpose.RECOVERY, NOW);
    assertThat(codes.use(code, NOW.plus(Duration.ofHours(24)))).isEmpty();
    assertThat(codes.use(code, NOW).map(TechnicianCode.Right::purpose))
        .isEqualTo(Optional.of(Purpose.RECOVERY));
    assertThat(codes.use(code, NOW)).isEmpty();
    String other = codes.make(Purpose.FIRST, NOW);
    for (int i = 0; i < 3; i++) {
      assertThat(codes.use(code, NOW)).isEmpty();
    }
    assertThat(codes.use(other, NOW)).isEmpty();
  }
}
