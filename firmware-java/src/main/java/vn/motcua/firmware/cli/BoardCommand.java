package vn.motcua.firmware.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.board.device.DeviceKinds;
import vn.motcua.firmware.cli.option.ExistingFile;
import vn.motcua.firmware.cli.option.Sentence;
import vn.motcua.firmware.system.Lifetime;
import vn.motcua.firmware.system.SdNotify;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.BoardToml;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.CatalogueToml;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.DeviceRights;

/** {@code motcua board}: the production entry, as systemd starts it. */
@Command(
    name = "board",
    mixinStandardHelpOptions = true,
    description = {
      "Runs one board with the real devices that board.toml names.",
      "Notifies systemd when it is ready and feeds its watchdog, where there is one."
    })
final class BoardCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      converter = ExistingFile.class,
      required = true,
      paramLabel = "FILE",
      description = "board.toml: the name of this board and its devices.")
  private Path config = Path.of("board.toml");

  @Option(
      names = "--catalogue",
      converter = ExistingFile.class,
      paramLabel = "FILE",
      description = "catalogue.toml: the centre. Default: beside board.toml.")
  private @Nullable Path catalogue;

  @Option(
      names = "--insecure-open",
      description =
          "Serve the pages to other machines too, without accounts: anyone who reaches them can"
              + " call, rate, reprint and read names. Every page then says so. Needs certificate"
              + " and key under [web] in board.toml.")
  private boolean insecureOpen;

  @Option(
      names = "--rights",
      description =
          "Do not run the board; print the systemd drop-in that allows the service to open the"
              + " devices of board.toml and no others.")
  private boolean rights;

  @Override
  public Integer call() throws Exception {
    Path beside = config.toAbsolutePath().resolveSibling("catalogue.toml");
    Catalogue centre = CatalogueToml.load(catalogue == null ? beside : catalogue);
    BoardConfig board =
        BoardToml.load(
            config,
            centre,
            PrinterProfiles.shipped().names(),
            DeviceKinds.tables(DeviceKinds.SHIPPED));
    if (rights) {
      spec.commandLine()
          .getOut()
          .print(
              DeviceRights.of(board.devices().stream().map(DeviceConfig::rights).toList())
                  .dropIn());
      spec.commandLine().getOut().flush();
      return ExitCode.OK;
    }
    Lifetime lifetime = new Lifetime();
    SdNotify systemd = SdNotify.fromEnvironment();
    var around = BoardProgram.Needs.production(systemd::watchdog, lifetime::fail, insecureOpen);
    try (BoardProgram program = new BoardProgram(board, centre, around)) {
      spec.commandLine()
          .getOut()
          .println(
              "board "
                  + board.centre()
                  + "/"
                  + board.board()
                  + " serves "
                  + board.web().host()
                  + ":"
                  + program.port());
      spec.commandLine().getOut().flush();
      systemd.ready();
      Throwable cause = lifetime.await();
      systemd.stopping();
      if (cause != null) {
        spec.commandLine().getErr().println("motcua: the board stopped: " + Sentence.of(cause));
        return ExitCode.FAILED;
      }
      return ExitCode.OK;
    } finally {
      lifetime.closed();
    }
  }
}
