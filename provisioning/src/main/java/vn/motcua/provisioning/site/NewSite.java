package vn.motcua.provisioning.site;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.SiteConfig;
import vn.motcua.provisioning.files.Durable;
import vn.motcua.provisioning.files.Pem;

/** Makes the folder of a new centre. One thread. */
public final class NewSite {
  private final SiteFolder folder;
  private final SiteConfig config;
  private final InstantSource clock;

  /** For a folder that does not exist, or is empty. */
  public NewSite(SiteFolder folder, SiteConfig config, InstantSource clock) {
    this.folder = folder;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Makes root, issuing CA, and the certificates of brokers, inboxes, the hub's role and the
   * enrolment service. The folder appears whole or not at all.
   *
   * @param passphrase encrypts the root's key
   * @throws FileAlreadyExistsException when the folder holds anything
   */
  public Registrar make(char[] passphrase) throws IOException, ConfigException, RefusedException {
    Path path = folder.path().toAbsolutePath();
    Path parent =
        Objects.requireNonNull(path.getParent(), "the root directory is no folder of a centre");
    if (Files.exists(path)) {
      try (Stream<Path> inside = Files.list(path)) {
        if (inside.findAny().isPresent()) {
          throw new FileAlreadyExistsException(folder.path().toString(), null, "it holds files");
        }
      }
    }
    Path beside =
        Files.createTempDirectory(Files.createDirectories(parent), "." + path.getFileName());
    fill(new SiteFolder(beside), passphrase);
    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Durable.sync(parent);
    return Registrar.open(folder, clock);
  }

  private void fill(SiteFolder made, char[] passphrase)
      throws IOException, ConfigException, RefusedException {
    for (Path each : List.of(made.root(), made.broker(), made.brand())) {
      Files.createDirectory(each);
    }
    for (int i = 1; i <= config.inboxes(); i++) {
      Files.createDirectory(made.inbox(i));
    }
    Pem.write(made.siteFile(), toml());
    Pem.write(made.brand().resolve("brand.toml"), brand());
    authorities(made, passphrase);
    Pem.write(made.broker().resolve("boards"), "# one <centre>.<board> on each line\n");
    new SiteCertificates(made, config, clock).renew();
    Registrar.open(made, clock).rootForBrowsers();
  }

  private void authorities(SiteFolder made, char[] passphrase) throws IOException {
    var rootKeys = Pem.newKeys();
    Authority root = Authority.root(config.centre() + " root CA", rootKeys, clock.instant());
    Pem.writeKey(made.root().resolve("root.key"), root.key(), passphrase);
    Pem.write(made.root().resolve("root.crt"), Pem.text(root.certificate()));
    Authorities authorities = new Authorities(made);
    authorities.begin(
        root.subordinate(config.centre() + " issuing CA", Pem.newKeys(), clock.instant()));
    authorities.publish(root.certificate(), config.inboxes());
  }

  private String toml() {
    return """
    # A centre: who it is, and where its boards find the others. See docs/install.md.
    centre = %s
    name = %s
    %sbrokers = %s
    enrolment = %s
    inboxes = %d
    """
        .formatted(
            quoted(config.centre()),
            quoted(config.name()),
            config.code() == null ? "" : "code = " + quoted(config.code()) + "\n",
            list(config.brokers()),
            list(config.enrolment()),
            config.inboxes());
  }

  private String brand() {
    return """
    # What citizens see on top of each page and slip. Put logo.svg beside this file.
    name-plate = %s
    main = "#8b1a1f"     # colour of headings and main buttons; white text stands on it
    accent = "#f2b705"
    """
        .formatted(quoted(config.name()));
  }

  private static String list(List<String> hosts) {
    return hosts.stream().map(NewSite::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
