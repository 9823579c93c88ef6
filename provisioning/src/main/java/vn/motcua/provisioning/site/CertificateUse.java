package vn.motcua.provisioning.site;

import java.time.Duration;
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
  /** One process of the case server's inbox. */
  INBOX(Duration.ofDays(365), KeyUsage.digitalSignature),
  /** A broker, the enrolment service, or the pages of a board. */
  SERVER(Duration.ofDays(365), KeyUsage.digitalSignature);

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

  /** Null for an authority. */
  @Nullable KeyPurposeId purpose() {
    return switch (this) {
      case ROOT, ISSUING -> null;
      case BOARD, HUB, INBOX -> KeyPurposeId.id_kp_clientAuth;
      case SERVER -> KeyPurposeId.id_kp_serverAuth;
    };
  }
}
