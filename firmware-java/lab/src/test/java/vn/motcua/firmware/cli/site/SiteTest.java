package vn.motcua.firmware.cli.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.frame.ImageDecoder;
import vn.motcua.devices.camera.picture.Pictures;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.Paper;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.Ran;

/** A centre from its first command on, with a real Mosquitto, curl and openssl. */
class SiteTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path directory = Path.of("");
  private Path site = directory;
  private Path toml = directory;
  private TestSite here = new TestSite(directory);

  @BeforeEach
  void makeACentre() throws IOException {
    here = TestSite.in(directory);
    site = here.folder();
    toml = here.toml();
  }

  @Test
  void aBoardThatEnrolledIsLetInByTheBrokerUntilItIsRevoked() throws Exception {
    String code = TestSite.motcua("site", "board", site.toString(), "kiosk-1").out().strip();
    try (EstServer server = here.serve()) {
      TestSite.Said wrong = here.enrol(server, "--code", "0000-0000-0000");
      assertThat(wrong.code()).isEqualTo(ExitCode.FAILED);
      assertThat(wrong.err()).contains("Name and code do not fit");
      TestSite.Said enrolled = here.enrol(server, "--code", code);
      assertThat(enrolled.err()).isEmpty();
      assertThat(enrolled.out()).contains("CN=minh-hoa.kiosk-1");
      assertThat(here.enrol(server, "--renew").out()).contains("is good; it is renewed from");
    }
    try (TestSite.Broker broker = here.broker()) {
      assertThat(broker.answer()).isInstanceOf(PortEvent.Connected.class);
    }
    assertThat(
            TestSite.motcua("site", "revoke", site.toString(), "kiosk-1", "--why", "mất thẻ").out())
        .startsWith("1 certificates of minh-hoa.kiosk-1 are revoked");
    try (TestSite.Broker broker = here.broker()) {
      assertThat(broker.answer()).isInstanceOf(PortEvent.ConnectFailed.class);
    }
    assertThat(TestSite.motcua("site", "show", site.toString()).out()).contains("mất thẻ");
  }

  @Test
  void aCatalogueIsSignedCountedUpAndReachesTheBoardsThatMayReadIt() throws Exception {
    Path catalogue = directory.resolve("catalogue.toml");
    try (var in =
        getClass().getResourceAsStream("/vn/motcua/provisioning/catalogue.example.toml")) {
      Files.copy(Objects.requireNonNull(in), catalogue);
    }
    String kiosk = TestSite.motcua("site", "board", site.toString(), "kiosk-1").out().strip();
    String desk =
        TestSite.motcua("site", "board", site.toString(), "quay-1", "--names").out().strip();
    try (EstServer server = here.serve()) {
      assertThat(here.enrol(server, "--code", kiosk).err()).isEmpty();
      Files.writeString(
          toml, Files.readString(toml).replace("kiosk-1", "quay-1").replace("/board.", "/desk."));
      assertThat(here.enrol(server, "--code", desk).err()).isEmpty();
    }
    String open = Topics.catalogue("minh-hoa", "public");
    String staff = Topics.catalogue("minh-hoa", "staff");
    try (TestSite.Broker broker = here.broker()) {
      String[] publish = {
        "site", "catalogue", site.toString(), catalogue.toString(), "--broker", broker.url()
      };
      assertThat(TestSite.motcua(publish).out()).contains("version 1", broker.url() + " has it");
      Files.writeString(
          catalogue, Files.readString(catalogue).replace("id = \"merit\"", "id = \"m\""));
      assertThat(TestSite.motcua(publish).out())
          .contains("waits for midnight: [[priority]] merit", "version 2");
      Files.writeString(catalogue, Files.readString(catalogue).replace("prefix = 2", "prefix = 1"));
      TestSite.Said faulty = TestSite.motcua(publish);
      assertThat(faulty.code()).isEqualTo(ExitCode.USAGE);
      assertThat(faulty.err()).contains("prefix: 1 begins another line's numbers");
      assertThat(broker.read("board", open)).contains("BEGIN CMS");
      assertThat(broker.read("desk", staff)).contains("BEGIN CMS");
      assertThat(broker.read("board", staff)).as("refused").isEmpty();
      Files.writeString(directory.resolve("got"), broker.read("desk", staff));
      TestSite.Said again =
          TestSite.motcua("site", "catalogue", site.toString(), "--broker", broker.url());
      assertThat(again.out()).doesNotContain("version").contains(broker.url() + " has it");
    }
    assertThat(
            here.shell(
                "openssl cms -verify -inform PEM -in got -CAfile minh-hoa/root/root.crt -certfile"
                    + " minh-hoa/issuing/issuing.crt -purpose any"))
        .contains("part = \"staff\"", "version = 2", "Nguyễn Thị An Nhiên");
    assertThat(
            here.shell(
                "openssl x509 -in minh-hoa/catalogue/catalogue.crt -noout -ext extendedKeyUsage"))
        .contains("1.3.6.1.5.5.7.3.36");
    assertThat(TestSite.motcua("site", "show", site.toString()).out())
        .contains("minh-hoa.catalogue", "minh-hoa.site");
  }

  @Test
  void aBoardTakesASignedCatalogueAndKeepsItsOwnWhenItCannotLiveWithTheNext() throws Exception {
    Path catalogue = directory.resolve("catalogue.toml");
    try (var in =
        getClass().getResourceAsStream("/vn/motcua/provisioning/catalogue.example.toml")) {
      Files.copy(Objects.requireNonNull(in), catalogue);
    }
    Path news = directory.resolve("news.toml");
    String code =
        TestSite.motcua("site", "board", site.toString(), "kiosk-1", "--names").out().strip();
    try (EstServer server = here.serve()) {
      assertThat(here.enrol(server, "--code", code).err()).isEmpty();
    }
    try (TestSite.Broker broker = here.broker()) {
      int port = freePort();
      Files.writeString(
          toml,
          "catalogue = \"staff\"\n"
              + Files.readString(toml).replace("ssl://localhost:8883", broker.url())
              + """
              [web]
              port = %d
              [[key-pad]]
              name = "pad-1"
              counter = "1"
              link = "keys:usb:1-1.4"
              """
                  .formatted(port));
      String[] publish = {
        "site", "catalogue", site.toString(), news.toString(), "--broker", broker.url()
      };
      String text = Files.readString(catalogue);
      Files.writeString(news, text.replace("Đất đai", "Đất đai mới"));
      assertThat(TestSite.motcua(publish).err()).isEmpty();
      Process board = Ran.start("board", "--config", toml.toString());
      try {
        await()
            .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
            .until(() -> Files.exists(directory.resolve("data/catalogue/newest")));
      } finally {
        board.destroyForcibly().waitFor();
      }
      board = Ran.start("board", "--config", toml.toString());
      URI queue = URI.create("http://127.0.0.1:" + port + "/api/view?page=kiosk");
      URI home = URI.create("http://127.0.0.1:" + port + "/api/view?page=devices");
      try {
        await()
            .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
            .ignoreExceptions()
            .until(() -> page(queue).contains("Đất đai mới"));
        Files.writeString(
            news,
            text.replace("id = \"1\"", "id = \"7\"").replace("counter = \"1\"", "counter = \"7\""));
        assertThat(TestSite.motcua(publish).out()).contains("version 2");
        await()
            .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
            .until(() -> page(home).contains("device-left-alone"));
        assertThat(page(queue)).contains("Đất đai mới");
      } finally {
        board.destroy();
        assertThat(board.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(
              TestSite.motcua("ledger", "show", "--data", directory.resolve("data").toString())
                  .out())
          .containsPattern("catalogue.taken.*\"version\":1")
          .containsPattern("catalogue.kept.*\"offered\":2,\"version\":1,\"reason\":\"device-left");
    }
  }

  private static String page(URI address) throws IOException {
    try (var body = address.toURL().openStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  @Test
  void aBoardWithoutAScreenPrintsTheCodeOfItsKeyAndIsAdmittedByItAlone() throws Exception {
    BlockingQueue<Paper> papers = new LinkedBlockingQueue<>();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrinterEmulator printer = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, papers::add);
        EstServer server = here.serve()) {
      Files.writeString(
          toml,
          Files.readString(toml)
              + """
              [[printer]]
              name = "printer-1"
              link = "tcp://127.0.0.1:%d"
              """
                  .formatted(printer.port()));
      Process board =
          Ran.start(
              "enrol",
              "--config",
              toml.toString(),
              "--service",
              "https://localhost:" + server.port(),
              "--pairing");
      try {
        BufferedReader out = board.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith("motcua site board DIR kiosk-1 --pairing ")) {
          said.writeBytes(line.getBytes(StandardCharsets.UTF_8));
          line = out.readLine();
        }
        String code = Objects.requireNonNull(line, said::toString).replaceFirst(".* ", "");
        Paper slip = papers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(new ImageDecoder().decode(Pictures.grey(Objects.requireNonNull(slip).png())))
            .as("the QR code on the slip")
            .extracting(Code::text)
            .containsExactly(code);
        TestSite.Said other =
            TestSite.motcua(
                "site", "board", site.toString(), "kiosk-1", "--pairing", "0000-0000-0000");
        assertThat(other.code()).isEqualTo(ExitCode.OK);
        assertThat(
                TestSite.motcua("site", "board", site.toString(), "kiosk-1", "--pairing", "x")
                    .err())
            .contains("write it as it is printed");
        TestSite.Said typed =
            TestSite.motcua(
                "site",
                "board",
                site.toString(),
                "kiosk-1",
                "--pairing",
                code.toLowerCase(java.util.Locale.ROOT));
        assertThat(typed.code()).isEqualTo(ExitCode.OK);
        assertThat(board.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(board.exitValue()).isZero();
        Path key = directory.resolve("board.key");
        Files.move(key, directory.resolve("first.key"));
        assertThat(here.enrol(server, "--code", code).err())
            .as("another key with the code from the slip")
            .contains("was used by another key");
      } finally {
        board.destroy();
      }
    }
  }

  @Test
  void theNameOfARoleIsNoBoard() {
    for (String role : List.of("hub", "site", "catalogue")) {
      TestSite.Said refused = TestSite.motcua("site", "board", site.toString(), role);
      assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.err()).contains(role, "give the board another id");
    }
  }

  @Test
  void othersToolsEnrolAndCheckTheResult() throws Exception {
    String code = TestSite.motcua("site", "board", site.toString(), "quay-1").out().strip();
    try (EstServer server = here.serve()) {
      String est = "https://localhost:" + server.port() + "/.well-known/est/";
      here.shell(
          "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k -subj"
              + " /CN=minh-hoa.quay-1 -outform DER | base64 > csr");
      String curl =
          "curl -sS --fail-with-body --cacert minh-hoa/ca.crt -H Content-Type:application/pkcs10"
              + " --data-binary @csr ";
      String unpack = " | base64 -d | openssl pkcs7 -inform DER -print_certs -out ";
      here.shell(
          curl + "-u minh-hoa.quay-1:" + code + " " + est + "simpleenroll" + unpack + "first");
      here.shell(curl + "--cert first --key k " + est + "simplereenroll" + unpack + "next");
      assertThat(
              here.shell(
                  "openssl verify -purpose sslclient -CAfile minh-hoa/root/root.crt -untrusted"
                      + " minh-hoa/issuing/issuing.crt next"))
          .contains("next: OK");
      assertThat(
              here.shell(
                  "curl -sS --cacert minh-hoa/ca.crt "
                      + est
                      + "cacerts | base64 -d | openssl pkcs7 -inform DER -print_certs -noout"))
          .contains("minh-hoa issuing CA", "minh-hoa root CA");
      here.shell(
          "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout fk -subj"
              + " /CN=minh-hoa.quay-1 -out foreign");
      assertThat(here.shell(curl + "--cert foreign --key fk " + est + "simplereenroll || true"))
          .contains("was signed by no issuing CA of minh-hoa");
    }
    assertThat(
            here.shell(
                "openssl pkey -in minh-hoa/root/root.key -passin file:passphrase -noout && echo"
                    + " good"))
        .contains("good");
    assertThat(
            here.shell(
                "openssl verify -purpose sslserver -verify_hostname localhost -CAfile"
                    + " minh-hoa/root/root.crt -untrusted minh-hoa/issuing/issuing.crt"
                    + " minh-hoa/broker/broker.crt"))
        .contains("OK");
    assertThat(
            here.shell(
                "openssl crl -in minh-hoa/broker/revoked.crl -CAfile minh-hoa/ca.crt -noout"))
        .contains("verify OK");
  }

  @Test
  void aCodeWithDotsIsNoCentreAndTheMessageSaysWhatToWrite() {
    TestSite.Said refused =
        TestSite.motcua(
            "site",
            "init",
            directory.resolve("x").toString(),
            "--centre",
            "H48.11",
            "--name",
            "x",
            "--broker",
            "b",
            "--enrolment",
            "e");
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("write an id such as \"h48-11\"");
    assertThat(directory.resolve("x")).doesNotExist();
  }

  @Test
  void aFolderInUseAndAShortPassphraseAreRefusedBeforeAnythingIsMade() throws IOException {
    Path brief = Files.writeString(directory.resolve("brief"), "ngắn\n");
    String[] common = {
      "--centre", "a", "--name", "A", "--broker", "b", "--enrolment", "e", "--passphrase-file"
    };
    TestSite.Said tooShort =
        TestSite.motcua(with(common, brief, "site", "init", directory.resolve("y").toString()));
    assertThat(tooShort.code()).isEqualTo(ExitCode.USAGE);
    assertThat(tooShort.err()).contains("write at least 12");
    TestSite.Said taken =
        TestSite.motcua(
            with(common, directory.resolve("passphrase"), "site", "init", site.toString()));
    assertThat(taken.code()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(taken.err()).contains(site.toString());
    assertThat(directory.resolve("y")).doesNotExist();
  }

  private static String[] with(String[] common, Path file, String... first) {
    return Stream.of(Stream.of(first), Stream.of(common), Stream.of(file.toString()))
        .flatMap(each -> each)
        .toArray(String[]::new);
  }
}
