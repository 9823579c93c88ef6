package vn.motcua.firmware.cli.ledger;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.StructuredCodec;
import vn.motcua.firmware.system.Printable;

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
    PrintWriter out = spec.commandLine().getOut();
    try (LedgerReader ledger = data.open(spec);
        var _ = Printable.verbatim()) {
      List<Entry> page = ledger.after(after, PAGE_EVENTS);
      while (!page.isEmpty()) {
        page.forEach(entry -> out.println(line(entry.event())));
        page = ledger.after(page.getLast().position(), PAGE_EVENTS);
      }
      out.flush();
      return 0;
    }
  }

  /**
   * The event's data is written byte for byte, so that its hash can be recomputed from the line.
   */
  private static String line(Event event) {
    return StructuredCodec.pack(CloudEventCodec.encode(event)).payload();
  }
}
