package vn.motcua.firmware.cli.ledger;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import vn.motcua.bridge.anchor.LedgerAnchors;
import vn.motcua.bridge.journal.Verification;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.firmware.cli.progress.Progress;

/** Proves a ledger's whole chain in constant memory and prints its counts. Stateless. */
final class Proof {
  private static final int SOUND = 0;
  private static final int NOT_SOUND = 1;

  private Proof() {}

  /** Prints each fault, counts per type and the head; the exit code: 0 sound, 1 not. */
  static int print(LedgerReader ledger, CommandSpec spec) {
    return print(ledger, null, spec);
  }

  /** The same with anchors. */
  static int print(LedgerReader ledger, @Nullable LedgerAnchors anchors, CommandSpec spec) {
    PrintWriter out = spec.commandLine().getOut();
    Verification seen = verify(ledger, anchors, spec);
    List<String> otherwise = anchors == null ? List.of() : anchors.faults();
    otherwise.forEach(fault -> out.println("ANCHOR " + fault));
    seen.counts().forEach((type, count) -> out.printf("%9d  %s%n", count, type));
    if (anchors != null) {
      out.printf(
          "%9d  anchors agree, %d do not, %d are of what is no longer kept%n",
          anchors.agreed(), otherwise.size(), anchors.before());
    }
    out.printf(
        "%9d  events of /%s/%s, %d faults, %d not yet acknowledged%n",
        seen.events(),
        ledger.identity().centre(),
        ledger.identity().board(),
        seen.faults(),
        Math.max(0, seen.head().position() - ledger.acknowledged()));
    out.printf("head %s-%d %s%n", seen.head().epoch(), seen.head().sequence(), seen.head().hash());
    out.flush();
    return seen.faults() == 0 && otherwise.isEmpty() ? SOUND : NOT_SOUND;
  }

  private static Verification verify(
      LedgerReader ledger, @Nullable LedgerAnchors anchors, CommandSpec spec) {
    PrintWriter out = spec.commandLine().getOut();
    LedgerReader.Extent kept = ledger.extent();
    long events = kept.last() - kept.first() + 1;
    try (Progress progress = Progress.of("verify", events, "events", spec.commandLine().getErr())) {
      return ledger.verify(
          entry -> {
            progress.step();
            if (anchors != null) {
              anchors.meet(entry.event());
            }
          },
          finding ->
              progress.aside(() -> {
                out.println(finding);
                out.flush();
              }));
    }
  }
}
