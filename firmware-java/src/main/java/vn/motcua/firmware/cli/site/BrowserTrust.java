package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.Locale;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.site.Registrar;

/** What to do so that a browser shows the pages of a centre's boards without a warning. */
final class BrowserTrust {
  private BrowserTrust() {}

  /** One sentence, with the file and its fingerprint. */
  static String sentence(Registrar registrar) throws IOException {
    Path root = registrar.rootForBrowsers();
    return "So that a PC or a phone trusts the pages of the centre, copy %s to it on a USB stick,"
            .formatted(root)
        + " open it there and install it as a trusted root CA, after comparing its SHA-256"
        + " fingerprint: "
        + fingerprint(root);
  }

  /** As browsers and openssl write it: pairs of upper-case digits with colons. */
  private static String fingerprint(Path root) throws IOException {
    try {
      byte[] der = Pem.readCertificates(root).getFirst().getEncoded();
      return HexFormat.ofDelimiter(":")
          .formatHex(MessageDigest.getInstance("SHA-256").digest(der))
          .toUpperCase(Locale.ROOT);
    } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
      throw new IOException(root + " has no fingerprint: " + e.getMessage(), e);
    }
  }
}
