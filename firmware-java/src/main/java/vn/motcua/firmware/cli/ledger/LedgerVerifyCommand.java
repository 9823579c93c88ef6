package vn.motcua.firmware.cli.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.anchor.AnchorException;
import vn.motcua.bridge.anchor.LedgerAnchors;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.firmware.cli.option.ExistingFile;

/** Proves the whole chain, in constant memory: exit 0 when it is sound, 1 when it is not. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Proves the whole chain of a ledger.",
      "Exits with 1 and names each fault, also when the ledger ends before the event that the case"
          + " server has acknowledged."
    })
final class LedgerVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--anchor",
      converter = ExistingFile.class,
      paramLabel = "FILE",
      description =
          "Anchors that were kept elsewhere, one on each line, from \"ledger anchor\", \"inbox"
              + " anchor\" or the QR codes of closing slips. They reveal a chain that was"
              + " recomputed or cut off. Lines of other boards, and of days that the ledger no"
              + " longer keeps, are ignored.")
  private @Nullable Path anchor;

  @Override
  public Integer call() throws IOException {
    try (LedgerReader ledger = data.open(spec)) {
      LedgerAnchors anchors = anchor == null ? null : LedgerAnchors.read(anchor, ledger.identity());
      return Proof.print(ledger, anchors, spec);
    } catch (AnchorException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
