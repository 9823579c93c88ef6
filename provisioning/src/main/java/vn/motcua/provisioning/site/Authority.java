package vn.motcua.provisioning.site;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate that signs others, with its key: ECDSA on P-256 with SHA-256. Immutable; any
 * thread.
 *
 * @param certificate its own
 * @param key its private key
 */
public record Authority(X509Certificate certificate, PrivateKey key) {
  /** A machine whose clock is slow by less than this already accepts a new certificate. */
  static final Duration BACKDATED = Duration.ofHours(1);

  /** A broker that has not been given a newer list by then lets nobody in. */
  static final Duration REVOCATIONS_LIVE = Duration.ofDays(400);

  private static final String SIGNATURE = "SHA256withECDSA";
  private static final int SERIAL_BITS = 127;
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new root for a centre; nothing stands above it. */
  public static Authority root(String name, KeyPair keys, Instant now) throws IOException {
    X500Principal own = new X500Principal("CN=" + name);
    X509Certificate made =
        new Signing(own, null, keys.getPrivate())
            .sign(CertificateUse.ROOT, own, List.of(), keys.getPublic(), now);
    return new Authority(made, keys.getPrivate());
  }

  /** Signs a certificate for an authority below this one. */
  public Authority subordinate(String name, KeyPair keys, Instant now) throws IOException {
    return new Authority(
        issue(CertificateUse.ISSUING, name, List.of(), keys.getPublic(), now), keys.getPrivate());
  }

  /**
   * Signs a certificate.
   *
   * @param name its common name, of letters, digits, dots and hyphens
   * @param hosts names and addresses under which a server is reached; empty for clients
   */
  public X509Certificate issue(
      CertificateUse use, String name, List<String> hosts, PublicKey key, Instant now)
      throws IOException {
    return new Signing(certificate.getSubjectX500Principal(), certificate, this.key)
        .sign(use, new X500Principal("CN=" + name), hosts, key, now);
  }

  /**
   * A list of revoked certificates (RFC 5280).
   *
   * @param revoked serial numbers
   * @param number grows with each list
   */
  public X509CRL revocations(List<Revoked> revoked, long number, Instant now) throws IOException {
    JcaX509v2CRLBuilder list =
        new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(now));
    list.setNextUpdate(Date.from(now.plus(REVOCATIONS_LIVE)));
    for (Revoked each : revoked) {
      list.addCRLEntry(each.serial(), Date.from(each.at()), CRLReason.unspecified);
    }
    try {
      list.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
      list.addExtension(
          Extension.cRLNumber,
          false,
          new org.bouncycastle.asn1.x509.CRLNumber(BigInteger.valueOf(number)));
      return new JcaX509CRLConverter().getCRL(list.build(signer(key)));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("the list of revoked certificates cannot be signed", e);
    }
  }

  private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
    return new JcaContentSignerBuilder(SIGNATURE).build(key);
  }

  /** One signature; {@code above} is null for a root, which signs itself. */
  private record Signing(
      X500Principal issuer,
      @org.jspecify.annotations.Nullable X509Certificate above,
      PrivateKey key) {
    X509Certificate sign(
        CertificateUse use, X500Principal subject, List<String> hosts, PublicKey own, Instant now)
        throws IOException {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1),
              Date.from(now.minus(BACKDATED)),
              Date.from(until(use, now)),
              subject,
              own);
      try {
        extend(builder, use, hosts, own);
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key)));
      } catch (GeneralSecurityException | OperatorCreationException e) {
        throw new IOException("the certificate of " + subject + " cannot be signed", e);
      }
    }

    /** No certificate outlives the one above it. */
    private Instant until(CertificateUse use, Instant now) {
      Instant own = now.plus(use.life());
      Instant end = above == null ? own : above.getNotAfter().toInstant();
      return own.isBefore(end) ? own : end;
    }

    private void extend(
        JcaX509v3CertificateBuilder builder, CertificateUse use, List<String> hosts, PublicKey own)
        throws CertIOException, GeneralSecurityException {
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, constraints(use));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(use.keyUsage()));
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(own));
      if (above != null) {
        builder.addExtension(
            Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(above));
      }
      if (use.purpose() != null) {
        builder.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use.purpose()));
      }
      if (!hosts.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(hosts.stream().map(Signing::name).toArray(GeneralName[]::new)));
      }
    }

    private static BasicConstraints constraints(CertificateUse use) {
      return switch (use) {
        case ROOT -> new BasicConstraints(1);
        case ISSUING -> new BasicConstraints(0);
        default -> new BasicConstraints(false);
      };
    }

    private static GeneralName name(String host) {
      int kind = ADDRESS.matcher(host).matches() ? GeneralName.iPAddress : GeneralName.dNSName;
      return new GeneralName(kind, host);
    }
  }
}
