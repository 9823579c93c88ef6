package vn.motcua.provisioning.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.provisioning.codes.EnrolmentCode;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.site.RefusedException.Reason;

class RegistrarTest {
  private static final String KIOSK = "minh-hoa.kiosk-1";

  private final SettableClock clock = new SettableClock();
  private final KeyPair keys = Pem.newKeys();

  @TempDir Path directory = Path.of("");
  private Path folder = directory;
  private Registrar registrar;

  @BeforeEach
  void makeACentre() throws Exception {
    folder = directory.resolve("minh-hoa");
    registrar = NewCentre.in(folder, "minh-hoa", clock);
  }

  @Test
  void everyCertificateLeadsToTheRoot() throws Exception {
    X509Certificate root =
        Pem.readCertificates(folder.resolve("root").resolve("root.crt")).getFirst();
    X509Certificate issuing = registrar.authorities().getFirst();
    root.verify(root.getPublicKey());
    issuing.verify(root.getPublicKey());
    for (String each :
        List.of("broker/broker", "enrolment/enrolment", "hub/hub", "inbox-2/inbox")) {
      Pem.readCertificates(folder.resolve(each + ".crt")).getFirst().verify(issuing.getPublicKey());
    }
    registrar
        .enrol(KIOSK, registrar.admit("kiosk-1"), keys.getPublic())
        .verify(issuing.getPublicKey());
  }

  @Test
  void whatTheSiteFileSaysIsReadAsItWasWritten() {
    assertThat(registrar.config().name()).isEqualTo("Phường “Minh Hoạ” \\ 1");
    assertThat(registrar.config().code()).isEqualTo("H48.11");
  }

  @Test
  void theKeyOfTheRootNeedsItsPassphrase() {
    Path key = registrar.folder().root().resolve("root.key");
    assertThatThrownBy(() -> Pem.readKey(key, null)).hasMessageContaining("is encrypted");
    assertThatThrownBy(() -> Pem.readKey(key, "another one".toCharArray()))
        .hasMessageContaining("another passphrase");
    assertThat(assertThatNoIo(() -> Pem.readKey(key, "năm từ ngẫu nhiên".toCharArray())))
        .isNotNull();
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T assertThatNoIo(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void othersOnTheMachineReadNoKey() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".key")).toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aFolderThatHoldsFilesIsNotTouched() throws IOException {
    Path taken = Files.createDirectory(directory.resolve("taken"));
    Path file = Files.writeString(taken.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> NewCentre.in(taken, "minh-hoa", clock))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("years of work");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("taken", "minh-hoa");
  }

