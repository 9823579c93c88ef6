package vn.motcua.firmware.cli.site;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.site.Registrar;
import vn.motcua.provisioning.site.RollOver;
import vn.motcua.provisioning.site.SiteCertificates;
import vn.motcua.provisioning.site.SiteFolder;
import vn.motcua.provisioning.text.TextRule;

/** The folder of a centre, as the first parameter of a verb. */
final class SiteOption {
  /** Certificates with these names are not those of boards, and the broker gives them more. */
  private static final Set<String> RESERVED = Set.of("hub", "site", "catalogue");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the centre.")
  private Path folder = Path.of(".");

  Registrar open() throws ConfigException {
    return Registrar.open(new SiteFolder(folder), Clock.systemUTC());
  }

  SiteCertificates certificates(Registrar registrar) {
    return new SiteCertificates(registrar.folder(), registrar.config(), Clock.systemUTC());
  }

  RollOver rollOver(Registrar registrar) {
    return new RollOver(registrar.folder(), registrar.config(), Clock.systemUTC());
  }

  Path folder() {
    return folder;
  }

  /** The id of a board, as in board.toml. */
  String board(String id) {
    TextRule.withoutPersonalNumber()
        .and(TextRule.id())
        .wrong(id)
        .ifPresent(fault -> {
          throw new ParameterException(
              spec.commandLine(), "BOARD %s %s".formatted(TextRule.quoted(id), fault));
        });
    if (RESERVED.contains(id)) {
      throw new ParameterException(
          spec.commandLine(),
          "BOARD \"%s\" is the name of a role of the centre; give the board another id"
              .formatted(id));
    }
    return id;
  }
}
