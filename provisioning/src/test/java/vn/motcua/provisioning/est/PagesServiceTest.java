package vn.motcua.provisioning.est;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.site.CertificateUse;
import vn.motcua.provisioning.site.NewCentre;
import vn.motcua.provisioning.site.Registrar;
import vn.motcua.provisioning.site.SettableClock;

/** A board asks for the certificate of its pages. */
class PagesServiceTest {
  private static final String KIOSK = "minh-hoa.kiosk-1";

  private final KeyPair keys = Pem.newKeys();

  @TempDir Path directory = Path.of("");
  private Registrar registrar;
  private EstService service;
  private X509Certificate board;

  @BeforeEach
  void aBoardHasEnrolled() throws Exception {
    registrar = NewCentre.in(directory.resolve("minh-hoa"), "minh-hoa", new SettableClock());
    service = new EstService(registrar);
    board = registrar.enrol(KIOSK, registrar.admit("kiosk-1"), Pem.newKeys().getPublic());
  }

  @Test
  void thePagesGetTheNamesThatTheSiteHasForThemAndForNothingButServing() throws Exception {
    registrar.namePages("kiosk-1", List.of("old.example"));
    registrar.namePages("kiosk-1", List.of("kiosk-1.minh-hoa.example", "192.0.2.7", "fd00::7"));
    X509Certificate made = made(ask(board, KIOSK));
    assertThat(made.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(
            List.of(2, "kiosk-1.minh-hoa.example"),
            List.of(7, "192.0.2.7"),
            List.of(7, "fd00:0:0:0:0:0:0:7"));
    assertThat(CertificateUse.SERVER.isOf(made)).isTrue();
    assertThat(made.getPublicKey()).isEqualTo(keys.getPublic());
    made.verify(registrar.authorities().getFirst().getPublicKey());
  }

  @Test
  void pagesThatNobodyHasNamedGetNone() throws Exception {
    registrar.namePages("quay-1", List.of("192.0.2.8"));
    EstReply reply = ask(board, KIOSK);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).contains("motcua site pages");
  }

  @Test
  void onlyAGoodCertificateOfTheSameBoardGetsOne() throws Exception {
    registrar.namePages("kiosk-1", List.of("192.0.2.7"));
    registrar.namePages("quay-1", List.of("192.0.2.8"));
    assertThat(ask(null, KIOSK).status()).isEqualTo(401);
    assertThat(ask(board, "minh-hoa.quay-1").status()).isEqualTo(400);
    X509Certificate pages = made(ask(board, KIOSK));
    assertThat(ask(pages, KIOSK).status()).as("the pages' own certificate").isEqualTo(401);
    assertThat(registrar.revoke(KIOSK, "stolen")).as("the board's and the pages'").isEqualTo(2);
    assertThat(ask(board, KIOSK).status()).isEqualTo(403);
  }

  @Test
  void theRootStandsAloneInItsFileForBrowsers() throws Exception {
    assertThat(Pem.readCertificates(registrar.rootForBrowsers()))
        .containsExactly(registrar.authorities().getLast());
  }

  private EstReply ask(@Nullable X509Certificate client, String name) throws Exception {
    return service.answer(
        new EstRequest(
            "POST",
            "/.well-known/est/pages/simpleenroll",
            null,
            EstMessages.request(name, keys),
            client));
  }

  private static X509Certificate made(EstReply reply) throws Exception {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return EstMessages.readCertificates(reply.body()).getFirst();
  }
}
