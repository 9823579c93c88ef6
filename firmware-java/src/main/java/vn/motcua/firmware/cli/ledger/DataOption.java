package vn.motcua.firmware.cli.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.firmware.system.DemoData;

/** The ledger that a command looks into. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The board's data directory. Default: the demo's board.")
  private @Nullable Path directory;

  /** Opens what was said, or the demo's. */
  LedgerReader open(CommandSpec spec) {
    return LedgerReader.open(directory == null ? demo(spec) : directory);
  }

  private static Path demo(CommandSpec spec) {
    Path board = DemoData.usual().board();
    if (!Files.isDirectory(board)) {
      throw new ParameterException(
          spec.commandLine(), "Say which board's ledger: --data DIR (no demo has left one here)");
    }
    spec.commandLine().getErr().println("motcua: no --data, so it is the demo's: " + board);
    return board;
  }
}
