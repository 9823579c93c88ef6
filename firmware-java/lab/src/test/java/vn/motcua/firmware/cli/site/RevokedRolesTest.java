package vn.motcua.firmware.cli.site;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.firmware.cli.site.TestSite.motcua;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.firmware.cli.ExitCode;

/** Keys of the hub, an inbox and a board's pages in other hands, with a real Mosquitto. */
class RevokedRolesTest {
  @TempDir Path directory = Path.of("");
  private TestSite here = new TestSite(directory);
  private String site = "";

  @BeforeEach
  void makeACentre() throws IOException {
    here = TestSite.in(directory);
    site = here.folder().toString();
  }

  @Test
  void theBrokerRefusesTheOldKeyOfARoleAndTakesTheNewOne() throws Exception {
    List<String> files = List.of("minh-hoa/inbox-1/inbox", "minh-hoa/hub/hub");
    try (TestSite.Broker broker = here.broker()) {
      for (String file : files) {
        assertThat(broker.answer(file)).as(file).isInstanceOf(PortEvent.Connected.class);
      }
      String oldKey = Files.readString(directory.resolve("minh-hoa/inbox-1/inbox.key"));
      TestSite.Said inbox = motcua("site", "revoke", site, "--role", "inbox-1", "--why", "lộ khóa");
      assertThat(inbox.out()).startsWith("1 certificates of inbox-1 are revoked");
      assertThat(motcua("site", "revoke", site, "--role", "hub", "--why", "lộ khóa").out())
          .startsWith("1 certificates of minh-hoa.hub are revoked");
      broker.restart();
      for (String file : files) {
        assertThat(broker.answer(file)).as(file).isInstanceOf(PortEvent.ConnectFailed.class);
      }
      assertThat(broker.answer("minh-hoa/inbox-2/inbox"))
          .as("the other inbox")
          .isInstanceOf(PortEvent.Connected.class);
      assertThat(motcua("site", "renew", site).out())
          .contains("inbox-1 has a new certificate", "hub has a new certificate")
          .doesNotContain("inbox-2 has");
      assertThat(directory.resolve("minh-hoa/inbox-1/inbox.key")).content().isNotEqualTo(oldKey);
      broker.restart();
      for (String file : files) {
        assertThat(broker.answer(file)).as(file).isInstanceOf(PortEvent.Connected.class);
      }
    }
    assertThat(motcua("site", "show", site).out()).contains("lộ khóa");
  }

  @Test
  void thePagesOfABoardAreRevokedWhileTheBoardStaysAdmitted() throws Exception {
    String code = motcua("site", "board", site, "kiosk-1").out().strip();
    assertThat(motcua("site", "pages", site, "kiosk-1", "kiosk-1.example").err()).isEmpty();
    try (EstServer server = here.serve()) {
      assertThat(here.enrol(server, "--code", code).err()).isEmpty();
      here.shell(
          "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout p -subj"
              + " /CN=minh-hoa.kiosk-1 -outform DER | base64 > csr && curl -sS --fail-with-body"
              + " --cacert minh-hoa/ca.crt --cert board.crt --key board.key"
              + " -H Content-Type:application/pkcs10 --data-binary @csr https://localhost:"
              + server.port()
              + "/.well-known/est/pages/simpleenroll | base64 -d"
              + " | openssl pkcs7 -inform DER -print_certs -out pages.crt");
    }
    assertThat(motcua("site", "revoke", site, "kiosk-1", "--pages", "--why", "lộ khóa").out())
        .startsWith("1 certificates of the pages of minh-hoa.kiosk-1 are revoked");
    assertThat(here.shell("openssl crl -in minh-hoa/broker/revoked.crl -noout -text"))
        .contains(serial("pages.crt"))
        .doesNotContain(serial("board.crt"));
    try (TestSite.Broker broker = here.broker()) {
      assertThat(broker.answer()).isInstanceOf(PortEvent.Connected.class);
    }
  }

  private String serial(String file) throws IOException, InterruptedException {
    return here.shell("openssl x509 -noout -serial -in " + file).strip().replace("serial=", "");
  }

  @Test
  void whatNobodyWouldRefuseIsNotRevoked() {
    TestSite.Said broker = motcua("site", "revoke", site, "--role", "broker", "--why", "mất máy");
    assertThat(broker.code()).isEqualTo(ExitCode.USAGE);
    assertThat(broker.err())
        .contains("--role takes hub, site or inbox-1 to inbox-2", "\"motcua site renew-ca\"");
    for (String[] wrong :
        new String[][] {
          {"site", "revoke", site, "--why", "x"},
          {"site", "revoke", site, "kiosk-1", "--role", "hub", "--why", "x"},
          {"site", "revoke", site, "--role", "hub", "--pages", "--why", "x"}
        }) {
      TestSite.Said said = motcua(wrong);
      assertThat(said.code()).isEqualTo(ExitCode.USAGE);
      assertThat(said.err()).contains("Name a BOARD, which --pages may follow, or a --role.");
    }
  }
}
