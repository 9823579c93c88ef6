package vn.motcua.firmware.cli.ledger;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.journal.LedgerReader;
import vn.motcua.bridge.journal.Verification;

/** Proves the whole chain, in constant memory: exit 0 when it is sound, 1 when it is not. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Proves the whole chain; exits 1 and names each place where it is not sound.")
final class VerifyCommand implements Callable<Integer> {
  private static final int SOUND = 0;
  private static final int NOT_SOUND = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The board's data directory.")
  private Path data = Path.of("");

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (LedgerReader ledger = LedgerReader.open(data)) {
      Verification seen = ledger.verify(entry -> {}, finding -> out.println(finding));
      seen.counts().forEach((type, count) -> out.printf("%9d  %s%n", count, type));
      out.printf(
          "%9d  events of /%s/%s, %d faults, %d not yet acknowledged%n",
          seen.events(),
          ledger.identity().centre(),
          ledger.identity().board(),
          seen.faults(),
          Math.max(0, seen.head().position() - ledger.acknowledged()));
      out.printf(
          "head %s-%d %s%n", seen.head().epoch(), seen.head().sequence(), seen.head().hash());
      out.flush();
      return seen.faults() == 0 ? SOUND : NOT_SOUND;
    }
  }
}
