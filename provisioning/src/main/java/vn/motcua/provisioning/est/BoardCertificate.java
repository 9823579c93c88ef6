package vn.motcua.provisioning.est;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.site.PairingCode;

/**
 * The certificate and the key of a board, as files on the board. The key is made here, never leaves
 * it, and stays the same when the certificate is renewed, so that one file is replaced and a power
 * cut leaves either the old or the new one. One thread.
 */
public final class BoardCertificate {
  private final String name;
  private final Path certificate;
  private final Path key;
  private final Path authorities;

  /**
   * For one board.
   *
   * @param name {@code <centre>.<board>}
   * @param certificate its file, with the issuing CA; it need not exist
   * @param key its PKCS #8 file; it need not exist
   * @param authorities the centre's authorities; it has to exist
   */
  public BoardCertificate(String name, Path certificate, Path key, Path authorities) {
    this.name = name;
    this.certificate = certificate;
    this.key = key;
    this.authorities = authorities;
  }

  /**
   * Gets the first certificate. When the answer is lost, the same code and key get another one.
   *
   * @param service of the enrolment service, such as {@code https://192.0.2.5:8445}
   * @throws IOException with a sentence, and nothing but the key has changed
   */
  public X509Certificate enrol(java.net.URI service, String code)
      throws IOException, InterruptedException {
    KeyPair keys = keys();
    EstClient client = new EstClient(service, Pem.readCertificates(authorities));
    return keep(client, client.enrol(name, code, keys));
  }

  /** The board's key, made when there is none yet. */
  private KeyPair keys() throws IOException {
    if (Files.exists(key)) {
      return Pem.readKeys(key);
    }
    KeyPair keys = Pem.newKeys();
    Pem.writeKey(key, keys.getPrivate(), null);
    return keys;
  }

  /** The code by which the technician admits this board's key; the key is made here if need be. */
  public String pairingCode() throws IOException {
    return PairingCode.of(keys().getPublic());
  }

  /** When the certificate should be renewed: at two thirds of its life. */
  public Instant due() throws IOException {
    X509Certificate held = Pem.readCertificates(certificate).getFirst();
    Instant from = held.getNotBefore().toInstant();
    return from.plus(
        Duration.between(from, held.getNotAfter().toInstant()).multipliedBy(2).dividedBy(3));
  }

  /**
   * Gets the next certificate with the present one; the authorities are taken anew as well.
   *
   * @throws IOException with a sentence, and nothing has changed
   */
  public X509Certificate renew(java.net.URI service) throws IOException, InterruptedException {
    KeyPair keys = Pem.readKeys(key);
    EstClient client = new EstClient(service, Pem.readCertificates(authorities));
    List<X509Certificate> held = Pem.readCertificates(certificate);
    X509Certificate next = client.renew(name, held, keys.getPrivate(), keys);
    return keep(client, next);
  }

  private X509Certificate keep(EstClient client, X509Certificate made)
      throws IOException, InterruptedException {
    List<X509Certificate> now = new ArrayList<>(client.authorities());
    X509Certificate issuer =
        now.stream()
            .filter(each -> each.getSubjectX500Principal().equals(made.getIssuerX500Principal()))
            .findFirst()
            .orElseThrow(() ->
                new IOException("the service sent a certificate of an authority it does not name"));
    Pem.write(certificate, Pem.text(made, issuer));
    return made;
  }
}
