package vn.motcua.provisioning.est;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.Store;
import vn.motcua.provisioning.site.RefusedException;

/**
 * The bodies of RFC 7030: a request is PKCS #10, an answer is PKCS #7 with certificates only, both
 * DER in base64 (RFC 8951, section 3.1). Stateless; any thread.
 */
final class EstMessages {
  private static final int CURVE_BITS = 256;

  private EstMessages() {}

  /**
   * A checked request.
   *
   * @param name the common name that is asked for
   * @param key whose private half has signed the request
   */
  record Request(String name, PublicKey key) {}

  static String request(String name, KeyPair keys) throws IOException {
    try {
      var made =
          new JcaPKCS10CertificationRequestBuilder(
                  new X500Principal("CN=" + name), keys.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
      return Base64.getEncoder().encodeToString(made.getEncoded());
    } catch (OperatorCreationException e) {
      throw new IOException("this JDK cannot sign with the board's key", e);
    }
  }

  /**
   * Reads a request and checks its signature.
   *
   * @throws RefusedException when it is garbled, unsigned, of another kind of key, or names more
   *     than a common name
   */
  static Request read(String body) throws RefusedException {
    try {
      var request = new JcaPKCS10CertificationRequest(Base64.getMimeDecoder().decode(body));
      PublicKey key = request.getPublicKey();
      if (!(key instanceof ECPublicKey ec)
          || ec.getParams().getCurve().getField().getFieldSize() != CURVE_BITS) {
        throw bad("the key is none on the curve P-256");
      }
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw bad("the request is not signed with its own key");
      }
      RDN[] subject = request.getSubject().getRDNs();
      if (subject.length != 1
          || subject[0].isMultiValued()
          || !subject[0].getFirst().getType().equals(BCStyle.CN)) {
        throw bad("the subject is not one common name, <centre>.<board>");
      }
      return new Request(IETFUtils.valueToString(subject[0].getFirst().getValue()), key);
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | IllegalArgumentException
        | IllegalStateException e) { // The last two are of the library, for garbled DER.
      throw bad("the body is not a PKCS #10 request in base64: " + e.getMessage());
    }
  }

  private static RefusedException bad(String message) {
    return new RefusedException(RefusedException.Reason.BAD_REQUEST, message);
  }

  static String certificates(List<X509Certificate> certificates) throws IOException {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addCertificates(new JcaCertStore(certificates));
      byte[] der = generator.generate(new CMSAbsentContent(), false).getEncoded();
      return Base64.getEncoder().encodeToString(der);
    } catch (CMSException | GeneralSecurityException e) {
      throw new IOException("certificates cannot be packed", e);
    }
  }

  /** The certificates of an answer, in its order. */
  static List<X509Certificate> readCertificates(String body) throws IOException {
    try {
      Store<X509CertificateHolder> store =
          new CMSSignedData(Base64.getMimeDecoder().decode(body)).getCertificates();
      List<X509Certificate> found = new ArrayList<>();
      for (X509CertificateHolder holder : store.getMatches(null)) {
        found.add(new JcaX509CertificateConverter().getCertificate(holder));
      }
      return found;
    } catch (CMSException
        | GeneralSecurityException
        | IllegalArgumentException
        | IllegalStateException e) {
      throw new IOException(
          "the answer holds no certificates: " + body.substring(0, Math.min(body.length(), 200)),
          e);
    }
  }
}
