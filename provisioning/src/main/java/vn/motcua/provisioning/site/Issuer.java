package vn.motcua.provisioning.site;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.provisioning.files.Pem;

/**
 * Signs certificates and lists of revoked ones, and keeps the record of them. The caller holds the
 * folder's lock.
 */
final class Issuer {
  private final SiteFolder folder;
  private final InstantSource clock;

  Issuer(SiteFolder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Signs a certificate.
   *
   * @throws RefusedException when it would not be valid by this machine's own clock
   */
  X509Certificate issue(CertificateUse use, String name, List<String> hosts, PublicKey key)
      throws IOException, RefusedException {
    Authority authority = new Authorities(folder).today();
    Instant now = clock.instant();
    Instant from = authority.certificate().getNotBefore().toInstant();
    Instant until = authority.certificate().getNotAfter().toInstant();
    if (now.isBefore(from) || !now.isBefore(until)) {
      throw new RefusedException(
          RefusedException.Reason.WRONG_CLOCK,
          "the clock of the site's machine says %s, and its issuing CA is good from %s to %s; set the clock, or renew the CA with \"motcua site renew-ca\""
              .formatted(now, from, until));
    }
    X509Certificate made = authority.issue(use, name, hosts, key, now);
    new SiteRecord(folder).add(Issued.of(use, name, made, authority.certificate()));
    return made;
  }

  /**
   * Writes the lists of revoked certificates for the brokers: one of each issuing CA in use, since
   * a broker refuses whatever an authority without a list has signed.
   */
  void publishRevocations() throws IOException {
    Authorities authorities = new Authorities(folder);
    List<Revoked> revoked = new SiteRecord(folder).revoked();
    Instant now = clock.instant();
    List<X509CRL> lists = new ArrayList<>();
    lists.add(authorities.today().revocations(revoked, revoked.size() + 1L, now));
    Authority former = authorities.former();
    if (former != null) {
      lists.add(former.revocations(revoked, revoked.size() + 1L, now));
    }
    Pem.write(folder.revocations(), Pem.text(lists.toArray()));
  }
}
