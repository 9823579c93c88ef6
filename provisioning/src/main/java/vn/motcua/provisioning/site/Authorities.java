package vn.motcua.provisioning.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.provisioning.files.Durable;
import vn.motcua.provisioning.files.Pem;

/**
 * Key and certificate of the issuing CA, and of the one before while it is still in use, each in a
 * folder of its own, so that a rename changes both at once. The caller holds the folder's lock.
 */
final class Authorities {
  private static final String KEY = "issuing.key";
  private static final String CERTIFICATE = "issuing.crt";

  private final SiteFolder folder;

  Authorities(SiteFolder folder) {
    this.folder = folder;
  }

  /** The issuing CA. */
  Authority today() throws IOException {
    if (!Files.exists(folder.issuing()) && Files.exists(next())) { // The power went between two.
      move(next(), folder.issuing());
    }
    return in(folder.issuing());
  }

  /** The one before; null when there is none, or it has been retired. */
  @Nullable Authority former() throws IOException {
    return Files.exists(folder.former()) ? in(folder.former()) : null;
  }

  /** Whether the issuing CA, or the one before, has signed a certificate. */
  boolean haveSigned(X509Certificate certificate) throws IOException {
    Authority former = former();
    return hasSigned(today().certificate(), certificate)
        || (former != null && hasSigned(former.certificate(), certificate));
  }

  static boolean hasSigned(X509Certificate authority, X509Certificate certificate) {
    try {
      certificate.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  /** The first issuing CA of a centre. */
  void begin(Authority first) throws IOException {
    write(first, folder.issuing());
  }

  /** From now on another one issues; today's becomes the former one. */
  void succeed(Authority next) throws IOException {
    write(next, next());
    move(folder.issuing(), folder.former());
    move(next(), folder.issuing());
  }

  /** Deletes the former one. */
  void retire() throws IOException {
    Path gone = folder.path().resolve(".retired");
    move(folder.former(), gone);
    Files.deleteIfExists(gone.resolve(KEY));
    Files.deleteIfExists(gone.resolve(CERTIFICATE));
    Files.delete(gone);
  }

  /**
   * Writes what boards, brokers and inboxes trust: the issuing CAs, today's first, then the root.
   */
  void publish(X509Certificate root, int inboxes) throws IOException {
    List<X509Certificate> trusted = new ArrayList<>(List.of(today().certificate()));
    Authority former = former();
    if (former != null) {
      trusted.add(former.certificate());
    }
    trusted.add(root);
    String text = Pem.text(trusted.toArray());
    Pem.write(folder.authorities(), text);
    Pem.write(folder.broker().resolve("ca.crt"), text);
    for (int i = 1; i <= inboxes; i++) {
      Pem.write(folder.inbox(i).resolve("ca.crt"), text);
    }
  }

  private Path next() {
    return folder.path().resolve(".next");
  }

  private static Authority in(Path where) throws IOException {
    return new Authority(
        Pem.readCertificates(where.resolve(CERTIFICATE)).getFirst(),
        Pem.readKey(where.resolve(KEY), null));
  }

  private static void write(Authority authority, Path where) throws IOException {
    Files.createDirectories(where);
    Pem.writeKey(where.resolve(KEY), authority.key(), null);
    Pem.write(where.resolve(CERTIFICATE), Pem.text(authority.certificate()));
  }

  private void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    Durable.sync(folder.path());
  }
}
