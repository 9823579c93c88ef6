package vn.motcua.firmware.cli.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.provisioning.est.BoardCertificate;
import vn.motcua.provisioning.site.Registrar;
import vn.motcua.provisioning.site.SiteCertificates;
import vn.motcua.provisioning.site.SiteFolder;

/**
 * A board that was off for so long that its certificate ended, and one with a wrong clock. The
 * centres are made in the past, so that the certificates have really ended for the real Mosquitto.
 */
class RenewalTest {
  private static final Duration LIFE = Duration.ofDays(365);
  private static final InstantSource NOW = InstantSource.system();

  @TempDir Path directory = Path.of("");

  @Test
  void aBoardThatWasOffPastTheEndOfItsCertificateComesBackByItself() throws Exception {
    TestSite here = enrolledAgo(LIFE.plusDays(60));
    try (TestSite.Broker broker = here.broker();
        EstServer server = here.serve()) {
      assertThat(broker.answer()).isInstanceOf(PortEvent.ConnectFailed.class);
      BoardCertificate board = here.certificate("kiosk-1", "board", NOW);
      assertThat(board.isDue()).isTrue();
      board.renew(address(server));
      assertThat(board.isDue()).isFalse();
      assertThat(broker.answer()).isInstanceOf(PortEvent.Connected.class);
    }
  }

  @Test
  void aBoardThatWasOffForLongerIsToldToGetANewCodeAndKeepsItsKey() throws Exception {
    TestSite here = enrolledAgo(LIFE.plus(Registrar.GRACE).plusDays(1));
    try (TestSite.Broker broker = here.broker();
        EstServer server = here.serve()) {
      BoardCertificate board = here.certificate("kiosk-1", "board", NOW);
      String key = Files.readString(directory.resolve("board.key"));
      assertThatThrownBy(() -> board.renew(address(server)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("more than 90 days ago; give the board a new code");
      board.enrol(address(server), registrar(here, NOW).admit("kiosk-1"));
      assertThat(directory.resolve("board.key")).hasContent(key);
      assertThat(broker.answer()).isInstanceOf(PortEvent.Connected.class);
    }
  }

  @Test
  void aCertificateThatEndedIsNotRenewedOnceItWasRevoked() throws Exception {
    TestSite here = enrolledAgo(LIFE.plusDays(60));
    assertThat(registrar(here, NOW).revoke("minh-hoa.kiosk-1", "mất thẻ")).isEqualTo(1);
    try (EstServer server = here.serve()) {
      assertThatThrownBy(() -> here.certificate("kiosk-1", "board", NOW).renew(address(server)))
          .hasMessageContaining("was revoked");
    }
  }

  @Test
  void aClockYearsBackIsNamedAndDoesNotKeepABoardFromRenewing() throws Exception {
    TestSite here = enrolledAgo(Duration.ofDays(300));
    InstantSource back = InstantSource.fixed(Instant.parse("2020-01-01T00:00:00Z"));
    BoardCertificate board = here.certificate("kiosk-1", "board", back);
    assertThat(board.isDue()).as("nobody can know").isFalse();
    assertThat(board.clockTrouble().orElseThrow())
        .contains("this board's clock says 2020-01-01T00:00:00Z", "set the clock");
    try (EstServer server = here.serve()) {
      BoardCertificate first = here.certificate("quay-1", "desk", back);
      String code = registrar(here, NOW).admit("quay-1");
      assertThatThrownBy(() -> first.enrol(address(server), code))
          .hasMessageContaining("at the time of this board's clock, 2020-01-01T00:00:00Z")
          .hasMessageContaining("set the clock");
      here.certificate("quay-1", "desk", NOW).enrol(address(server), code);
      first.renew(address(server));
    }
  }

  @Test
  void aClockYearsAheadIsNamedAndTheBoardKeepsWhatItHas() throws Exception {
    TestSite here = enrolledAgo(Duration.ofDays(1));
    String held = Files.readString(directory.resolve("board.crt"));
    InstantSource ahead = InstantSource.fixed(Instant.parse("2040-01-01T00:00:00Z"));
    try (EstServer server = here.serve()) {
      assertThatThrownBy(() -> here.certificate("kiosk-1", "board", ahead).renew(address(server)))
          .hasMessageContaining("at the time of this board's clock, 2040-01-01T00:00:00Z")
          .hasMessageContaining("set the clock");
      assertThat(directory.resolve("board.crt")).hasContent(held);
      here.certificate("kiosk-1", "board", NOW).renew(address(server));
    }
  }

  /** A centre of that time with the board kiosk-1; the site's own certificates are renewed now. */
  private TestSite enrolledAgo(Duration ago) throws Exception {
    InstantSource then = () -> Instant.now().minus(ago);
    TestSite here = TestSite.in(directory, then);
    try (EstServer server = here.serve(then)) {
      here.certificate("kiosk-1", "board", then)
          .enrol(address(server), registrar(here, then).admit("kiosk-1"));
    }
    Registrar registrar = registrar(here, NOW);
    AccessList.add(registrar.folder(), registrar.config(), "kiosk-1");
    new SiteCertificates(registrar.folder(), registrar.config(), NOW).renew();
    return here;
  }

  private static Registrar registrar(TestSite here, InstantSource clock) throws Exception {
    return Registrar.open(new SiteFolder(here.folder()), clock);
  }

  private static URI address(EstServer server) {
    return URI.create("https://localhost:" + server.port());
  }
}
