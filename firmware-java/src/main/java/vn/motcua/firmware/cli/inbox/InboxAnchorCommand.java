package vn.motcua.firmware.cli.inbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.anchor.DayHeads;
import vn.motcua.bridge.inbox.store.RecordReader;
import vn.motcua.bridge.inbox.verify.RecordCheck;
import vn.motcua.bridge.inbox.verify.RecordQuestion;
import vn.motcua.firmware.cli.ledger.AnchorLines;
import vn.motcua.firmware.cli.progress.Progress;

/** {@code motcua inbox anchor}: the days' heads of all boards, to be kept elsewhere. */
@Command(
    name = "anchor",
    mixinStandardHelpOptions = true,
    description = {
      "Proves an inbox and adds the last event of each day to an anchor file.",
      "The file gets one line with the hash for each chain and day that it does not have yet. Carry"
          + " it to a place that nobody with access to boards or inbox can write to; \"inbox verify"
          + " --anchor FILE\" checks chains against it. Exits with 1 when something is not sound"
          + " (then only events before it are anchored), or when the file disagrees.",
      "Default without --data and --store: the demo's inbox."
    })
public final class InboxAnchorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StoreOption store = new StoreOption();

  @Mixin private AnchorLines file = new AnchorLines();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    DayHeads heads = new DayHeads();
    long faults;
    try (RecordReader record = store.record(spec);
        Progress shown = RecordEvents.progress(true, record, spec)) {
      faults =
          new RecordCheck(
                  record, RecordQuestion.everything(), line -> shown.aside(() -> out.println(line)))
              .noting(progress -> shown.to(progress.tally().events()))
              .handing(heads::take)
              .run()
              .faults();
    }
    return file.append(spec, heads.anchors(), faults);
  }
}
