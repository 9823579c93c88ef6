package vn.motcua.firmware.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.board.device.DeviceKinds;
import vn.motcua.firmware.cli.option.ExistingDirectory;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.system.Lifetime;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.BoardToml;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.CatalogueToml;

/**
 * {@code motcua rehearse}: a board works for a moment, so that the virtual machine can record which
 * classes it loads; the launcher keeps that record as the start-up cache (decision 0480).
 */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the start-up cache of the board anew.",
      "Runs a board of the example centre for a moment, with an empty ledger and without a broker."
          + " The launcher does this after each build; do it by hand after an update of the JDK."
    })
final class RehearseCommand implements Callable<Integer> {
  private static final List<String> PAGES =
      List.of("", "kiosk", "display", "counter/1", "api/view", "api/voice");

  @Option(
      names = "--dir",
      converter = ExistingDirectory.class,
      required = true,
      paramLabel = "DIR",
      description = "An empty directory for its ledger; the launcher gives one and deletes it.")
  private Path directory = Path.of("");

  @Override
  public Integer call() throws Exception {
    Path catalogue = directory.resolve("catalogue.toml");
    try (InputStream example = CatalogueToml.class.getResourceAsStream("catalogue.example.toml")) {
      if (example == null) {
        throw new FileNotFoundException("this program's jar lacks catalogue.example.toml");
      }
      Files.copy(example, catalogue);
    }
    Path config = directory.resolve("board.toml");
    Files.writeString(config, board(directory.resolve("data").toAbsolutePath()));
    Catalogue centre = CatalogueToml.load(catalogue);
    BoardConfig board =
        BoardToml.load(
            config,
            centre,
            PrinterProfiles.shipped().names(),
            DeviceKinds.tables(DeviceKinds.SHIPPED));
    Lifetime lifetime = new Lifetime();
    var needs = BoardProgram.Needs.production(() -> {}, lifetime::fail, false);
    try (BoardProgram program = new BoardProgram(board, centre, needs)) {
      String line = centre.lines().getFirst().id();
      program
          .board()
          .ask(new KioskTouch.TakeNumber("rehearsal", line, null), new Caller.Unguarded())
          .join();
      for (String page : PAGES) {
        read(URI.create("http://127.0.0.1:" + program.port() + "/" + page));
      }
      return ExitCode.OK;
    } finally {
      lifetime.closed();
    }
  }

  private static String board(Path data) throws IOException {
    return """
    centre = "minh-hoa"
    board = "rehearsal"
    roles = ["ticket", "counter", "display"]
    data = "%s"
    [broker]
    url = "tcp://127.0.0.1:1"
    [web]
    port = %d
    [[printer]]
    name = "printer"
    link = "tcp://127.0.0.1:1"
    """
        .formatted(data, freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private static void read(URI page) throws IOException {
    try (InputStream in = page.toURL().openStream()) {
      in.readAllBytes();
    }
  }
}