  @Test
  void aCodeGivesOneKeyItsCertificate() throws Exception {
    X509Certificate made = registrar.enrol(KIOSK, registrar.admit("kiosk-1"), keys.getPublic());
    assertThat(made.getSubjectX500Principal().getName()).isEqualTo("CN=" + KIOSK);
    assertThat(made.getPublicKey()).isEqualTo(keys.getPublic());
    assertThat(made.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
  }

  @Test
  void theSameKeyAsksAgainWhenTheAnswerWasLost() throws Exception {
    String code = registrar.admit("kiosk-1");
    X509Certificate lost = registrar.enrol(KIOSK, code, keys.getPublic());
    X509Certificate again = registrar.enrol(KIOSK, code, keys.getPublic());
    assertThat(again.getPublicKey()).isEqualTo(lost.getPublicKey());
  }

  @Test
  void aCodeThatWasUsedIsNoUseToAnotherKey() throws Exception {
    String code = registrar.admit("kiosk-1");
    registrar.enrol(KIOSK, code, keys.getPublic());
    assertRefused(Reason.CODE_USED, KIOSK, code);
  }

  @Test
  void aCodeIsOfOneBoardOnly() throws Exception {
    String code = registrar.admit("kiosk-1");
    registrar.admit("quay-1");
    assertRefused(Reason.WRONG_CODE, "minh-hoa.quay-1", code);
    assertRefused(Reason.UNKNOWN, "minh-hoa.quay-2", code);
  }

  @Test
  void threeWrongCodesMakeItVoid() throws Exception {
    String code = registrar.admit("kiosk-1");
    for (int i = 0; i < EnrolmentCode.FAILURES_MAX; i++) {
      assertRefused(Reason.WRONG_CODE, KIOSK, "0000-0000-0000");
    }
    assertRefused(Reason.CODE_VOID, KIOSK, code);
    registrar.enrol(KIOSK, registrar.admit("kiosk-1"), keys.getPublic());
  }

  @Test
  void aCodeLivesSevenDays() throws Exception {
    String code = registrar.admit("kiosk-1");
    clock.pass(EnrolmentCode.LIFE);
    assertRefused(Reason.CODE_OUT_OF_DATE, KIOSK, code);
    clock.pass(Duration.ofNanos(-1));
    registrar.enrol(KIOSK, code, keys.getPublic());
  }

  @Test
  void aNewCodeMakesTheLastOneVoid() throws Exception {
    String last = registrar.admit("kiosk-1");
    registrar.admit("kiosk-1");
    assertRefused(Reason.WRONG_CODE, KIOSK, last);
  }

  @Test
  void aCodeIsReadAsPeopleWriteIt() throws Exception {
    String code = registrar.admit("kiosk-1");
    String typed =
        code.toLowerCase(Locale.ROOT).replace("-", " ").replace('0', 'o').replace('1', 'l');
    registrar.enrol(KIOSK, typed, keys.getPublic());
  }

  @Test
  void noCodeIsKeptInTheFolder() throws Exception {
    String code = registrar.admit("kiosk-1");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain(code, code.replace("-", ""));
      }
    }
  }

  @Test
  void aCertificateIsRenewedForItsHolder() throws Exception {
    X509Certificate held = registrar.enrol(KIOSK, registrar.admit("kiosk-1"), keys.getPublic());
    clock.pass(Duration.ofDays(300));
    X509Certificate next = registrar.renew(held, keys.getPublic());
    assertThat(next.getNotAfter().toInstant())
        .isEqualTo(held.getNotAfter().toInstant().plus(Duration.ofDays(300)));
  }

  @Test
  void aRevokedCertificateIsNotRenewed() throws Exception {
    X509Certificate held = registrar.enrol(KIOSK, registrar.admit("kiosk-1"), keys.getPublic());
    assertThat(registrar.revoke(KIOSK, "mất thẻ nhớ")).isEqualTo(1);
    assertThatThrownBy(() -> registrar.renew(held, keys.getPublic()))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REVOKED));
    assertThat(registrar.revoked())
        .singleElement()
        .extracting(Revoked::why)
        .isEqualTo("mất thẻ nhớ");
  }

  @Test
  void aStolenCardDoesNotEnrolWithACodeOfBefore() throws Exception {
    String code = registrar.admit("kiosk-1");
    registrar.revoke(KIOSK, "mất thẻ nhớ");
    assertRefused(Reason.UNKNOWN, KIOSK, code);
  }

  @Test
  void aCertificateOfAnotherCentreIsNotRenewed() throws Exception {
    Registrar other = NewCentre.in(directory.resolve("khac"), "khac", clock);
    X509Certificate foreign = other.enrol("khac.kiosk-1", other.admit("kiosk-1"), keys.getPublic());
    assertThatThrownBy(() -> registrar.renew(foreign, keys.getPublic()))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOREIGN));
  }

  @Test
  void manyAskAtOnceAndNoneIsForgotten() throws Exception {
    Registrar second = Registrar.open(new SiteFolder(folder), clock);
    List<String> names = IntStream.range(0, 16).mapToObj(i -> "quay-" + i).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<X509Certificate>> asked =
          names.stream()
              .map(name ->
                  pool.submit(() -> {
                    Registrar one = name.hashCode() % 2 == 0 ? registrar : second;
                    return one.enrol("minh-hoa." + name, one.admit(name), keys.getPublic());
                  }))
              .toList();
      for (Future<X509Certificate> each : asked) {
        assertThat(each.get()).isNotNull();
      }
    }
    assertThat(registrar.issued().stream().filter(each -> each.use() == CertificateUse.BOARD))
        .extracting(Issued::name)
        .containsExactlyInAnyOrderElementsOf(names.stream().map(n -> "minh-hoa." + n).toList());
  }

  @Test
  void aPowerCutAnywhereInARecordLosesNothingThatWasAnswered() throws Exception {
    int answered = registrar.issued().size();
    registrar.enrol(KIOSK, registrar.admit("kiosk-1"), keys.getPublic());
    Path file = folder.resolve("issued.tsv");
    byte[] whole = Files.readAllBytes(file);
    int from = new String(whole, StandardCharsets.US_ASCII).lastIndexOf('\n', whole.length - 2) + 1;
    for (int cut = from; cut < whole.length; cut++) {
      Files.write(file, Arrays.copyOf(whole, cut));
      assertThat(registrar.issued()).as("cut at %d", cut).hasSize(answered);
    }
    registrar.enrol(KIOSK, registrar.admit("kiosk-1"), keys.getPublic());
    assertThat(registrar.issued()).hasSize(answered + 1);
  }

  @Test
  void aRecordThatSomebodyChangedIsNamedWithItsLine() throws Exception {
    Path file = folder.resolve("issued.tsv");
    Files.writeString(file, Files.readString(file).replace("INBOX\tinbox-1", "INBOXinbox-1"));
    assertThatThrownBy(registrar::issued).hasMessageContaining("issued.tsv, line 4");
  }

  private void assertRefused(Reason reason, String name, String code) {
    assertThatThrownBy(() -> registrar.enrol(name, code, Pem.newKeys().getPublic()))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
