package vn.motcua.firmware.cli.ledger;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.journal.LedgerReader;

/** Proves the whole chain, in constant memory: exit 0 when it is sound, 1 when it is not. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Proves the whole chain; exits 1 and names each place where it is not sound.")
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() {
    try (LedgerReader ledger = data.open(spec)) {
      return Proof.print(ledger, spec.commandLine().getOut());
    }
  }
}
