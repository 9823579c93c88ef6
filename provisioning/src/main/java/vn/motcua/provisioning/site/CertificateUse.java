package vn.motcua.provisioning.site;

import java.time.Duration;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;

/** What a certificate of a centre is for, and how long it lives. */
public enum CertificateUse {
  /** Signs the issuing CA only; its key is kept off every machine. */
  ROOT(Duration.ofDays(20 * 365), KeyUsage.keyCertSign | KeyUsage.cRLSign, null),
  /** Signs everything else. */
  ISSUING(Duration.ofDays(5 * 365), KeyUsage.keyCertSign | KeyUsage.cRLSign, null),
  /** A board towards the broker; renewed by itself, so it may be short. */
  BOARD(Duration.ofDays(365), KeyUsage.digitalSignature, KeyPurposeId.id_kp_clientAuth),
  /** The role of the hub, on a connection of its own. */
  HUB(Duration.ofDays(365), KeyUsage.digitalSignature, KeyPurposeId.id_kp_clientAuth),
  /** One process of the case server's inbox. */
  INBOX(Duration.ofDays(365), KeyUsage.digitalSignature, KeyPurposeId.id_kp_clientAuth),
  /** A broker, the enrolment service, or the pages of a board. */
  SERVER(Duration.ofDays(365), KeyUsage.digitalSignature, KeyPurposeId.id_kp_serverAuth);

  private final Duration life;
  private final int keyUsage;
  private final @Nullable KeyPurposeId purpose;

  CertificateUse(Duration life, int keyUsage, @Nullable KeyPurposeId purpose) {
    this.life = life;
    this.keyUsage = keyUsage;
    this.purpose = purpose;
  }

  /** From the moment of issue to its end. */
  public Duration life() {
    return life;
  }

  /** Whether it signs other certificates. */
  boolean isAuthority() {
    return purpose == null;
  }

  int keyUsage() {
    return keyUsage;
  }

  /** Null for an authority. */
  @Nullable KeyPurposeId purpose() {
    return purpose;
  }
}
