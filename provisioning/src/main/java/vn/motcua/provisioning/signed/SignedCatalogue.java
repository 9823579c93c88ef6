package vn.motcua.provisioning.signed;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import vn.motcua.provisioning.signed.UntrustedCatalogueException.Reason;
import vn.motcua.provisioning.site.CertificateUse;

/**
 * A part of a catalogue whose signature is good. Immutable.
 *
 * <p>The signer's certificate is checked at the signing time that the message states: a catalogue
 * outlives the certificate, and a board may have a wrong clock. So whoever has an old signing key
 * can go on signing until the issuing CA is replaced.
 *
 * @param version from 1
 * @param text TOML
 */
public record SignedCatalogue(String centre, CataloguePart part, long version, String text) {
  /** Longer messages are not read; a broker takes 256 KiB. */
  public static final int MESSAGE_CHARS_MAX = 240_000;

  static final String LABEL = "CMS";

  /**
   * Checks a message.
   *
   * @param trusted the centre's authorities; nobody else is believed
   */
  public static SignedCatalogue verified(String message, List<X509Certificate> trusted)
      throws UntrustedCatalogueException {
    CMSSignedData data = cms(message);
    try {
      if (data.getSignerInfos().size() != 1 || data.getSignedContent() == null) {
        throw new UntrustedCatalogueException(
            Reason.BAD_SIGNATURE, "it is not signed; sign it with \"motcua site catalogue\"");
      }
      SignerInformation signer = data.getSignerInfos().iterator().next();
      X509Certificate certificate = signer(data, signer, trusted);
      if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
        throw new UntrustedCatalogueException(
            Reason.BAD_SIGNATURE, "its text is not the one that was signed");
      }
      byte[] content = (byte[]) data.getSignedContent().getContent();
      return read(new String(content, StandardCharsets.UTF_8), certificate);
    } catch (CMSException
        | OperatorCreationException
        | RuntimeException e) { // The last one is of the library, for garbled DER.
      throw new UntrustedCatalogueException(
          Reason.BAD_SIGNATURE, "its signature is not good: " + e.getMessage());
    }
  }

  private static CMSSignedData cms(String message) throws UntrustedCatalogueException {
    if (message.length() > MESSAGE_CHARS_MAX) {
      throw new UntrustedCatalogueException(
          Reason.DAMAGED, "it is longer than " + MESSAGE_CHARS_MAX + " characters");
    }
    try (PemReader pem = new PemReader(new StringReader(message))) {
      PemObject block = pem.readPemObject();
      if (block == null || !block.getType().equals(LABEL)) {
        throw new UntrustedCatalogueException(Reason.DAMAGED, "it is not a CMS message");
      }
      return new CMSSignedData(block.getContent());
    } catch (IOException | CMSException | RuntimeException e) { // of the library, for garbled DER
      throw new UntrustedCatalogueException(
          Reason.DAMAGED, "it is not a complete CMS message: " + e.getMessage());
    }
  }

  private static X509Certificate signer(
      CMSSignedData data, SignerInformation signer, List<X509Certificate> trusted)
      throws UntrustedCatalogueException {
    try {
      List<X509Certificate> sent = certificates(data);
      X509CertSelector target = new X509CertSelector();
      target.setSerialNumber(signer.getSID().getSerialNumber());
      target.setIssuer(signer.getSID().getIssuer().getEncoded());
      Set<TrustAnchor> anchors = new HashSet<>();
      trusted.forEach(each -> anchors.add(new TrustAnchor(each, null)));
      PKIXBuilderParameters path = new PKIXBuilderParameters(anchors, target);
      path.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
      path.setRevocationEnabled(false);
      path.setDate(signedAt(signer));
      return (X509Certificate)
          CertPathBuilder.getInstance("PKIX")
              .build(path)
              .getCertPath()
              .getCertificates()
              .getFirst();
    } catch (GeneralSecurityException | IOException | RuntimeException e) { // of the library
      throw new UntrustedCatalogueException(
          Reason.FOREIGN, "its signer's certificate comes from none of this centre's authorities");
    }
  }

  private static List<X509Certificate> certificates(CMSSignedData data)
      throws GeneralSecurityException {
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    List<X509Certificate> found = new ArrayList<>();
    for (X509CertificateHolder each : data.getCertificates().getMatches(null)) {
      found.add(converter.getCertificate(each));
    }
    return found;
  }

  private static Date signedAt(SignerInformation signer) {
    return Time.getInstance(
            signer
                .getSignedAttributes()
                .get(CMSAttributes.signingTime)
                .getAttrValues()
                .getObjectAt(0))
        .getDate();
  }

  private static SignedCatalogue read(String text, X509Certificate signer)
      throws UntrustedCatalogueException {
    TomlParseResult root = Toml.parse(text);
    String centre = root.get("centre") instanceof String id ? id : "";
    if (!CertificateUse.CATALOGUE.isOf(signer)
        || !signer.getSubjectX500Principal().getName().equals("CN=" + centre + ".catalogue")) {
      throw new UntrustedCatalogueException(
          Reason.WRONG_USE,
          "it is signed with the certificate of %s, which is not for catalogues of %s"
              .formatted(signer.getSubjectX500Principal().getName(), centre));
    }
    for (CataloguePart part : CataloguePart.values()) {
      if (part.word().equals(root.get("part"))
          && root.get("version") instanceof Long version
          && version > 0) {
        return new SignedCatalogue(centre, part, version, text);
      }
    }
    throw new UntrustedCatalogueException(Reason.DAMAGED, "it names no part or no version");
  }

  /**
   * Whether it is this part of this centre, and newer.
   *
   * @param held the version that is held; 0 for none
   */
  public SignedCatalogue require(String wanted, CataloguePart which, long held)
      throws UntrustedCatalogueException {
    if (!centre.equals(wanted) || part != which) {
      throw new UntrustedCatalogueException(
          Reason.MISDIRECTED,
          "it is %s of %s, and %s of %s is wanted"
              .formatted(part.word(), centre, which.word(), wanted));
    }
    if (version <= held) {
      throw new UntrustedCatalogueException(
          Reason.OUTDATED,
          "it has version %d, and version %d is held; publish a newer one"
              .formatted(version, held));
    }
    return this;
  }
}
