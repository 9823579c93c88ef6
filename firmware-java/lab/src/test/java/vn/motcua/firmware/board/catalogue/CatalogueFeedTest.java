package vn.motcua.firmware.board.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.upkeep.CatalogueEvent.CatalogueKept;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.CatalogueToml;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.signed.CataloguePart;
import vn.motcua.provisioning.signed.CatalogueSigner;
import vn.motcua.provisioning.site.Authority;
import vn.motcua.provisioning.site.CertificateUse;

class CatalogueFeedTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final Instant NOON = Instant.parse("2026-11-30T05:00:00Z");

  @TempDir Path directory = Path.of("");
  private final List<EventData> told = new ArrayList<>();
  private final KeyPair keys = Pem.newKeys();
  private int renewals;
  private String example = "";
  private CatalogueSigner signer;
  private Source source;
  private CatalogueFeed board;

  @BeforeEach
  void makeACentreAndABoardWithAPanel() throws Exception {
    Authority root = Authority.root("root", Pem.newKeys(), Instant.now());
    X509Certificate own =
        root.issue(
            CertificateUse.CATALOGUE,
            "minh-hoa.catalogue",
            List.of(),
            keys.getPublic(),
            Instant.now());
    signer = new CatalogueSigner(List.of(own), keys.getPrivate());
    Path authorities = directory.resolve("ca.crt");
    Pem.write(authorities, Pem.text(root.certificate()));
    Path toml = directory.resolve("board.toml");
    Files.writeString(
        toml,
        """
        centre = "minh-hoa"
        board = "quay-1"
        roles = ["counter"]
        [broker]
        url = "tcp://127.0.0.1:1883"
        [[key-pad]]
        name = "pad-1"
        counter = "1"
        link = "keys:usb:1-1.4"
        """);
    try (var in = CatalogueToml.class.getResourceAsStream("catalogue.example.toml")) {
      example = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
    source =
        new Source(
            "minh-hoa",
            List.of(CataloguePart.PUBLIC),
            authorities,
            new CatalogueStore(directory),
            toml);
    board = built(catalogue(example), 0);
  }

  /** A board that reads no names. */
  private CatalogueFeed built(Catalogue all, long version) {
    Catalogue used =
        new Catalogue(
            all.name(), all.lines(), all.counters(), all.priorities(), List.of(), all.desks());
    CatalogueFeed made =
        new CatalogueFeed(source, used, version, () -> TODAY, null, () -> renewals++);
    made.tell(told::add);
    return made;
  }

  private Catalogue catalogue(String text) throws Exception {
    return CatalogueToml.load(Files.writeString(directory.resolve("catalogue.toml"), text));
  }

  private String signed(String text, long version) throws Exception {
    return signer.sign(catalogue(text), "minh-hoa", CataloguePart.PUBLIC, version);
  }

  private void hears(String message) {
    board.arrived(
        new Message(Topics.catalogue("minh-hoa", "public"), message, true, null, Map.of()));
  }

  private void passes(Duration since, long events) {
    board.look(
        new Moment(NOON.plus(since), "boot", since.toNanos(), ClockQuality.SYNCHRONISED), events);
  }

  @Test
  void newWordsAreTakenWhenTheLedgerHasBeenQuietForAMinute() throws Exception {
    hears(signed(example.replace("Đất đai", "Đất"), 1));
    passes(Duration.ZERO, 10);
    passes(Duration.ofSeconds(50), 11);
    passes(Duration.ofSeconds(109), 11);
    assertThat(renewals).isZero();
    passes(Duration.ofSeconds(110), 11);
    passes(Duration.ofSeconds(200), 11);
    assertThat(renewals).as("asked for once").isOne();
    assertThat(told).isEmpty();
    assertThat(source.read(source.store().held().getFirst()).lines().getFirst().name())
        .isEqualTo("Đất");
  }

  @Test
  void aChangeThatTheDayDependsOnWaitsForMidnightAndIsTakenThenAtOnce() throws Exception {
    hears(signed(example.replace("prefix = 2", "prefix = 7"), 1));
    passes(Duration.ZERO, 10);
    passes(Duration.ofHours(11), 10);
    assertThat(renewals).isZero();
    passes(Duration.ofHours(12), 99);
    assertThat(renewals).isOne();
  }

  @Test
  void prefixesOfTwoDigitsForTheTenthLineWaitForMidnight() throws Exception {
    hears(signed(example.replaceAll("prefix = (\\d)", "prefix = 1$1"), 1));
    passes(Duration.ZERO, 10);
    passes(Duration.ofHours(11), 10);
    assertThat(renewals).as("numbers of today have one digit before the ordinal").isZero();
    passes(Duration.ofHours(12), 10);
    assertThat(renewals).isOne();
    assertThat(source.read(source.store().held().getFirst()).lines())
        .extracting(Catalogue.Line::prefix)
        .containsExactly(11, 12, 13, 14);
  }

  @Test
  void aCatalogueWithoutTheCounterOfAPanelIsNotUsedAndEverybodyIsTold() throws Exception {
    String without =
        example.replace("id = \"1\"", "id = \"7\"").replace("counter = \"1\"", "counter = \"7\"");
    hears(signed(without, 4));
    assertThat(told).containsExactly(new CatalogueKept(4, 0, "device-left-alone"));
    assertThat(board.notice()).contains("danh mục cũ", "device-left-alone");
    assertThat(source.store().held()).isEmpty();
    hears(signed(example.replace("Đất đai", "Đất"), 5));
    assertThat(board.notice()).isNull();
    assertThat(source.store().held()).hasSize(1);
  }

  @Test
  void anOlderAForeignAndADamagedOneAreNamedAndTheSameOneAgainIsSilent() throws Exception {
    String five = signed(example.replace("Đất đai", "Đất"), 5);
    hears(five);
    hears(five);
    assertThat(told).isEmpty();
    hears(signed(example, 4));
    hears(five.substring(0, five.length() / 2));
    hears(signed(example, 6).replaceFirst("M", "N"));
    hears(signer.sign(catalogue(example), "lang-xa", CataloguePart.PUBLIC, 9));
    assertThat(told)
        .extracting(each -> ((CatalogueKept) each).reason())
        .containsExactly("outdated", "damaged", "damaged", "wrong-use");
    assertThat(source.store().held()).singleElement().extracting("version").isEqualTo(5L);
  }

  @Test
  void aFileThatWasChangedOnTheBoardIsNotUsed() throws Exception {
    hears(signed(example.replace("Đất đai", "Đất"), 5));
    CatalogueStore.Held held = source.store().held().getFirst();
    Path part = held.part(CataloguePart.PUBLIC);
    String message = Files.readString(part);
    Files.writeString(part, message.substring(0, message.length() - 400));
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> source.read(held)))
        .hasMessageContaining("not a complete CMS message");
  }
}
