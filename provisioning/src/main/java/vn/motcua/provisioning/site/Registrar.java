package vn.motcua.provisioning.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.SiteConfig;
import vn.motcua.provisioning.SiteToml;
import vn.motcua.provisioning.codes.EnrolmentCode;
import vn.motcua.provisioning.codes.EnrolmentCodes;
import vn.motcua.provisioning.files.FolderLock;
import vn.motcua.provisioning.files.Pem;

/**
 * A centre whose certificates are issued here. Several processes may work on one folder: each
 * operation holds a lock. Any thread.
 */
public final class Registrar {
  /**
   * A certificate can be renewed for this long after its end, though no broker accepts it: a board
   * renews from four months before the end on, so one that was off for seven months comes back.
   */
  public static final Duration GRACE = Duration.ofDays(90);

  private final SiteFolder folder;
  private final SiteConfig config;
  private final InstantSource clock;

  private Registrar(SiteFolder folder, SiteConfig config, InstantSource clock) {
    this.folder = folder;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Opens the folder of a centre.
   *
   * @throws ConfigException with every fault of site.toml
   */
  public static Registrar open(SiteFolder folder, InstantSource clock) throws ConfigException {
    return new Registrar(folder, SiteToml.load(folder.siteFile()), clock);
  }

  /** What site.toml says. */
  public SiteConfig config() {
    return config;
  }

  /** Where its files are. */
  public SiteFolder folder() {
    return folder;
  }

  /** The certificates of the issuing CAs, today's first, then the root's. */
  public List<X509Certificate> authorities() throws IOException {
    return Pem.readCertificates(folder.authorities());
  }

  /**
   * A new one-time code for a board; an older one is void.
   *
   * @param board id of the board
   * @return to be typed on the board; only its hash is kept
   */
  public String admit(String board) throws IOException {
    return locked(() -> {
      String code = EnrolmentCode.random();
      EnrolmentCodes.read(folder.codes())
          .put(EnrolmentCode.of(config.client(board), code, clock.instant()));
      return code;
    });
  }

  /**
   * Admits a board by the code that it has printed of its own key; an older code is void.
   *
   * @param code as the board printed it
   */
  public void pair(String board, String code) throws IOException {
    locked(() -> {
      EnrolmentCodes.read(folder.codes())
          .put(EnrolmentCode.ofPairing(config.client(board), code, clock.instant()));
      return code;
    });
  }

  /**
   * Issues the first certificate of a board.
   *
   * @param name the common name that the board claims
   * @param key its own public key, of which it has shown that it holds the private one
   * @throws RefusedException when the code is wrong, used by another key, or void
   */
  public X509Certificate enrol(String name, String code, PublicKey key)
      throws IOException, RefusedException {
    return locked(() -> {
      EnrolmentCodes codes = EnrolmentCodes.read(folder.codes());
      EnrolmentCode found = codes.of(name);
      if (found == null) {
        throw new RefusedException(RefusedException.Reason.UNKNOWN, name + " was not admitted");
      }
      requireUsable(found, key);
      if (!found.fits(code, key)) {
        codes.put(found.failed());
        throw new RefusedException(
            RefusedException.Reason.WRONG_CODE,
            "the code of %s is another one; %d of %d wrong ones"
                .formatted(name, found.failures() + 1, EnrolmentCode.FAILURES_MAX));
      }
      codes.put(found.used(key));
      return new Issuer(folder, clock).issue(CertificateUse.BOARD, name, List.of(), key);
    });
  }

  private void requireUsable(EnrolmentCode code, PublicKey key) throws RefusedException {
    if (code.failures() >= EnrolmentCode.FAILURES_MAX) {
      throw new RefusedException(
          RefusedException.Reason.CODE_VOID,
          "the code of %s is void after %d wrong ones; give it a new one"
              .formatted(code.name(), code.failures()));
    }
    if (!clock.instant().isBefore(code.until())) {
      throw new RefusedException(
          RefusedException.Reason.CODE_OUT_OF_DATE,
          "the code of %s is void since %s; give it a new one"
              .formatted(code.name(), code.until()));
    }
    if (code.usedBy() != null && !code.isOf(key)) {
      throw new RefusedException(
          RefusedException.Reason.CODE_USED,
          "the code of " + code.name() + " was used by another key; give it a new one");
    }
  }

  /**
   * Issues a certificate to whoever holds one of the same name, {@link #GRACE} past its end at the
   * latest: a board that was off for weeks comes back by itself.
   *
   * @param held the certificate of the connection, which has proven its key and nothing else
   * @throws RefusedException when it is foreign, expired for too long, revoked, or a server's
   */
  public X509Certificate renew(X509Certificate held, PublicKey key)
      throws IOException, RefusedException {
    return locked(() -> {
      Issued known = known(held);
      if (known.use() == CertificateUse.SERVER) {
        throw new RefusedException(
            RefusedException.Reason.FOREIGN,
            "the certificate of %s is a server's, and servers do not renew here"
                .formatted(known.name()));
      }
      return new Issuer(folder, clock).issue(known.use(), known.name(), List.of(), key);
    });
  }

  /** The record of a certificate that may be renewed. */
  private Issued known(X509Certificate held) throws IOException, RefusedException {
    String name = held.getSubjectX500Principal().getName();
    if (!new Authorities(folder).haveSigned(held)) {
      throw new RefusedException(
          RefusedException.Reason.FOREIGN,
          "the certificate of %s was signed by no issuing CA of %s that is in use"
              .formatted(name, config.centre()));
    }
    requireTime(held);
    SiteRecord record = new SiteRecord(folder);
    Issued known =
        record.issued().stream()
            .filter(each -> each.serial().equals(held.getSerialNumber()))
            .findFirst()
            .orElseThrow(() ->
                new RefusedException(
                    RefusedException.Reason.FOREIGN,
                    "the record of this centre has no certificate of %s with this number"
                        .formatted(name)));
    if (record.revokedSerials().contains(known.serial())) {
      throw new RefusedException(
          RefusedException.Reason.REVOKED, "the certificate of " + known.name() + " was revoked");
    }
    return known;
  }

  private void requireTime(X509Certificate held) throws RefusedException {
    Instant now = clock.instant();
    Instant from = held.getNotBefore().toInstant();
    Instant until = held.getNotAfter().toInstant();
    String name = held.getSubjectX500Principal().getName();
    if (now.isBefore(from)) {
      throw new RefusedException(
          RefusedException.Reason.WRONG_CLOCK,
          "the clock of the site's machine says %s, and the certificate of %s begins at %s; set the clock"
              .formatted(now, name, from));
    }
    if (now.isAfter(until.plus(GRACE))) {
      throw new RefusedException(
          RefusedException.Reason.EXPIRED,
          "the certificate of %s ended at %s, more than %d days ago; give the board a new code with \"motcua site board\""
              .formatted(name, until, GRACE.toDays()));
    }
  }

  /**
   * Says under which names and addresses people reach the pages of a board; the next certificate of
   * the pages has these and no others.
   *
   * @param board id of the board
   * @param hosts at least one
   */
  public void namePages(String board, List<String> hosts) throws IOException {
    locked(() -> {
      new PageNames(folder.pages()).put(config.client(board), hosts);
      return hosts;
    });
  }

  /**
   * Issues a certificate for the pages of a board. Its names are those that the site has for this
   * board, never those that the board asks for: a stolen board cannot become another server.
   *
   * @param held the board's own certificate, of the connection, which has proven its key and
   *     nothing else
   * @param key of the pages
   * @throws RefusedException when it was revoked, is not a board's, or the pages have no names
   */
  public X509Certificate servePages(X509Certificate held, PublicKey key)
      throws IOException, RefusedException {
    return locked(() -> {
      Issued board = known(held);
      if (board.use() != CertificateUse.BOARD) {
        throw new RefusedException(
            RefusedException.Reason.UNKNOWN, board.name() + " is no board and has no pages");
      }
      List<String> hosts = new PageNames(folder.pages()).of(board.name());
      if (hosts.isEmpty()) {
        throw new RefusedException(
            RefusedException.Reason.NO_NAMES,
            "the pages of %s have no names yet; give them with \"motcua site pages\""
                .formatted(board.name()));
      }
      return new Issuer(folder, clock).issue(CertificateUse.SERVER, board.name(), hosts, key);
    });
  }

  /**
   * The root's certificate in a file of its own, for PCs and phones; made when it is missing.
   *
   * @return the file
   */
  public Path rootForBrowsers() throws IOException {
    Path file = folder.rootForBrowsers();
    if (!Files.exists(file)) {
      Pem.write(file, Pem.text(authorities().getLast()));
    }
    return file;
  }

  /**
   * Revokes every certificate of a name that can still be used or renewed, and its code; writes the
   * new list.
   *
   * @param name common name, {@code <centre>.<board>} for a board
   * @return how many were revoked
   */
  public int revoke(String name, String why) throws IOException, RefusedException {
    return locked(() -> revokeAll(name, why));
  }

  /**
   * Revokes the certificates of a board's pages alone; the board keeps its own and may ask for new
   * ones.
   *
   * @param board id of the board
   * @return how many were revoked
   */
  public int revokePages(String board, String why) throws IOException, RefusedException {
    String name = config.client(board);
    return locked(
        () -> revoke(each -> each.name().equals(name) && each.use() == CertificateUse.SERVER, why));
  }

  /**
   * A new card for a board whose old one is dead: the old certificates are revoked, and the new
   * card gets slots that no card has had, and a code. Slots come first: when none is left, nothing
   * has changed.
   *
   * @param board id of the board
   */
  public NewCard replace(String board, String why) throws IOException, RefusedException {
    return locked(() -> {
      String name = config.client(board);
      List<Integer> slots = new Slots(folder.slots()).give(name);
      int revoked = revokeAll(name, why);
      String code = EnrolmentCode.random();
      EnrolmentCodes.read(folder.codes()).put(EnrolmentCode.of(name, code, clock.instant()));
      return new NewCard(revoked, slots, code);
    });
  }

  /**
   * The slots of a board that gives numbers: always the same for one card, and never those of
   * another.
   *
   * @param board id of the board
   * @throws RefusedException when each slot was given to a card already
   */
  public List<Integer> slots(String board) throws IOException, RefusedException {
    return locked(() -> new Slots(folder.slots()).ofCard(config.client(board)));
  }

  private int revokeAll(String name, String why) throws IOException {
    int revoked = revoke(each -> each.name().equals(name), why);
    EnrolmentCodes.read(folder.codes()).remove(name);
    return revoked;
  }

  /** Those that can still be used or renewed; writes the new list. */
  private int revoke(Predicate<Issued> which, String why) throws IOException {
    Instant now = clock.instant();
    SiteRecord record = new SiteRecord(folder);
    var before = record.revokedSerials();
    List<Issued> gone = new ArrayList<>();
    for (Issued each : record.issued()) {
      if (which.test(each)
          && each.until().plus(GRACE).isAfter(now)
          && !before.contains(each.serial())) {
        gone.add(each);
      }
    }
    for (Issued each : gone) {
      record.add(new Revoked(each.serial(), now, why));
    }
    new Issuer(folder, clock).publishRevocations();
    return gone.size();
  }

  /** Counts what was refused to a board. */
  public void count(RefusedException refused) throws IOException {
    locked(() -> {
      new RefusalCounts(folder.refusals()).add(refused, clock.instant());
      return refused;
    });
  }

  /** What was refused to boards, by reason. */
  public List<RefusalCount> refusals() throws IOException {
    return locked(() -> new RefusalCounts(folder.refusals()).all());
  }

  /** All certificates of the centre, in the order in which they were issued. */
  public List<Issued> issued() throws IOException, RefusedException {
    return locked(() -> new SiteRecord(folder).issued());
  }

  /** All that were revoked. */
  public List<Revoked> revoked() throws IOException, RefusedException {
    return locked(() -> new SiteRecord(folder).revoked());
  }

  private <T, X extends Exception> T locked(FolderLock.Work<T, X> work) throws IOException, X {
    return new FolderLock(folder.lock()).locked(work);
  }
}
