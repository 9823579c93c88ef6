package vn.motcua.provisioning.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.SiteConfig;
import vn.motcua.provisioning.SiteToml;
import vn.motcua.provisioning.files.FolderLock;
import vn.motcua.provisioning.files.Pem;

/**
 * A centre whose certificates are issued here. Several processes may work on one folder: each
 * operation holds a lock. Any thread.
 */
public final class Registrar {
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

  /** The issuing CA's certificate, then the root's. */
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
      return issue(CertificateUse.BOARD, name, List.of(), key);
    });
  }

  private void requireUsable(EnrolmentCode code, PublicKey key) throws RefusedException {
    if (code.failures() >= EnrolmentCode.FAILURES_MAX) {
      throw new RefusedException(
          RefusedException.Reason.VOID,
          "the code of %s is void after %d wrong ones; give it a new one"
              .formatted(code.name(), code.failures()));
    }
    if (!clock.instant().isBefore(code.until())) {
      throw new RefusedException(
          RefusedException.Reason.VOID,
          "the code of %s is void since %s; give it a new one"
              .formatted(code.name(), code.until()));
    }
    if (code.usedBy() != null && !code.isOf(key)) {
      throw new RefusedException(
          RefusedException.Reason.VOID, "the code of " + code.name() + " was used by another key");
    }
  }

  /**
   * Issues a certificate to whoever holds a good one of the same name.
   *
   * @param held the certificate that the connection was made with; its chain has been checked
   * @throws RefusedException when it was revoked, or is not a board's
   */
  public X509Certificate renew(X509Certificate held, PublicKey key)
      throws IOException, RefusedException {
    return locked(() -> {
      Issued known = known(held);
      return issue(known.use(), known.name(), List.of(), key);
    });
  }

  private Issued known(X509Certificate held) throws IOException, RefusedException {
    SiteRecord record = new SiteRecord(folder);
    Issued known =
        record.issued().stream()
            .filter(each -> each.serial().equals(held.getSerialNumber()))
            .findFirst()
            .orElseThrow(() ->
                new RefusedException(
                    RefusedException.Reason.UNKNOWN, "this centre has not issued that one"));
    if (record.revokedSerials().contains(known.serial())) {
      throw new RefusedException(
          RefusedException.Reason.REVOKED, "the certificate of " + known.name() + " was revoked");
    }
    return known;
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
   * @param held the board's own certificate, of the connection; its chain has been checked
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
      return issue(CertificateUse.SERVER, board.name(), hosts, key);
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
   * Issues a certificate for a server, an inbox or the role of the hub, whose key is made here.
   *
   * @param folder where {@code NAME.crt} (with the issuing CA) and {@code NAME.key} go
   */
  void equip(CertificateUse use, String name, List<String> hosts, Path folder, String file)
      throws IOException, RefusedException {
    KeyPair keys = Pem.newKeys();
    X509Certificate made = locked(() -> issue(use, name, hosts, keys.getPublic()));
    Pem.writeKey(folder.resolve(file + ".key"), keys.getPrivate(), null);
    Pem.write(folder.resolve(file + ".crt"), Pem.text(made, authorities().getFirst()));
  }

  /**
   * Makes a certificate of the site itself anew when it is missing or two thirds of its life are
   * over.
   *
   * @param use CATALOGUE or PUBLISHER
   * @param folder where {@code NAME.crt} (with the issuing CA) and {@code NAME.key} are
   */
  public void keepEquipped(CertificateUse use, String name, Path folder, String file)
      throws IOException, RefusedException {
    Path certificate = folder.resolve(file + ".crt");
    boolean isGood = false;
    if (Files.exists(certificate)) {
      X509Certificate held = Pem.readCertificates(certificate).getFirst();
      Instant due = held.getNotBefore().toInstant().plus(use.life().multipliedBy(2).dividedBy(3));
      isGood = clock.instant().isBefore(due) && isIssuedByTheCaOfToday(held);
    }
    if (!isGood) {
      Files.createDirectories(folder);
      equip(use, name, List.of(), folder, file);
    }
  }

  private boolean isIssuedByTheCaOfToday(X509Certificate held) throws IOException {
    X509Certificate issuing = Pem.readCertificates(folder.issuingCertificate()).getFirst();
    try {
      held.verify(issuing.getPublicKey());
      return true;
    } catch (java.security.GeneralSecurityException other) {
      return false;
    }
  }

  private X509Certificate issue(CertificateUse use, String name, List<String> hosts, PublicKey key)
      throws IOException {
    X509Certificate made = issuing().issue(use, name, hosts, key, clock.instant());
    new SiteRecord(folder).add(Issued.of(use, name, made));
    return made;
  }

  /**
   * Revokes every certificate of a name that is still alive, and its code; writes the new list.
   *
   * @param name common name, {@code <centre>.<board>} for a board
   * @return how many were revoked
   */
  public int revoke(String name, String why) throws IOException, RefusedException {
    return locked(() -> revokeAll(name, why));
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

  private int revokeAll(String name, String why) throws IOException {
    Instant now = clock.instant();
    SiteRecord record = new SiteRecord(folder);
    var before = record.revokedSerials();
    List<Issued> gone = new ArrayList<>();
    for (Issued each : record.issued()) {
      if (each.name().equals(name)
          && each.until().isAfter(now)
          && !before.contains(each.serial())) {
        gone.add(each);
      }
    }
    for (Issued each : gone) {
      record.add(new Revoked(each.serial(), now, why));
    }
    EnrolmentCodes.read(folder.codes()).remove(name);
    publishRevocations();
    return gone.size();
  }

  /** Writes the list of revoked certificates for the brokers. */
  void publishRevocations() throws IOException {
    List<Revoked> revoked = new SiteRecord(folder).revoked();
    Pem.write(
        folder.revocations(),
        Pem.text(issuing().revocations(revoked, revoked.size() + 1L, clock.instant())));
  }

  /** All certificates of the centre, in the order in which they were issued. */
  public List<Issued> issued() throws IOException, RefusedException {
    return locked(() -> new SiteRecord(folder).issued());
  }

  /** All that were revoked. */
  public List<Revoked> revoked() throws IOException, RefusedException {
    return locked(() -> new SiteRecord(folder).revoked());
  }

  private Authority issuing() throws IOException {
    return new Authority(
        Pem.readCertificates(folder.issuingCertificate()).getFirst(),
        Pem.readKey(folder.issuingKey(), null));
  }

  private <T, X extends Exception> T locked(FolderLock.Work<T, X> work) throws IOException, X {
    return new FolderLock(folder.lock()).locked(work);
  }
}
