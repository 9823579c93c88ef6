package vn.motcua.provisioning.est;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** No earlier than the certificate's beginning: a board without a battery starts in the past. */
  Instant now(InstantSource clock) throws IOException {
    Instant now = clock.instant();
    Instant from = Files.exists(certificate) ? chain().getFirst().getNotBefore().toInstant() : now;
    return now.isBefore(from) ? from : now;
  }

  /**
   * Puts a certificate into its file, with its issuer, and before that the authorities of today
   * into theirs: these are what they were, or one more.
   */
  X509Certificate keep(EstClient client, X509Certificate made, Path authorities)
      throws IOException, InterruptedException {
    List<X509Certificate> before = Pem.readCertificates(authorities);
    List<X509Certificate> now = new ArrayList<>(client.authorities()); // a set, in no order
    if (!now.contains(before.getLast())) {
      throw new IOException(
          "the service does not name the root that this board trusts, %s"
              .formatted(before.getLast().getSubjectX500Principal()));
    }
    X509Certificate issuer =
        now.stream()
            .filter(each -> each.getSubjectX500Principal().equals(made.getIssuerX500Principal()))
            .findFirst()
            .orElseThrow(() ->
                new IOException("the service sent a certificate of an authority it does not name"));
    now.sort(
        Comparator.comparingInt(
            each -> each.equals(issuer) ? 0 : each.equals(before.getLast()) ? 2 : 1));
    if (!now.equals(before)) {
      Pem.write(authorities, Pem.text(now.toArray()));
    }
    Pem.write(certificate, Pem.text(made, issuer));
    return made;
  }
}
