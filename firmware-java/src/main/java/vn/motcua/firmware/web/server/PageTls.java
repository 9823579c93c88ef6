package vn.motcua.firmware.web.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.socket.KeyFiles;

/**
 * TLS of the pages, from a certificate and a key that may be replaced while the server runs: new
 * connections get the new pair, a pair that cannot serve is reported and the old one stays.
 *
 * <p>TLS 1.3 and nothing older (decision 0625). {@link #look} from one thread at a time.
 */
public final class PageTls {
  private static final System.Logger LOG = System.getLogger(PageTls.class.getName());
  private static final String PROTOCOL = "TLSv1.3";

  private final KeyFiles files;
  private final InstantSource clock;
  private final SslContextFactory.Server factory = new SslContextFactory.Server();
  private X509Certificate certificate;
  private Stamp judged;
  private @Nullable Stamp changing;

  /** When the files were written, as far as the file system says. */
  private record Stamp(FileTime certificate, FileTime key, long bytes) {
    static Stamp of(KeyFiles files) throws IOException {
      Path certificate = files.certificate();
      Path key = files.key();
      return new Stamp(
          Files.getLastModifiedTime(certificate),
          Files.getLastModifiedTime(key),
          Files.size(certificate) + Files.size(key));
    }
  }

  /**
   * Reads the files. A certificate that is not valid by {@code clock} is served all the same, and a
   * message in the log says so: a board's clock may be wrong after a start, and its own screen does
   * not need the certificate.
   *
   * @throws PageTlsException when they cannot be read or do not belong together
   */
  public PageTls(KeyFiles files, InstantSource clock) throws PageTlsException {
    this.files = files;
    this.clock = clock;
    try {
      this.judged = Stamp.of(files.readable());
      factory.setSslContext(files.server());
      this.certificate = files.chain().getFirst();
    } catch (IOException e) {
      throw new PageTlsException(e);
    }
    factory.setIncludeProtocols(PROTOCOL);
    factory.setRenegotiationAllowed(false);
    if (!isValid(certificate)) {
      LOG.log(Level.WARNING, "browsers will warn of the pages: {0}", outOfDate(certificate));
    }
  }

  /**
   * Whether the files can serve, before anything is opened.
   *
   * @throws PageTlsException when they cannot be read or do not belong together
   */
  public static void check(KeyFiles files) throws PageTlsException {
    try {
      files.readable().server();
    } catch (IOException e) {
      throw new PageTlsException(e);
    }
  }

  /** TLS for clients that begin with it, and {@code plain} for all others. */
  DetectorConnectionFactory before(HttpConnectionFactory plain) {
    return new DetectorConnectionFactory(new SslConnectionFactory(factory, plain.getProtocol()));
  }

  /** Takes a new pair once its files have stayed the same between two looks. */
  void look() {
    try {
      Stamp now = Stamp.of(files);
      if (now.equals(judged)) {
        changing = null;
      } else if (!now.equals(changing)) {
        changing = now;
      } else {
        judged = now;
        take();
      }
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "a file of the pages'' certificate is missing: {0}", gone.getMessage());
    }
  }

  private void take() {
    try {
      SSLContext context = files.server();
      X509Certificate next = files.chain().getFirst();
      if (!isValid(next) && isValid(certificate)) {
        throw new IOException(outOfDate(next));
      }
      factory.reload(each -> each.setSslContext(context));
      certificate = next;
      LOG.log(
          Level.INFO,
          "the pages have a new certificate, {0}, valid until {1}",
          files.certificate(),
          next.getNotAfter().toInstant());
    } catch (Exception bad) { // Jetty declares Exception; the old pair goes on serving.
      LOG.log(
          Level.WARNING,
          "the pages keep their old certificate, because the new one cannot serve: {0}; put a"
              + " certificate and its key there",
          bad.getMessage());
    }
  }

  private boolean isValid(X509Certificate certificate) {
    Instant now = clock.instant();
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && !now.isAfter(certificate.getNotAfter().toInstant());
  }

  private String outOfDate(X509Certificate certificate) {
    return ("%s is valid from %s to %s, and this machine's clock says %s; have a new one issued, it"
            + " is taken without a restart")
        .formatted(
            files.certificate(),
            certificate.getNotBefore().toInstant(),
            certificate.getNotAfter().toInstant(),
            clock.instant());
  }
}
