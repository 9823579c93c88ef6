package vn.motcua.provisioning.site;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A certificate that the centre has issued.
 *
 * @param serial its serial number
 * @param use what it is for
 * @param name its common name
 * @param from beginning of its life
 * @param until end of its life
 */
public record Issued(
    BigInteger serial, CertificateUse use, String name, Instant from, Instant until) {
  static Issued of(CertificateUse use, String name, X509Certificate made) {
    return new Issued(
        made.getSerialNumber(),
        use,
        name,
        made.getNotBefore().toInstant(),
        made.getNotAfter().toInstant());
  }
}
