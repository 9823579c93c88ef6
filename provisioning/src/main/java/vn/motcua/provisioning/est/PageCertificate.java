package vn.motcua.provisioning.est;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import vn.motcua.provisioning.files.Pem;

/**
 * The certificate of a board's pages, as files on the board: for browsers, so of another kind than
 * the board's own, with a key of its own. One thread.
 */
public final class PageCertificate {
  private final String name;
  private final CertificateFiles board;
  private final Path authorities;
  private final CertificateFiles pages;
  private final InstantSource clock;

  PageCertificate(
      String name,
      CertificateFiles board,
      Path authorities,
      CertificateFiles pages,
      InstantSource clock) {
    this.name = name;
    this.board = board;
    this.authorities = authorities;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * Whether another authority than this centre has issued the certificate that is there; then it is
   * not ours to replace.
   */
  public boolean isOfAnother() throws IOException {
    if (!Files.exists(pages.certificate())) {
      return false;
    }
    List<X500Principal> ours =
        Pem.readCertificates(authorities).stream()
            .map(X509Certificate::getSubjectX500Principal)
            .toList();
    return pages.chain().stream().noneMatch(each -> ours.contains(each.getIssuerX500Principal()));
  }

  /** When it should be replaced: at two thirds of its life, or at once when there is none. */
  public Instant due() throws IOException {
    return Files.exists(pages.certificate()) ? pages.due() : Instant.EPOCH;
  }

  /**
   * Gets a certificate, the first or the next, with the board's own. A running board serves it from
   * the next connection on.
   *
   * @param service of the enrolment service, such as {@code https://192.0.2.5:8445}
   * @throws IOException with a sentence, and nothing but the key has changed
   */
  public X509Certificate get(URI service) throws IOException, InterruptedException {
    List<X509Certificate> held = board.chain();
    EstClient client = new EstClient(service, Pem.readCertificates(authorities), board.now(clock));
    return pages.keep(
        client, client.pages(name, held, board.keys().getPrivate(), pages.keys()), authorities);
  }
}
