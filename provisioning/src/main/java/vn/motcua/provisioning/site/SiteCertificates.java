package vn.motcua.provisioning.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.provisioning.SiteConfig;
import vn.motcua.provisioning.files.FolderLock;
import vn.motcua.provisioning.files.Pem;

/**
 * The certificates of a centre's own programs, whose keys are made on the technician's machine:
 * brokers, inboxes, the enrolment service, the hub's role, and what signs and publishes catalogues.
 * Any thread.
 */
public final class SiteCertificates {
  private final SiteFolder folder;
  private final SiteConfig config;
  private final InstantSource clock;

  /** Of one centre. */
  public SiteCertificates(SiteFolder folder, SiteConfig config, InstantSource clock) {
    this.folder = folder;
    this.config = config;
    this.clock = clock;
  }

  /**
   * One of them.
   *
   * @param where holds {@code file.crt} (with the issuing CA) and {@code file.key}
   */
  private record Own(CertificateUse use, String name, List<String> hosts, Path where, String file) {
    Path certificate() {
      return where.resolve(file + ".crt");
    }

    Path key() {
      return where.resolve(file + ".key");
    }
  }

  /**
   * Makes those anew that are missing, revoked, of a former issuing CA, or have less than a third
   * of their life left; writes what is trusted and what is revoked anew.
   *
   * @return the folders with new certificates, which go to their machines
   */
  public List<Path> renew() throws IOException, RefusedException {
    List<Own> all = new ArrayList<>();
    all.add(new Own(CertificateUse.SERVER, "broker", config.brokers(), folder.broker(), "broker"));
    all.add(
        new Own(
            CertificateUse.SERVER,
            "enrolment",
            config.enrolment(),
            folder.enrolment(),
            "enrolment"));
    all.add(new Own(CertificateUse.HUB, config.client("hub"), List.of(), folder.hub(), "hub"));
    for (int i = 1; i <= config.inboxes(); i++) {
      all.add(new Own(CertificateUse.INBOX, "inbox-" + i, List.of(), folder.inbox(i), "inbox"));
    }
    return locked(() -> {
      X509Certificate root = Pem.readCertificates(folder.authorities()).getLast();
      List<Path> renewed = keep(all);
      new Authorities(folder).publish(root, config.inboxes());
      new Issuer(folder, clock).publishRevocations();
      return renewed;
    });
  }

  /** The same for those that sign and publish catalogues. */
  public void renewForCatalogues() throws IOException, RefusedException {
    String centre = config.centre();
    Path where = folder.catalogue();
    List<Own> both =
        List.of(
            new Own(CertificateUse.CATALOGUE, centre + ".catalogue", List.of(), where, "catalogue"),
            new Own(CertificateUse.PUBLISHER, centre + ".site", List.of(), where, "publisher"));
    locked(() -> keep(both));
  }

  private List<Path> keep(List<Own> all) throws IOException, RefusedException {
    List<Path> renewed = new ArrayList<>();
    for (Own each : all) {
      if (!isGood(each)) {
        Files.createDirectories(each.where());
        make(each);
        renewed.add(each.where());
      }
    }
    return renewed;
  }

  private boolean isGood(Own own) throws IOException {
    if (!Files.exists(own.certificate())) {
      return false;
    }
    X509Certificate held = Pem.readCertificates(own.certificate()).getFirst();
    Instant from = held.getNotBefore().toInstant();
    Duration life = Duration.between(from, held.getNotAfter().toInstant());
    return clock.instant().isBefore(from.plus(life.multipliedBy(2).dividedBy(3)))
        && Authorities.hasSigned(new Authorities(folder).today().certificate(), held)
        && !isRevoked(held);
  }

  private boolean isRevoked(X509Certificate held) throws IOException {
    return new SiteRecord(folder).revokedSerials().contains(held.getSerialNumber());
  }

  /** With the same key, so that one file is replaced; after a revocation with another one. */
  private void make(Own own) throws IOException, RefusedException {
    if (Files.exists(own.certificate())
        && isRevoked(Pem.readCertificates(own.certificate()).getFirst())) {
      Files.delete(own.certificate());
      Files.deleteIfExists(own.key());
    }
    KeyPair keys;
    if (Files.exists(own.key())) {
      keys = Pem.readKeys(own.key());
    } else {
      keys = Pem.newKeys();
      Pem.writeKey(own.key(), keys.getPrivate(), null);
    }
    X509Certificate made =
        new Issuer(folder, clock).issue(own.use(), own.name(), own.hosts(), keys.getPublic());
    X509Certificate issuing = new Authorities(folder).today().certificate();
    Pem.write(own.certificate(), Pem.text(made, issuing));
  }

  private <T> T locked(FolderLock.Work<T, RefusedException> work)
      throws IOException, RefusedException {
    return new FolderLock(folder.lock()).locked(work);
  }
}
