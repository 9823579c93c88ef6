package vn.motcua.provisioning.site;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.motcua.provisioning.SiteConfig;
import vn.motcua.provisioning.files.FolderLock;
import vn.motcua.provisioning.files.Pem;

/**
 * The change from one issuing CA of a centre to the next, in two steps: from {@link #begin} on both
 * are trusted and the new one issues, and with {@link #retire} the former one is trusted no more.
 * Boards trust the root, so they need no visit. Any thread.
 */
public final class RollOver {
  private static final Pattern NUMBERED = Pattern.compile("CN=.* issuing CA (\\d+)");

  private final SiteFolder folder;
  private final SiteConfig config;
  private final InstantSource clock;

  /** Of one centre. */
  public RollOver(SiteFolder folder, SiteConfig config, InstantSource clock) {
    this.folder = folder;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Makes the next issuing CA, and the certificates of the centre's own programs anew.
   *
   * @param root folder with {@code root.key} and {@code root.crt}, such as a USB stick
   * @param passphrase of the root's key
   * @return the folders with new certificates, which go to their machines
   * @throws RefusedException when the last change is not over, or it is another centre's root
   */
  public List<Path> begin(Path root, char[] passphrase) throws IOException, RefusedException {
    locked(() -> {
      Authorities authorities = new Authorities(folder);
      X509Certificate today = authorities.today().certificate();
      if (authorities.former() != null) {
        throw new RefusedException(
            RefusedException.Reason.NOT_NOW,
            "the issuing CA before today's is still trusted; end that with \"motcua site retire-ca\"");
      }
      X509Certificate trusted = Pem.readCertificates(folder.authorities()).getLast();
      X509Certificate above = Pem.readCertificates(root.resolve("root.crt")).getFirst();
      if (!above.equals(trusted)) {
        throw new RefusedException(
            RefusedException.Reason.FOREIGN,
            root.resolve("root.crt") + " is the root of another centre");
      }
      KeyPair keys = Pem.newKeys();
      Authority next =
          new Authority(above, Pem.readKey(root.resolve("root.key"), passphrase))
              .subordinate(name(today), keys, clock.instant());
      if (!Authorities.hasSigned(above, next.certificate())) {
        throw new RefusedException(
            RefusedException.Reason.FOREIGN,
            "root.key in %s is not the key of root.crt".formatted(root));
      }
      authorities.succeed(next);
      return next;
    });
    return new SiteCertificates(folder, config, clock).renew();
  }

  /** Authorities are told apart by their names. */
  private String name(X509Certificate today) {
    Matcher matcher = NUMBERED.matcher(today.getSubjectX500Principal().getName());
    int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) + 1 : 2;
    return config.centre() + " issuing CA " + number;
  }

  /** Names whose newest certificate is alive and was signed by the former issuing CA. */
  public Set<String> waiting() throws IOException, RefusedException {
    return locked(this::stillWaiting);
  }

  private Set<String> stillWaiting() throws IOException {
    if (new Authorities(folder).former() == null) {
      return Set.of();
    }
    X509Certificate today = new Authorities(folder).today().certificate();
    SiteRecord record = new SiteRecord(folder);
    Set<java.math.BigInteger> revoked = record.revokedSerials();
    Map<String, Issued> newest = new LinkedHashMap<>();
    record.issued().stream()
        .filter(each -> !revoked.contains(each.serial()))
        .forEach(each -> newest.put(each.use() + " " + each.name(), each));
    newest
        .values()
        .removeIf(each ->
            today.getSerialNumber().equals(each.issuer())
                || !each.until().isAfter(clock.instant()));
    return newest.values().stream()
        .map(Issued::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Ends the trust in the former issuing CA.
   *
   * @param anyway also when there are certificates of it in use; their boards need a new code
   * @throws RefusedException when there is no former one, or it is still needed
   */
  public void retire(boolean anyway) throws IOException, RefusedException {
    locked(() -> {
      Authorities authorities = new Authorities(folder);
      if (authorities.former() == null) {
        throw new RefusedException(
            RefusedException.Reason.NOT_NOW, "this centre has one issuing CA only");
      }
      Set<String> waiting = stillWaiting();
      if (!anyway && !waiting.isEmpty()) {
        throw new RefusedException(
            RefusedException.Reason.NOT_NOW,
            "%d have not renewed since the new issuing CA began: %s"
                .formatted(waiting.size(), String.join(", ", waiting)));
      }
      X509Certificate root = Pem.readCertificates(folder.authorities()).getLast();
      authorities.retire();
      authorities.publish(root, config.inboxes());
      new Issuer(folder, clock).publishRevocations();
      return root;
    });
  }

  private <T> T locked(FolderLock.Work<T, RefusedException> work)
      throws IOException, RefusedException {
    return new FolderLock(folder.lock()).locked(work);
  }
}
