package vn.motcua.firmware.cli.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.journal.LedgerReader;
import vn.motcua.bridge.journal.Verification;

/** Copies a ledger and proves the copy: exit 0 when it is sound, 1 when it is not. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies the ledger as it is at one instant, and proves the copy; exits 1 when it is not sound.",
      "A board that is given an older copy of its ledger begins a new epoch by itself."
    })
final class BackupCommand implements Callable<Integer> {
  private static final int SOUND = 0;
  private static final int NOT_SOUND = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The board's data directory.")
  private Path data = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "Where the copy goes: a directory without a ledger, made when it is missing.")
  private Path to = Path.of("");

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (LedgerReader ledger = LedgerReader.open(data)) {
      Files.createDirectories(to);
      ledger.backup(to);
    }
    try (LedgerReader copy = LedgerReader.open(to)) {
      Verification seen = copy.verify(entry -> {}, finding -> out.println(finding));
      out.printf(
          "%d events of /%s/%s in %s, %d faults%nhead %s-%d %s%n",
          seen.events(),
          copy.identity().centre(),
          copy.identity().board(),
          to,
          seen.faults(),
          seen.head().epoch(),
          seen.head().sequence(),
          seen.head().hash());
      out.flush();
      return seen.faults() == 0 ? SOUND : NOT_SOUND;
    }
  }
}
