package vn.motcua.provisioning.est;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.site.NewCentre;
import vn.motcua.provisioning.site.Registrar;
import vn.motcua.provisioning.site.SettableClock;

class EstServiceTest {
  private static final String KIOSK = "minh-hoa.kiosk-1";

  private final KeyPair keys = Pem.newKeys();

  @TempDir Path directory = Path.of("");
  private Registrar registrar;
  private EstService service;
  private String request = "";

  @BeforeEach
  void makeACentre() throws Exception {
    registrar = NewCentre.in(directory.resolve("minh-hoa"), "minh-hoa", new SettableClock());
    service = new EstService(registrar);
    request = EstMessages.request(KIOSK, keys);
  }

  @Test
  void everybodyMayReadTheAuthorities() throws Exception {
    EstReply reply = ask("GET", "cacerts", null, "", null);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(EstMessages.readCertificates(reply.body()))
        .containsExactlyInAnyOrderElementsOf(registrar.authorities());
  }

  @Test
  void aBoardEnrolsWithItsCodeAndRenewsWithItsCertificate() throws Exception {
    X509Certificate first = one(enrol(login(KIOSK, registrar.admit("kiosk-1")), request));
    X509Certificate next = one(ask("POST", "simplereenroll", null, request, first));
    assertThat(next.getPublicKey()).isEqualTo(first.getPublicKey());
    assertThat(next.getSerialNumber()).isNotEqualTo(first.getSerialNumber());
  }

  @Test
  void whoeverHasNoCodeIsNotToldWhichBoardsThereAre() throws Exception {
    registrar.admit("kiosk-1");
    EstReply known = enrol(login(KIOSK, "0000-0000-0000"), request);
    EstReply unknown =
        enrol(
            login("minh-hoa.quay-9", "0000-0000-0000"),
            EstMessages.request("minh-hoa.quay-9", keys));
    assertThat(known.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(known.body()).isEqualTo(unknown.body());
  }

  @Test
  void aBoardCannotAskInTheNameOfAnother() throws Exception {
    String code = registrar.admit("kiosk-1");
    registrar.admit("quay-1");
    String other = EstMessages.request("minh-hoa.quay-1", keys);
    assertThat(enrol(login(KIOSK, code), other).status()).isEqualTo(400);
    X509Certificate held = one(enrol(login(KIOSK, code), request));
    assertThat(ask("POST", "simplereenroll", null, other, held).status()).isEqualTo(400);
  }

  @Test
  void withoutLoginOrCertificateNothingIsIssued() {
    assertThat(enrol(null, request).status()).isEqualTo(401);
    assertThat(enrol("Basic ???", request).status()).isEqualTo(401);
    assertThat(enrol("Bearer x", request).status()).isEqualTo(401);
    assertThat(ask("POST", "simplereenroll", null, request, null).status()).isEqualTo(401);
    assertThat(ask("GET", "simpleenroll", null, request, null).status()).isEqualTo(404);
  }

  @Test
  void aRequestSignedWithAnotherKeyIsRefused() throws Exception {
    KeyPair stolen = new KeyPair(keys.getPublic(), Pem.newKeys().getPrivate());
    EstReply reply =
        enrol(login(KIOSK, registrar.admit("kiosk-1")), EstMessages.request(KIOSK, stolen));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(sentence(reply)).contains("not signed with its own key");
  }

  @Test
  void aKeyOnAnotherCurveIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(384);
    KeyPair larger = generator.generateKeyPair();
    EstReply reply =
        enrol(login(KIOSK, registrar.admit("kiosk-1")), EstMessages.request(KIOSK, larger));
    assertThat(sentence(reply)).contains("P-256");
  }

  @Test
  void aRequestThatIsCutOrChangedAnywhereIssuesNothing() throws Exception {
    String code = registrar.admit("kiosk-1");
    int issued = registrar.issued().size();
    byte[] der = Base64.getDecoder().decode(request);
    for (int cut = 0; cut < der.length; cut++) {
      String part = Base64.getEncoder().encodeToString(Arrays.copyOf(der, cut));
      assertThat(enrol(login(KIOSK, code), part).status()).as("cut at %d", cut).isEqualTo(400);
    }
    Random random = new Random(7);
    for (int at = 0; at < der.length; at++) {
      byte[] changed = der.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      String body = Base64.getEncoder().encodeToString(changed);
      assertThat(enrol(login(KIOSK, code), body).status()).as("byte %d", at).isEqualTo(400);
    }
    assertThat(registrar.issued()).hasSize(issued);
  }

  private EstReply enrol(@Nullable String authorization, String body) {
    return ask("POST", "simpleenroll", authorization, body, null);
  }

  private EstReply ask(
      String method,
      String operation,
      @Nullable String authorization,
      String body,
      @Nullable X509Certificate client) {
    return service.answer(
        new EstRequest(method, "/.well-known/est/" + operation, authorization, body, client));
  }

  private static String login(String name, String code) {
    return "Basic "
        + Base64.getEncoder().encodeToString((name + ":" + code).getBytes(StandardCharsets.UTF_8));
  }

  private static X509Certificate one(EstReply reply) throws Exception {
    assertThat(reply.status()).as(sentence(reply)).isEqualTo(200);
    return EstMessages.readCertificates(reply.body()).getFirst();
  }

  private static String sentence(EstReply reply) {
    return reply.body();
  }
}
