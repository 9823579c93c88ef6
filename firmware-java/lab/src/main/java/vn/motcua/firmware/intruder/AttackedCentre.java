package vn.motcua.firmware.intruder;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import vn.motcua.bridge.link.socket.KeyFiles;
import vn.motcua.bridge.link.socket.TlsIdentity;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.Registrar;
import vn.motcua.provisioning.site.SiteFolder;

/**
 * The files of a centre with two boards, made by the product's verbs, and of a foreign centre that
 * gives itself the same names. Immutable; one thread makes it.
 *
 * @param directory where everything is
 * @param brokerPort of the broker, on 127.0.0.1
 * @param pagePort of the pages, on 127.0.0.1
 */
record AttackedCentre(Path directory, int brokerPort, int pagePort) {
  /** The board that runs. */
  static final Topics BOARD = new Topics("minh-hoa", "mot-cua-1");

  /** The board whose certificate the intruder has. */
  static final Topics STOLEN = new Topics("minh-hoa", "quay-1");

  private static final String EXAMPLE = "/vn/motcua/provisioning/catalogue.example.toml";

  /** So that there is a person for each role. */
  private static final String MORE_STAFF =
      """

      [[staff]]
      id = "cb-005"
      name = "Hoàng Thị Thử"

      [[staff]]
      id = "cb-006"
      name = "Vũ Văn Nghiệm"
      """;

  /** Makes all files below {@code directory}, which exists. */
  static AttackedCentre make(Path directory) throws IOException {
    var centre = new AttackedCentre(directory, freePort(), freePort());
    centre.makeSite("site");
    centre.makeSite("foreign");
    centre.admit("site", BOARD);
    centre.admit("site", STOLEN);
    centre.admit("foreign", STOLEN);
    try (InputStream example = AttackedCentre.class.getResourceAsStream(EXAMPLE)) {
      byte[] bytes = Objects.requireNonNull(example, EXAMPLE).readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      Files.writeString(centre.catalogue(), text + MORE_STAFF);
    }
    Files.createDirectory(centre.data());
    Files.writeString(centre.boardToml(), centre.toml());
    return centre;
  }

  private void makeSite(String folder) throws IOException {
    Path passphrase = Files.writeString(directory.resolve("passphrase"), "năm từ ngẫu nhiên đây\n");
    VerbInProcess.run(
        "site",
        "init",
        directory.resolve(folder).toString(),
        "--centre",
        BOARD.centre(),
        "--name",
        "Phường Minh Hoạ",
        "--broker",
        "localhost,127.0.0.1",
        "--enrolment",
        "localhost,127.0.0.1",
        "--passphrase-file",
        passphrase.toString());
  }

  /** As a board that enrols: its key is made on the board, its certificate at the site. */
  private void admit(String folder, Topics board) throws IOException {
    Path site = directory.resolve(folder);
    String code = VerbInProcess.run("site", "board", site.toString(), board.board()).strip();
    KeyPair keys = Pem.newKeys();
    try {
      Registrar registrar = Registrar.open(new SiteFolder(site), Clock.systemUTC());
      var certificate = registrar.enrol(board.client(), code, keys.getPublic());
      TlsIdentity files = identity(folder, board);
      X509Certificate issuing = registrar.authorities().getFirst();
      Pem.writeKey(files.key(), keys.getPrivate(), null);
      Pem.write(files.certificate(), Pem.text(certificate, issuing));
      registrar.namePages(board.board(), List.of("localhost", "127.0.0.1"));
      KeyPair ofPages = Pem.newKeys();
      KeyFiles pages = pages(folder, board);
      Pem.writeKey(pages.key(), ofPages.getPrivate(), null);
      Pem.write(
          pages.certificate(),
          Pem.text(registrar.servePages(certificate, ofPages.getPublic()), issuing));
    } catch (ConfigException | RefusedException refused) {
      throw new IOException("the site does not enrol " + board.client(), refused);
    }
  }

  /** Revokes the stolen board at the site. */
  void revokeStolen() throws IOException {
    VerbInProcess.run("site", "revoke", site().toString(), STOLEN.board(), "--why", "mất thẻ");
  }

  /** What a board of a site shows to the broker of this centre. */
  TlsIdentity identity(String folder, Topics board) {
    String name = folder + "-" + board.board();
    return new TlsIdentity(
        authority(), directory.resolve(name + ".crt"), directory.resolve(name + ".key"));
  }

  private KeyFiles pages(String folder, Topics board) {
    String name = folder + "-pages-" + board.board();
    return new KeyFiles(directory.resolve(name + ".crt"), directory.resolve(name + ".key"));
  }

  Path site() {
    return directory.resolve("site");
  }

  Path authority() {
    return site().resolve("ca.crt");
  }

  Path data() {
    return directory.resolve("data");
  }

  Path boardToml() {
    return directory.resolve("board.toml");
  }

  Path catalogue() {
    return directory.resolve("catalogue.toml");
  }

  /** All roles, accounts, and the certificates that the site made for this board and its pages. */
  private String toml() {
    TlsIdentity own = identity("site", BOARD);
    return """
    centre = "%s"
    board = "%s"
    roles = ["ticket", "counter", "attendance", "handoff", "display", "hub"]
    data = "%s"
    [broker]
    url = "ssl://localhost:%d"
    ca = "%s"
    certificate = "%s"
    key = "%s"
    [web]
    host = "127.0.0.1"
    port = %d
    numbers-per-minute = %d
    touches-per-minute = %d
    certificate = "%s"
    key = "%s"
    [accounts]
    """
        .formatted(
            BOARD.centre(),
            BOARD.board(),
            data(),
            brokerPort,
            own.authority(),
            own.certificate(),
            own.key(),
            pagePort,
            BoardConfig.Web.PER_MINUTE_MAX,
            BoardConfig.Web.PER_MINUTE_MAX,
            pages("site", BOARD).certificate(),
            pages("site", BOARD).key());
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
