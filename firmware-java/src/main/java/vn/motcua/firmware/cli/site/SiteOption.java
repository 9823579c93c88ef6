package vn.motcua.firmware.cli.site;

import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.TextRule;
import vn.motcua.provisioning.site.Registrar;
import vn.motcua.provisioning.site.SiteFolder;

/** The folder of a centre, as the first parameter of a verb. */
final class SiteOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the centre.")
  private Path folder = Path.of(".");

  Registrar open() throws ConfigException {
    return Registrar.open(new SiteFolder(folder), Clock.systemUTC());
  }

  Path folder() {
    return folder;
  }

  /** The id of a board, as in board.toml. */
  String board(String id) {
    TextRule.id()
        .wrong(id)
        .ifPresent(fault -> {
          throw new ParameterException(spec.commandLine(), "BOARD \"%s\" %s".formatted(id, fault));
        });
    return id;
  }
}
