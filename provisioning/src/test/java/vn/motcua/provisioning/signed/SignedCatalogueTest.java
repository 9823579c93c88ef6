package vn.motcua.provisioning.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.CatalogueToml;
import vn.motcua.provisioning.Partial;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.rules.OpeningHours;
import vn.motcua.provisioning.rules.QueueRules;
import vn.motcua.provisioning.signed.UntrustedCatalogueException.Reason;
import vn.motcua.provisioning.site.Authority;
import vn.motcua.provisioning.site.CertificateUse;

class SignedCatalogueTest {
  private static final String CENTRE = "minh-hoa";

  @TempDir Path directory = Path.of("");
  private final KeyPair keys = Pem.newKeys();
  private Catalogue catalogue;
  private Authority root;
  private Authority issuing;

  @BeforeEach
  void makeACentre() throws Exception {
    Path file = directory.resolve("catalogue.toml");
    try (var in = CatalogueToml.class.getResourceAsStream("catalogue.example.toml")) {
      Files.copy(in, file);
    }
    catalogue = CatalogueToml.load(file);
    root = Authority.root("root", Pem.newKeys(), Instant.now());
    issuing = root.subordinate("issuing", Pem.newKeys(), Instant.now());
  }

  private CatalogueSigner signer(Authority by, CertificateUse use, String name, Instant at)
      throws Exception {
    X509Certificate own = by.issue(use, name, List.of(), keys.getPublic(), at);
    return new CatalogueSigner(List.of(own, by.certificate()), keys.getPrivate());
  }

  private CatalogueSigner signer() throws Exception {
    return signer(issuing, CertificateUse.CATALOGUE, CENTRE + ".catalogue", Instant.now());
  }

  private List<X509Certificate> trusted() {
    return List.of(issuing.certificate(), root.certificate());
  }

  private Reason refused(String message) {
    UntrustedCatalogueException refusal =
        catchThrowableOfType(
            UntrustedCatalogueException.class, () -> SignedCatalogue.verified(message, trusted()));
    assertThat(refusal).isNotNull();
    assertThat(refusal.getMessage()).isNotBlank();
    return refusal.reason();
  }

  @Test
  void bothPartsTogetherAreTheCatalogueAndThePublicOneHasNoNamesOfPeople() throws Exception {
    String open = signer().sign(catalogue, CENTRE, CataloguePart.PUBLIC, 7);
    String staff = signer().sign(catalogue, CENTRE, CataloguePart.STAFF, 7);
    SignedCatalogue first = SignedCatalogue.verified(open, trusted());
    SignedCatalogue second = SignedCatalogue.verified(staff, trusted());
    assertThat(first.version()).isEqualTo(7);
    assertThat(first.text()).doesNotContain("Nguyễn Thị An Nhiên", "cb-001");
    Partial<Catalogue> read =
        CatalogueToml.usable(Path.of("catalogue"), first.text(), second.text());
    assertThat(read.leftOut()).isEmpty();
    assertThat(read.good()).isEqualTo(catalogue);
    Partial<Catalogue> nameless = CatalogueToml.usable(Path.of("catalogue"), first.text(), "");
    assertThat(nameless.good().staff()).isEmpty();
    assertThat(nameless.good().lines()).isEqualTo(catalogue.lines());
  }

  @Test
  void namesWithQuotesAndBackslashesComeThrough() throws Exception {
    Catalogue odd =
        new Catalogue(
            "Một \"cửa\" \\ xã",
            catalogue.lines(),
            catalogue.counters(),
            List.of(),
            List.of(),
            List.of());
    SignedCatalogue open =
        SignedCatalogue.verified(signer().sign(odd, CENTRE, CataloguePart.PUBLIC, 1), trusted());
    assertThat(CatalogueToml.usable(Path.of("c"), open.text(), "").good()).isEqualTo(odd);
  }

  @Test
  void agenciesLimitsHoursAndRulesComeThrough() throws Exception {
    Catalogue large =
        new Catalogue(
            catalogue.name(),
            List.of(new Catalogue.Agency("so", "Sở", "land"), new Catalogue.Agency("b", "B", "")),
            List.of(new Catalogue.Line("a", 12, "A", "land", 99, 50, 40, "so")),
            List.of(new Catalogue.Counter("1", "Quầy số 1", List.of("a"))),
            List.of(),
            List.of(),
            List.of(),
            new OpeningHours(
                Map.of(
                    DayOfWeek.SUNDAY,
                    List.of(new OpeningHours.Span(LocalTime.of(7, 0), LocalTime.of(11, 15)))),
                List.of(
                    new OpeningHours.Holiday(
                        LocalDate.of(2027, 2, 5), LocalDate.of(2027, 2, 11), "Tết"))),
            new QueueRules(2, 5));
    SignedCatalogue open =
        SignedCatalogue.verified(signer().sign(large, CENTRE, CataloguePart.PUBLIC, 1), trusted());
    assertThat(CatalogueToml.usable(Path.of("c"), open.text(), "").good()).isEqualTo(large);
  }

  @Test
  void whatABoardOfAnEarlierVersionDoesNotKnowIsNotWrittenWithoutNeed() throws Exception {
    String text =
        SignedCatalogue.verified(
                signer().sign(catalogue, CENTRE, CataloguePart.PUBLIC, 1), trusted())
            .text();
    assertThat(text)
        .contains("digit = 1")
        .doesNotContain(
            "prefix", "agency", "morning", "afternoon", "[hours]", "[queue]", "holiday");
  }

