package vn.motcua.firmware.web;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.SiteConfig;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.site.NewSite;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.Registrar;
import vn.motcua.provisioning.site.SiteFolder;

/**
 * The pages of a board of a new centre, with a certificate for localhost and 127.0.0.1.
 *
 * @param root what a PC or a phone has to trust
 * @param web served on a free port of this machine
 */
record PagesOfACentre(Path root, BoardConfig.Web web) {
  static PagesOfACentre in(Path folder) throws IOException, ConfigException, RefusedException {
    var config =
        new SiteConfig("minh-hoa", "Minh Hoạ", null, List.of("localhost"), List.of("localhost"), 1);
    Registrar site =
        new NewSite(new SiteFolder(folder.resolve("site")), config, Clock.systemUTC())
            .make("năm từ ngẫu nhiên".toCharArray());
    site.namePages("board-1", List.of("localhost", "127.0.0.1"));
    X509Certificate board =
        site.enrol("minh-hoa.board-1", site.admit("board-1"), Pem.newKeys().getPublic());
    KeyPair keys = Pem.newKeys();
    Path certificate = Files.createDirectories(folder).resolve("pages.crt");
    Path key = folder.resolve("pages.key");
    Pem.writeKey(key, keys.getPrivate(), null);
    Pem.write(
        certificate,
        Pem.text(site.servePages(board, keys.getPublic()), site.authorities().getFirst()));
    return new PagesOfACentre(
        site.rootForBrowsers(),
        new BoardConfig.Web(
            "127.0.0.1",
            freePort(),
            BoardConfig.Web.NUMBERS_DEFAULT,
            BoardConfig.Web.TOUCHES_DEFAULT,
            new BoardConfig.WebTls(certificate, key)));
  }

  /** One that stays the same when the board is built anew. */
  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
