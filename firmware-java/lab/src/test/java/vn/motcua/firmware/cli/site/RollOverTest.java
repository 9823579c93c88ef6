package vn.motcua.firmware.cli.site;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.cli.site.TestSite.motcua;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.provisioning.est.BoardCertificate;
import vn.motcua.provisioning.files.Pem;

/** The issuing CA of a centre is changed while its boards go on, with a real Mosquitto. */
class RollOverTest {
  private static final String FORMER = "CN=minh-hoa issuing CA";
  private static final String NEXT = "CN=minh-hoa issuing CA 2";

  @TempDir Path directory = Path.of("");
  private TestSite here = new TestSite(directory);
  private String site = "";

  @BeforeEach
  void makeACentre() throws Exception {
    here = TestSite.in(directory);
    site = here.folder().toString();
  }

  @Test
  void aBoardOfTheFormerIssuingCaRenewsAndBothAreTrustedUntilTheFormerOneIsRetired()
      throws Exception {
    BoardCertificate kiosk = here.certificate("kiosk-1", "board", InstantSource.system());
    BoardCertificate desk = here.certificate("quay-1", "desk", InstantSource.system());
    try (EstServer server = here.serve()) {
      kiosk.enrol(address(server), code("kiosk-1"));
      desk.enrol(address(server), code("quay-1"));
    }
    Path stick = Files.move(here.folder().resolve("root"), directory.resolve("stick"));
    TestSite.Said begun = renewCa(stick);
    assertThat(begun.err()).isEmpty();
    assertThat(begun.out()).contains("before a board renews", "hub", "inbox-1", "inbox-2");
    try (TestSite.Broker broker = here.broker()) {
      assertThat(issuer("board")).isEqualTo(FORMER);
      assertThat(broker.answer("board")).isInstanceOf(PortEvent.Connected.class);
      try (EstServer server = here.serve()) {
        kiosk.renew(address(server));
      }
      assertThat(issuer("board")).isEqualTo(NEXT);
      assertThat(names("ca.crt")).containsExactly(NEXT, FORMER, "CN=minh-hoa root CA");
      assertThat(broker.answer("board")).isInstanceOf(PortEvent.Connected.class);
      assertThat(broker.answer("desk")).isInstanceOf(PortEvent.Connected.class);
    }
    TestSite.Said tooEarly = motcua("site", "retire-ca", site);
    assertThat(tooEarly.code()).isEqualTo(ExitCode.FAILED);
    assertThat(tooEarly.err()).contains("1 have not renewed", "minh-hoa.quay-1");
    assertThat(motcua("site", "retire-ca", site, "--anyway").code()).isEqualTo(ExitCode.OK);
    assertThat(names("minh-hoa/broker/ca.crt")).containsExactly(NEXT, "CN=minh-hoa root CA");
    assertThat(names("minh-hoa/inbox-1/ca.crt")).containsExactly(NEXT, "CN=minh-hoa root CA");
    try (TestSite.Broker broker = here.broker();
        EstServer server = here.serve()) {
      assertThat(broker.answer("board")).isInstanceOf(PortEvent.Connected.class);
      assertThat(broker.answer("desk")).isInstanceOf(PortEvent.ConnectFailed.class);
      desk.enrol(address(server), code("quay-1"));
      broker.restart();
      assertThat(broker.answer("desk")).isInstanceOf(PortEvent.Connected.class);
    }
  }

  @Test
  void aBoardThatWasOffDuringTheWholeChangeBelievesTheNewServiceAndBroker() throws Exception {
    BoardCertificate kiosk = here.certificate("kiosk-1", "board", InstantSource.system());
    String before = Files.readString(directory.resolve("ca.crt"));
    assertThat(renewCa(here.folder().resolve("root")).code()).isEqualTo(ExitCode.OK);
    assertThat(motcua("site", "retire-ca", site).code()).isEqualTo(ExitCode.OK);
    assertThat(directory.resolve("ca.crt")).hasContent(before);
    String code = code("kiosk-1");
    try (TestSite.Broker broker = here.broker();
        EstServer server = here.serve()) {
      kiosk.enrol(address(server), code);
      assertThat(names("ca.crt")).containsExactly(NEXT, "CN=minh-hoa root CA");
      assertThat(broker.answer("board")).isInstanceOf(PortEvent.Connected.class);
    }
  }

  @Test
  void aChangeNeedsTheRootOfThisCentreAndTheEndOfTheLastOne() throws Exception {
    assertThat(renewCa(here.folder().resolve("hub")).code()).isNotEqualTo(ExitCode.OK);
    assertThat(motcua("site", "retire-ca", site).err()).contains("one issuing CA only");
    Path wrong = Files.writeString(directory.resolve("wrong"), "không phải câu này\n");
    TestSite.Said refused = motcua("site", "renew-ca", site, "--passphrase-file", wrong.toString());
    assertThat(refused.err()).contains("another passphrase");
    assertThat(names("minh-hoa/ca.crt")).containsExactly(FORMER, "CN=minh-hoa root CA");
    assertThat(renewCa(here.folder().resolve("root")).code()).isEqualTo(ExitCode.OK);
    assertThat(renewCa(here.folder().resolve("root")).err()).contains("motcua site retire-ca");
  }

  private TestSite.Said renewCa(Path root) {
    return motcua(
        "site",
        "renew-ca",
        site,
        "--root",
        root.toString(),
        "--passphrase-file",
        directory.resolve("passphrase").toString());
  }

  private String code(String board) {
    return motcua("site", "board", site, board).out().strip();
  }

  private static URI address(EstServer server) {
    return URI.create("https://localhost:" + server.port());
  }

  private String issuer(String file) throws Exception {
    return Pem.readCertificates(directory.resolve(file + ".crt"))
        .getFirst()
        .getIssuerX500Principal()
        .getName();
  }

  private List<String> names(String file) throws Exception {
    return Pem.readCertificates(directory.resolve(file)).stream()
        .map(each -> each.getSubjectX500Principal().getName())
        .toList();
  }
}