  @Test
  void aMessageThatIsCutAnywhereIsRefused() throws Exception {
    String message = signer().sign(catalogue, CENTRE, CataloguePart.PUBLIC, 1);
    int end = message.indexOf("-----END");
    for (int length = 0; length < end; length++) {
      assertThat(refused(message.substring(0, length)))
          .as("cut after %d characters", length)
          .isEqualTo(Reason.DAMAGED);
    }
    byte[] der = Base64.getMimeDecoder().decode(message.replaceAll("-----[A-Z ]+-----", ""));
    for (int length = 0; length < der.length; length++) {
      refused(pem(Arrays.copyOf(der, length)));
    }
  }

  @Test
  void aChangedByteIsRefusedOrChangesNothingThatIsRead() throws Exception {
    String message = signer().sign(catalogue, CENTRE, CataloguePart.PUBLIC, 1);
    SignedCatalogue good = SignedCatalogue.verified(message, trusted());
    byte[] der = Base64.getMimeDecoder().decode(message.replaceAll("-----[A-Z ]+-----", ""));
    int refusals = 0;
    for (int at = 0; at < der.length; at++) {
      der[at] ^= 1;
      try {
        assertThat(SignedCatalogue.verified(pem(der), trusted())).isEqualTo(good);
      } catch (UntrustedCatalogueException refused) {
        refusals++;
      }
      der[at] ^= 1;
    }
    assertThat(refusals)
        .as("the others are in the enclosed copy of the CA")
        .isGreaterThan(der.length * 2 / 3);
  }

  private static String pem(byte[] der) {
    return "-----BEGIN CMS-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END CMS-----\n";
  }

  @Test
  void aTextThatNobodySignedIsRefused() throws Exception {
    assertThat(refused("centre = \"minh-hoa\"\n")).isEqualTo(Reason.DAMAGED);
    assertThat(refused("")).isEqualTo(Reason.DAMAGED);
    assertThat(refused("-".repeat(SignedCatalogue.MESSAGE_CHARS_MAX + 1)))
        .isEqualTo(Reason.DAMAGED);
    CMSSignedDataGenerator unsigned = new CMSSignedDataGenerator();
    unsigned.addCertificates(new JcaCertStore(signer().chain()));
    byte[] text = "centre = \"minh-hoa\"\n".getBytes(StandardCharsets.UTF_8);
    byte[] der = unsigned.generate(new CMSProcessableByteArray(text), true).getEncoded();
    assertThat(refused(pem(der))).isEqualTo(Reason.BAD_SIGNATURE);
  }

  @Test
  void anotherCentresSiteIsNotBelieved() throws Exception {
    Authority theirs = Authority.root("theirs", Pem.newKeys(), Instant.now());
    CatalogueSigner foreign =
        signer(theirs, CertificateUse.CATALOGUE, CENTRE + ".catalogue", Instant.now());
    assertThat(refused(foreign.sign(catalogue, CENTRE, CataloguePart.PUBLIC, 9)))
        .isEqualTo(Reason.FOREIGN);
  }

  @Test
  void aCertificateForSomethingElseSignsNoCatalogue() throws Exception {
    for (CertificateUse use : List.of(CertificateUse.BOARD, CertificateUse.SERVER)) {
      CatalogueSigner board = signer(issuing, use, CENTRE + ".catalogue", Instant.now());
      assertThat(refused(board.sign(catalogue, CENTRE, CataloguePart.PUBLIC, 9)))
          .as(use.name())
          .isEqualTo(Reason.WRONG_USE);
    }
    CatalogueSigner neighbour =
        signer(issuing, CertificateUse.CATALOGUE, "lang-xa.catalogue", Instant.now());
    assertThat(refused(neighbour.sign(catalogue, CENTRE, CataloguePart.PUBLIC, 9)))
        .isEqualTo(Reason.WRONG_USE);
  }

  @Test
  void aCatalogueOutlivesTheCertificateButAnExpiredOneSignsNoMore() throws Exception {
    Instant longAgo = Instant.now().minus(Duration.ofDays(400));
    root = Authority.root("root", Pem.newKeys(), longAgo);
    issuing = root.subordinate("issuing", Pem.newKeys(), longAgo);
    CatalogueSigner expired =
        signer(issuing, CertificateUse.CATALOGUE, CENTRE + ".catalogue", longAgo);
    assertThat(refused(expired.sign(catalogue, CENTRE, CataloguePart.PUBLIC, 9)))
        .isEqualTo(Reason.FOREIGN);
  }

  @Test
  void onlyANewerVersionOfTheWantedPartIsTaken() throws Exception {
    SignedCatalogue seven =
        SignedCatalogue.verified(
            signer().sign(catalogue, CENTRE, CataloguePart.PUBLIC, 7), trusted());
    assertThat(seven.require(CENTRE, CataloguePart.PUBLIC, 6)).isSameAs(seven);
    for (long held : List.of(7L, 8L)) {
      assertThat(
              catchThrowableOfType(
                      UntrustedCatalogueException.class,
                      () -> seven.require(CENTRE, CataloguePart.PUBLIC, held))
                  .reason())
          .isEqualTo(Reason.OUTDATED);
    }
    assertThat(
            catchThrowableOfType(
                    UntrustedCatalogueException.class,
                    () -> seven.require(CENTRE, CataloguePart.STAFF, 0))
                .reason())
        .isEqualTo(Reason.MISDIRECTED);
    assertThat(
            catchThrowableOfType(
                    UntrustedCatalogueException.class,
                    () -> seven.require("lang-xa", CataloguePart.PUBLIC, 0))
                .reason())
        .isEqualTo(Reason.MISDIRECTED);
  }
}
