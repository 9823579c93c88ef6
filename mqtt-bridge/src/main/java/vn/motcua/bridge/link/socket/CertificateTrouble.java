package vn.motcua.bridge.link.socket;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * A certificate that is not valid at the time of our clock. Immutable.
 *
 * @param whose the broker's or our own
 * @param from beginning of its validity
 * @param until end of its validity
 * @param now time of our clock
 */
public record CertificateTrouble(Whose whose, Instant from, Instant until, Instant now) {
  /** The owner of the certificate. */
  public enum Whose {
    BROKER,
    OWN
  }

  /** The first of {@code chain} that is not valid at {@code now}. */
  static Optional<CertificateTrouble> in(
      Collection<X509Certificate> chain, Whose whose, Instant now) {
    return chain.stream()
        .map(each ->
            new CertificateTrouble(
                whose, each.getNotBefore().toInstant(), each.getNotAfter().toInstant(), now))
        .filter(each -> each.isEarly() || now.isAfter(each.until))
        .findFirst();
  }

  /** Whether our clock is before its validity; otherwise it has expired. */
  public boolean isEarly() {
    return now.isBefore(from);
  }

  /** The fault and its remedy, one English sentence for the log. */
  public String sentence() {
    return "%s certificate is valid from %s to %s, and this machine's clock says %s: %s"
        .formatted(
            whose == Whose.BROKER ? "the broker's" : "our own",
            from,
            until,
            now,
            isEarly()
                ? "set the clock, or let it reach a time server"
                : "have the site's CA issue a new one, or set the clock if it is wrong");
  }
}
