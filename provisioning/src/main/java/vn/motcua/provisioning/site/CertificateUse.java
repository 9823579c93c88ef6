package vn.motcua.provisioning.site;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;

/** What a certificate of a centre is for, and how long it lives. */
public enum CertificateUse {
  /** Signs the issuing CA only; its key is kept off every machine. */
  ROOT(Duration.ofDays(20 * 365), KeyUsage.keyCertSign | KeyUsage.cRLSign),
  /** Signs everything else. */
  ISSUING(Duration.ofDays(5 * 365), KeyUsage.keyCertSign | KeyUsage.cRLSign),
  /** A board towards the broker; renewed by itself, so it may be short. */
  BOARD(Duration.ofDays(365), KeyUsage.digitalSignature),
  /** The role of the hub, on a connection of its own. */
  HUB(Duration.ofDays(365), KeyUsage.digitalSignature),
  /** Signs the catalogues of the centre, and nothing else. */
  CATALOGUE(Duration.ofDays(365), KeyUsage.digitalSignature),
  /** Publishes the catalogues to the brokers. */
  PUBLISHER(Duration.ofDays(365), KeyUsage.digitalSignature),
  /** One process of the case server's inbox. */
  INBOX(Duration.ofDays(365), KeyUsage.digitalSignature),
  /** A broker, the enrolment service, or the pages of a board. */
  SERVER(Duration.ofDays(365), KeyUsage.digitalSignature);

  /** RFC 9336. */
  private static final KeyPurposeId DOCUMENT_SIGNING =
      KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36"));

  private final Duration life;
  private final int keyUsage;

  CertificateUse(Duration life, int keyUsage) {
    this.life = life;
    this.keyUsage = keyUsage;
  }

  /** From the moment of issue to its end. */
  public Duration life() {
    return life;
  }

  int keyUsage() {
    return keyUsage;
  }

  /** Whether a certificate is for this, and for nothing else. */
  public boolean isOf(X509Certificate certificate) {
    KeyPurposeId purpose = purpose();
    try {
      return purpose != null && List.of(purpose.getId()).equals(certificate.getExtendedKeyUsage());
    } catch (CertificateParsingException garbled) {
      return false;
    }
  }

  /** Null for an authority. */
  @Nullable KeyPurposeId purpose() {
    return switch (this) {
      case ROOT, ISSUING -> null;
      case BOARD, HUB, INBOX, PUBLISHER -> KeyPurposeId.id_kp_clientAuth;
      case CATALOGUE -> DOCUMENT_SIGNING;
      case SERVER -> KeyPurposeId.id_kp_serverAuth;
    };
  }
}
