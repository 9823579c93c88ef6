package vn.motcua.provisioning.est;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import vn.motcua.provisioning.codes.PairingCode;
import vn.motcua.provisioning.files.Pem;

/** The certificate and the key of a board, as files on the board. One thread. */
public final class BoardCertificate {
  private final String name;
  private final CertificateFiles files;
  private final Path authorities;
  private final InstantSource clock;

  /**
   * For one board.
   *
   * @param name {@code <centre>.<board>}
   * @param certificate its file, with the issuing CA; it need not exist
   * @param key its PKCS #8 file; it need not exist
   * @param authorities the centre's authorities, the root last; it has to exist
   */
  public BoardCertificate(
      String name, Path certificate, Path key, Path authorities, InstantSource clock) {
    this.name = name;
    this.files = new CertificateFiles(certificate, key);
    this.authorities = authorities;
    this.clock = clock;
  }

  /**
   * Gets the first certificate. When the answer is lost, the same code and key get another one.
   *
   * @param service of the enrolment service, such as {@code https://192.0.2.5:8445}
   * @throws IOException with a sentence, and nothing but the key has changed
   */
  public X509Certificate enrol(URI service, String code) throws IOException, InterruptedException {
    KeyPair keys = files.keys();
    EstClient client = client(service);
    return files.keep(client, client.enrol(name, code, keys), authorities);
  }

  /** The code by which the technician admits this board's key; the key is made here if need be. */
  public String pairingCode() throws IOException {
    return PairingCode.of(files.keys().getPublic());
  }

  /** When the certificate should be renewed: at two thirds of its life. */
  public Instant due() throws IOException {
    return files.due();
  }

  /** Whether two thirds of the certificate's life are over, as far as the clock knows. */
  public boolean isDue() throws IOException {
    return !clock.instant().isBefore(due());
  }

  /**
   * What is wrong with the clock: it stands before the beginning of the board's own certificate.
   * Whether that is due cannot be known then.
   */
  public Optional<String> clockTrouble() throws IOException {
    Instant from = files.chain().getFirst().getNotBefore().toInstant();
    Instant now = clock.instant();
    return now.isBefore(from)
        ? Optional.of(
            "this board's clock says %s, and its own certificate began at %s: set the clock, or let it reach a time server"
                .formatted(now, from))
        : Optional.empty();
  }

  /**
   * Gets the next certificate with the present one; the authorities are taken anew as well.
   *
   * @throws IOException with a sentence, and nothing has changed
   */
  public X509Certificate renew(URI service) throws IOException, InterruptedException {
    KeyPair keys = Pem.readKeys(files.key());
    EstClient client = client(service);
    return files.keep(
        client, client.renew(name, files.chain(), keys.getPrivate(), keys), authorities);
  }

  private EstClient client(URI service) throws IOException {
    return new EstClient(service, Pem.readCertificates(authorities), files.now(clock));
  }

  /** The certificate of this board's pages, which the service gives to whoever holds this one. */
  public PageCertificate ofPages(Path certificate, Path key) {
    return new PageCertificate(
        name, files, authorities, new CertificateFiles(certificate, key), clock);
  }
}
