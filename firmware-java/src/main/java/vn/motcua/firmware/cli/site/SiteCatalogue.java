package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.option.ExistingFile;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.CatalogueToml;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.check.CatalogueChange;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.signed.CataloguePart;
import vn.motcua.provisioning.signed.CatalogueSigner;
import vn.motcua.provisioning.signed.SignedCatalogue;
import vn.motcua.provisioning.signed.UntrustedCatalogueException;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.Registrar;
import vn.motcua.provisioning.site.SiteFolder;

/** {@code motcua site catalogue}. */
@Command(
    name = "catalogue",
    mixinStandardHelpOptions = true,
    description = {
      "Signs a catalogue and publishes it to all boards.",
      "A catalogue with a fault is not signed. What may not change in the day is named; boards take"
          + " that catalogue at midnight. Without FILE, the last one is published again, for a new"
          + " broker.",
      "",
      "  motcua site catalogue minh-hoa catalogue.toml"
    })
final class SiteCatalogue implements Callable<Integer> {
  private static final int TLS_PORT = 8883;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOption site = new SiteOption();

  @Parameters(
      index = "1",
      arity = "0..1",
      converter = ExistingFile.class,
      paramLabel = "FILE",
      description = "catalogue.toml: the whole centre.")
  private @Nullable Path file;

  @Option(
      names = "--broker",
      paramLabel = "URL",
      split = ",",
      description = "Where to publish. Default: the brokers of site.toml, at port 8883.")
  private List<URI> brokers = List.of();

  @Option(
      names = "--sign-only",
      description = "Do not publish; the signed files are in the folder of the centre.")
  private boolean signOnly;

  @Option(
      names = "--version-floor",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "The version is higher than this. For a folder that was restored from a copy: boards keep"
              + " a higher version.")
  private long floor;

  @Override
  public Integer call()
      throws IOException,
          ConfigException,
          RefusedException,
          UntrustedCatalogueException,
          InterruptedException {
    Registrar registrar = site.open();
    String centre = registrar.config().centre();
    site.certificates(registrar).renewForCatalogues();
    PrintWriter out = spec.commandLine().getOut();
    if (file != null) {
      long version = sign(registrar, CatalogueToml.load(file), out);
      out.printf("version %d of the catalogue of %s is signed%n", version, centre);
    }
    if (!signOnly) {
      List<URI> to = brokers.isEmpty() ? listed(registrar) : brokers;
      for (URI broker : to) {
        new CataloguePublisher(registrar.folder(), broker)
            .publish(
                centre,
                Files.readString(part(registrar.folder(), CataloguePart.PUBLIC)),
                Files.readString(part(registrar.folder(), CataloguePart.STAFF)));
        out.printf("%s has it%n", broker);
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private long sign(Registrar registrar, Catalogue next, PrintWriter out)
      throws IOException, ConfigException, UntrustedCatalogueException {
    SiteFolder folder = registrar.folder();
    Path source = folder.catalogue().resolve("catalogue.toml");
    if (Files.exists(source)) {
      for (CatalogueChange change : CatalogueChange.between(CatalogueToml.load(source), next)) {
        out.printf(
            "waits for midnight: [[%s]] %s: %s%n", change.table(), change.id(), change.message());
      }
    }
    long version = floor;
    for (CataloguePart part : CataloguePart.values()) {
      Path before = part(folder, part);
      if (Files.exists(before)) {
        version =
            Math.max(
                version,
                SignedCatalogue.verified(Files.readString(before), registrar.authorities())
                    .version());
      }
    }
    version++;
    CatalogueSigner signer =
        new CatalogueSigner(
            Pem.readCertificates(folder.catalogue().resolve("catalogue.crt")),
            Pem.readKeys(folder.catalogue().resolve("catalogue.key")).getPrivate());
    for (CataloguePart part : CataloguePart.values()) {
      Pem.write(part(folder, part), signer.sign(next, registrar.config().centre(), part, version));
    }
    Pem.write(source, Files.readString(Objects.requireNonNull(file)));
    return version;
  }

  private static Path part(SiteFolder folder, CataloguePart part) {
    return folder.catalogue().resolve(part.word() + ".pem");
  }

  private static List<URI> listed(Registrar registrar) {
    return registrar.config().brokers().stream()
        .map(host ->
            URI.create(
                "mqtts://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + TLS_PORT))
        .toList();
  }
}
