package vn.motcua.firmware.cli.ledger;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import vn.motcua.bridge.journal.LedgerReader;

/** The ledger that a command looks into. */
final class DataOption {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The board's data directory.")
  private Path directory = Path.of("");

  LedgerReader open() {
    return LedgerReader.open(directory);
  }
}
