package vn.motcua.provisioning.signed;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import vn.motcua.provisioning.Catalogue;

/**
 * The site's key for catalogues. A message is CMS SignedData with its text inside, as PEM, so that
 * {@code openssl cms -verify} shows text and signer. Immutable; any thread.
 *
 * @param chain the signing certificate and the issuing CA's
 * @param key of the first
 */
public record CatalogueSigner(List<X509Certificate> chain, PrivateKey key) {
  /** Takes a copy. */
  public CatalogueSigner {
    chain = List.copyOf(chain);
  }

  /**
   * Signs a part.
   *
   * @param version grows with each catalogue, from 1
   */
  public String sign(Catalogue catalogue, String centre, CataloguePart part, long version)
      throws IOException {
    return sign(CatalogueText.of(catalogue, centre, part, version));
  }

  String sign(String text) throws IOException {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key), chain.getFirst()));
      generator.addCertificates(new JcaCertStore(chain));
      byte[] der =
          generator
              .generate(new CMSProcessableByteArray(text.getBytes(StandardCharsets.UTF_8)), true)
              .getEncoded();
      StringWriter message = new StringWriter();
      try (PemWriter pem = new PemWriter(message)) {
        pem.writeObject(new PemObject(SignedCatalogue.LABEL, der));
      }
      return message.toString();
    } catch (CMSException | GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("the catalogue cannot be signed: " + e.getMessage(), e);
    }
  }
}
