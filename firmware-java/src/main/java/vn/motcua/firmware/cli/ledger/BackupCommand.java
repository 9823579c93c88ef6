package vn.motcua.firmware.cli.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.journal.sqlite.LedgerReader;

/** Copies a ledger and proves the copy: exit 0 when it is sound, 1 when it is not. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies the ledger as it is at one instant, and proves the copy.",
      "Exits with 1 when the copy is not sound. A board that is given an older copy of its ledger"
          + " begins a new epoch by itself."
    })
final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description =
          "Directory for the copy. It must not contain a ledger, and is created when it is"
              + " missing.")
  private Path to = Path.of("");

  @Override
  public Integer call() throws IOException {
    try (LedgerReader ledger = data.open(spec)) {
      Files.createDirectories(to);
      ledger.backup(to);
    }
    try (LedgerReader copy = LedgerReader.open(to)) {
      return Proof.print(copy, spec);
    }
  }
}
