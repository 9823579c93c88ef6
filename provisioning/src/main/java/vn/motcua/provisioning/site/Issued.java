package vn.motcua.provisioning.site;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that the centre has issued.
 *
 * @param serial its serial number
 * @param use what it is for
 * @param name its common name
 * @param from beginning of its life
 * @param until end of its life
 * @param issuer serial number of the issuing CA's own certificate; null in the first lines of
 *     centres that were made before there could be a second one
 */
public record Issued(
    BigInteger serial,
    CertificateUse use,
    String name,
    Instant from,
    Instant until,
    @Nullable BigInteger issuer) {
  static Issued of(CertificateUse use, String name, X509Certificate made, X509Certificate issuer) {
    return new Issued(
        made.getSerialNumber(),
        use,
        name,
        made.getNotBefore().toInstant(),
        made.getNotAfter().toInstant(),
        issuer.getSerialNumber());
  }
}
