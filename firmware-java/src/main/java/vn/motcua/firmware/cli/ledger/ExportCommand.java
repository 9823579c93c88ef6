package vn.motcua.firmware.cli.ledger;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.StructuredCodec;
import vn.motcua.firmware.cli.progress.Progress;
import vn.motcua.firmware.system.StandardOutput;

/** Prints events as CloudEvents in structured JSON, one on each line, unchanged from the ledger. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Prints the events as CloudEvents, one JSON object on each line, oldest first.")
final class ExportCommand implements Callable<Integer> {
  private static final int PAGE_EVENTS = 500;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--after",
      paramLabel = "POSITION",
      description = "Print only events after this position.")
  private long after;

  @Override
  public Integer call() {
    if (after < 0) {
      throw new ParameterException(spec.commandLine(), "--after takes 0 or more, not " + after);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (LedgerReader ledger = data.open(spec);
        var _ = StandardOutput.verbatim();
        Progress progress = progress(ledger)) {
      LedgerReader.Extent kept = ledger.extent();
      long begin = Math.max(after, kept.first() - 1);
      List<Entry> page = ledger.after(after, PAGE_EVENTS);
      while (!page.isEmpty() && !out.checkError()) {
        page.forEach(entry -> out.println(line(entry.event())));
        progress.to(page.getLast().position() - begin);
        page = ledger.after(page.getLast().position(), PAGE_EVENTS);
      }
      out.flush();
      return 0;
    }
  }

  private Progress progress(LedgerReader ledger) {
    LedgerReader.Extent kept = ledger.extent();
    long events = kept.last() - Math.max(after, kept.first() - 1);
    return Progress.besideOutput("export", events, "events", spec.commandLine().getErr());
  }

  /**
   * The event's data is written byte for byte, so that its hash can be recomputed from the line.
   */
  private static String line(Event event) {
    return StructuredCodec.pack(CloudEventCodec.encode(event)).payload();
  }
}
