package vn.motcua.firmware.cli.ledger;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.LedgerReader;

/** Prints events as CloudEvents in structured JSON, one a line, as they stand in the ledger. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Prints the events as CloudEvents, one JSON object a line, oldest first.")
final class ExportCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PAGE_EVENTS = 500;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--after",
      paramLabel = "POSITION",
      description = "Only what stands after this position.")
  private long after;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (LedgerReader ledger = data.open(spec)) {
      List<Entry> page = ledger.after(after, PAGE_EVENTS);
      while (!page.isEmpty()) {
        page.forEach(entry -> out.println(line(entry.event())));
        page = ledger.after(page.getLast().position(), PAGE_EVENTS);
      }
      out.flush();
      return 0;
    }
  }

  /** The event's data goes in byte for byte, so that its hash can be recomputed from the line. */
  private static String line(Event event) {
    ObjectNode attributes = JSON.createObjectNode();
    attributes
        .put("specversion", "1.0")
        .put("id", event.id())
        .put("source", event.source())
        .put("type", event.type())
        .put("time", event.at().wall().toString())
        .put("datacontenttype", "application/json")
        .put("epoch", event.epoch())
        .put("sequence", Long.toString(event.sequence()))
        .put("prevhash", event.previousHash())
        .put("hash", event.hash())
        .put("bootid", event.at().bootId())
        .put("monotonic", Long.toString(event.at().monotonicNanos()))
        .put("clock", event.at().clock().name());
    String head = attributes.toString();
    return head.substring(0, head.length() - 1) + ",\"data\":" + event.data() + "}";
  }
}
