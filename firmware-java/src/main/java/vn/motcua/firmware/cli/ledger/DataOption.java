package vn.motcua.firmware.cli.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.firmware.system.DemoData;

/** The ledger that a command reads. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The board's data directory. Default: the demo's board.")
  private @Nullable Path directory;

  /** Opens the given ledger, or the demo's. */
  LedgerReader open(CommandSpec spec) {
    return LedgerReader.open(directory == null ? demo(spec) : directory);
  }

  private static Path demo(CommandSpec spec) {
    Path board = DemoData.usual().board();
    if (!Files.isDirectory(board)) {
      throw new ParameterException(
          spec.commandLine(), "Name a board's ledger: --data DIR (there is no demo data here)");
    }
    spec.commandLine()
        .getErr()
        .println("motcua: no --data given; reading the demo's board: " + board);
    return board;
  }
}
