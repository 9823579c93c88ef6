package vn.motcua.firmware.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.board.catalogue.Provision;
import vn.motcua.firmware.board.catalogue.Provisioning;
import vn.motcua.firmware.cli.option.ExistingFile;
import vn.motcua.firmware.cli.option.Sentence;
import vn.motcua.firmware.system.Lifetime;
import vn.motcua.firmware.system.SdNotify;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.DeviceRights;

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
    Lifetime lifetime = new Lifetime();
    Provisioning files =
        new Provisioning(
            config,
            catalogue == null ? beside : catalogue,
            InstantSource.system(),
            lifetime::renew);
    try {
      return rights ? printRights(files.read()) : run(files, lifetime);
    } finally {
      lifetime.closed();
    }
  }

  private int printRights(Provision provision) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        DeviceRights.of(provision.config().devices().stream().map(DeviceConfig::rights).toList())
            .dropIn());
    out.flush();
    return ExitCode.OK;
  }

  /** A new catalogue is taken by building the board anew on its ledger, as a start does. */
  private int run(Provisioning files, Lifetime lifetime) throws Exception {
    SdNotify systemd = SdNotify.fromEnvironment();
    var around = BoardProgram.Needs.production(systemd::watchdog, lifetime::fail, insecureOpen);
    Throwable cause;
    boolean isRenewal;
    do {
      Provision provision = files.read();
      try (BoardProgram program = new BoardProgram(provision, around)) {
        say(provision.config(), program.port());
        systemd.ready();
        cause = lifetime.await();
        isRenewal = lifetime.isRenewal();
        if (!isRenewal) {
          systemd.stopping();
        }
      }
    } while (isRenewal);
    if (cause != null) {
      spec.commandLine().getErr().println("motcua: the board stopped: " + Sentence.of(cause));
      return ExitCode.FAILED;
    }
    return ExitCode.OK;
  }

  private void say(BoardConfig board, int port) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "board %s/%s serves %s:%d%n", board.centre(), board.board(), board.web().host(), port);
    if (board.web().tls() != null) {
      out.println(
          "So that a PC or a phone trusts its pages, install the centre's root-for-browsers.crt there;"
              + " \"motcua site show\" says how.");
    }
    out.flush();
  }
}
