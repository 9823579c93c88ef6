package vn.motcua.firmware.cli.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.anchor.DayHeads;
import vn.motcua.bridge.journal.Finding;
import vn.motcua.bridge.journal.Verification;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.firmware.cli.progress.Progress;

/** {@code motcua ledger anchor}: the last event of each day of a board, to be kept elsewhere. */
@Command(
    name = "anchor",
    mixinStandardHelpOptions = true,
    description = {
      "Proves the chain and adds the last event of each day to an anchor file.",
      "The file gets one line with the hash for each epoch and day that it does not have yet. Carry"
          + " it to a place that nobody with access to the board can write to; \"ledger verify"
          + " --anchor FILE\" and \"inbox verify --anchor FILE\" check the chain against it. Exits"
          + " with 1 when the chain is not sound, or when the file disagrees with it."
    })
final class LedgerAnchorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOption data = new DataOption();

  @Mixin private AnchorLines file = new AnchorLines();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    DayHeads heads = new DayHeads();
    Verification seen;
    List<Finding> found = new ArrayList<>();
    try (LedgerReader ledger = data.open(spec);
        Progress progress = progress(ledger)) {
      seen =
          ledger.verify(
              entry -> {
                progress.step();
                if (found.isEmpty()) {
                  heads.take(entry.event());
                }
              },
              found::add);
    }
    found.forEach(out::println);
    return file.append(spec, heads.anchors(), seen.faults());
  }

  private Progress progress(LedgerReader ledger) {
    LedgerReader.Extent kept = ledger.extent();
    long events = kept.last() - kept.first() + 1;
    return Progress.of("verify", events, "events", spec.commandLine().getErr());
  }
}
