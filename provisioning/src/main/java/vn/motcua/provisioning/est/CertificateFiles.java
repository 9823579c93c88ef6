package vn.motcua.provisioning.est;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.motcua.provisioning.files.Pem;

/**
 * A certificate of this board with its key. The key is made here, never leaves the board, and stays
 * the same when the certificate is renewed, so that one file is replaced and a power cut leaves
 * either the old or the new one.
 *
 * @param certificate its file, with the issuing CA; it need not exist
 * @param key its PKCS #8 file; it need not exist
 */
record CertificateFiles(Path certificate, Path key) {
  /** The key, made when there is none yet. */
  KeyPair keys() throws IOException {
    if (Files.exists(key)) {
      return Pem.readKeys(key);
    }
    KeyPair keys = Pem.newKeys();
    Pem.writeKey(key, keys.getPrivate(), null);
    return keys;
  }

  List<X509Certificate> chain() throws IOException {
    return Pem.readCertificates(certificate);
  }

  /** When the certificate should be renewed: at two thirds of its life. */
  Instant due() throws IOException {
    X509Certificate held = chain().getFirst();
    Instant from = held.getNotBefore().toInstant();
    return from.plus(
        Duration.between(from, held.getNotAfter().toInstant()).multipliedBy(2).dividedBy(3));
  }

  /** Puts a certificate into its file, with its issuer as the service names it today. */
  X509Certificate keep(EstClient client, X509Certificate made)
      throws IOException, InterruptedException {
    X509Certificate issuer =
        client.authorities().stream()
            .filter(each -> each.getSubjectX500Principal().equals(made.getIssuerX500Principal()))
            .findFirst()
            .orElseThrow(() ->
                new IOException("the service sent a certificate of an authority it does not name"));
    Pem.write(certificate, Pem.text(made, issuer));
    return made;
  }
}
