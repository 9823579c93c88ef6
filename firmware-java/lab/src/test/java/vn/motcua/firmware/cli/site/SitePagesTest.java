package vn.motcua.firmware.cli.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.Motcua;
import vn.motcua.firmware.cli.Ran;
import vn.motcua.provisioning.est.EstService;
import vn.motcua.provisioning.site.Registrar;
import vn.motcua.provisioning.site.SiteFolder;

/** A board gets the certificate of its pages, as the technician types it, and openssl checks it. */
class SitePagesTest {
  @TempDir Path directory = Path.of("");

  /** What a verb said, and its exit code. */
  private record Said(int code, String out, String err) {}

  @BeforeEach
  void aCentreAdmitsABoard() throws IOException {
    Path passphrase = Files.writeString(directory.resolve("passphrase"), "năm từ ngẫu nhiên đây\n");
    motcua(
        "site init %s --centre minh-hoa --name Minh-Hoạ --broker localhost --enrolment localhost"
                .formatted(site())
            + " --passphrase-file "
            + passphrase);
    Files.writeString(
        directory.resolve("board.toml"),
        """
        centre = "minh-hoa"
        board = "kiosk-1"
        roles = ["ticket"]
        data = "DIR/data"
        slots = [0, 1]
        [broker]
        url = "ssl://localhost:8883"
        ca = "DIR/minh-hoa/ca.crt"
        certificate = "DIR/board.crt"
        key = "DIR/board.key"
        [web]
        certificate = "DIR/pages.crt"
        key = "DIR/pages.key"
        """
            .replace("DIR", directory.toString()));
  }

  private Path site() {
    return directory.resolve("minh-hoa");
  }

  @Test
  void theFirstCertificateComesWithTheBoardsAndOthersNamesWhenTheBoardAsksForThem()
      throws Exception {
    String code = motcua("site board %s kiosk-1 --tickets".formatted(site())).out().strip();
    assertThat(
            motcua("site pages %s kiosk-1 127.0.0.1 kiosk-1.minh-hoa.example".formatted(site()))
                .out())
        .contains("enrol --config board.toml", "--pages", "root-for-browsers.crt");
    try (EstServer service = serve()) {
      Said enrolled = enrol(service, "--code " + code);
      assertThat(enrolled.err()).isEmpty();
      assertThat(enrolled.out()).contains("board.crt is CN=", "pages.crt is CN=");
      assertThat(openssl("verify -purpose sslserver -verify_ip 127.0.0.1"))
          .contains("pages.crt: OK");
      String key = Files.readString(directory.resolve("pages.key"));
      assertThat(enrol(service, "--renew").out())
          .contains("board.crt is good", "pages.crt is good");
      motcua("site pages %s kiosk-1 new.minh-hoa.example".formatted(site()));
      assertThat(enrol(service, "--pages").out()).contains("pages.crt is CN=");
      assertThat(openssl("verify -purpose sslserver -verify_hostname new.minh-hoa.example"))
          .contains("pages.crt: OK");
      assertThat(openssl("verify -purpose sslclient")).contains("unsuitable certificate purpose");
      assertThat(Files.readString(directory.resolve("pages.key"))).isEqualTo(key);
    }
  }

  @Test
  void pagesWithoutANameGetASentenceAndTheBoardKeepsItsOwnCertificate() throws Exception {
    String code = motcua("site board %s kiosk-1 --tickets".formatted(site())).out().strip();
    try (EstServer service = serve()) {
      Said enrolled = enrol(service, "--code " + code);
      assertThat(enrolled.code()).isEqualTo(ExitCode.FAILED);
      assertThat(enrolled.err()).contains("have no names yet", "motcua site pages");
      assertThat(directory.resolve("board.crt")).exists();
      assertThat(directory.resolve("pages.crt")).doesNotExist();
    }
  }

  @Test
  void aCertificateOfAnotherCaIsLeftAlone() throws Exception {
    String code = motcua("site board %s kiosk-1 --tickets".formatted(site())).out().strip();
    shell(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj"
            + " /CN=Other -keyout pages.key -out pages.crt");
    String before = Files.readString(directory.resolve("pages.crt"));
    try (EstServer service = serve()) {
      assertThat(enrol(service, "--code " + code).out()).contains("of another CA");
      assertThat(enrol(service, "--pages").out()).contains("of another CA");
    }
    assertThat(Files.readString(directory.resolve("pages.crt"))).isEqualTo(before);
  }

  @Test
  void whatABrowserHasToTrustIsSaidWithTheFingerprintThatOpensslPrints() throws Exception {
    String printed =
        shell("openssl x509 -in minh-hoa/root-for-browsers.crt -noout -fingerprint -sha256");
    assertThat(motcua("site show %s".formatted(site())).out())
        .contains("trusted root CA", printed.substring(printed.indexOf('=') + 1).strip());
  }

  @Test
  void aBoardSaysAtItsStartHowItsPagesAreTrusted() throws Exception {
    String code = motcua("site board %s kiosk-1 --tickets".formatted(site())).out().strip();
    motcua("site pages %s kiosk-1 127.0.0.1".formatted(site()));
    try (EstServer service = serve()) {
      assertThat(enrol(service, "--code " + code).err()).isEmpty();
    }
    try (var in = getClass().getResourceAsStream("/vn/motcua/provisioning/catalogue.example.toml");
        ServerSocket free = new ServerSocket(0)) {
      Files.copy(Objects.requireNonNull(in), directory.resolve("catalogue.toml"));
      Path toml = directory.resolve("board.toml");
      Files.writeString(toml, Files.readString(toml) + "port = " + free.getLocalPort() + "\n");
    }
    Process board = Ran.start("board", "--config", directory.resolve("board.toml").toString());
    try {
      BufferedReader said = board.inputReader(StandardCharsets.UTF_8);
      String line = said.readLine();
      while (line != null && !line.contains("serves 127.0.0.1")) {
        line = said.readLine();
      }
      assertThat(said.readLine()).contains("root-for-browsers.crt", "motcua site show");
    } finally {
      board.destroyForcibly().waitFor();
    }
  }

  @Test
  void aHostThatIsNoneIsRefusedWithAnExample() {
    Said said = motcua("site pages %s kiosk-1 https://192.0.2.7".formatted(site()));
    assertThat(said.code()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("HOST \"https://192.0.2.7\"", "192.0.2.10");
  }

  private EstServer serve() throws Exception {
    Registrar registrar = Registrar.open(new SiteFolder(site()), Clock.systemUTC());
    return new EstServer(registrar, new EstService(registrar), "localhost", 0);
  }

  private Said enrol(EstServer service, String way) {
    return motcua(
        "enrol --config %s --service https://localhost:%d %s"
            .formatted(directory.resolve("board.toml"), service.port(), way));
  }

  private static Said motcua(String line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Motcua.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(line.split(" "));
    return new Said(code, out.toString(), err.toString());
  }

  /** As a browser does that has only the root. */
  private String openssl(String verb) throws IOException, InterruptedException {
    return shell(
        "openssl %s -CAfile minh-hoa/root-for-browsers.crt -untrusted pages.crt pages.crt 2>&1 || true"
            .formatted(verb));
  }

  private String shell(String line) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-ec", line)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", line, said).isZero();
    return said;
  }
}
