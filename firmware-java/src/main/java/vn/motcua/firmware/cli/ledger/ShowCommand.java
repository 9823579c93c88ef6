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
import vn.motcua.bridge.LocalDays;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.sqlite.LedgerReader;

/** Prints events for people: position, name, local time, type, data. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Prints events in a form for people, oldest first. A running board writes down every fourth"
          + " acknowledgement, so up to three events that are shown as waiting may have arrived.",
      "Standard error names what it leaves out."
    })
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--after",
      paramLabel = "POSITION",
      description = "Print only events after this position.")
  private long after;

  @Option(
      names = "--limit",
      paramLabel = "EVENTS",
      description = "Print at most this number of events. Default: ${DEFAULT-VALUE}.",
      defaultValue = "100")
  private int limit;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit takes 1 or more, not " + limit);
    }
    if (after < 0) {
      throw new ParameterException(spec.commandLine(), "--after takes 0 or more, not " + after);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (LedgerReader ledger = data.open(spec)) {
      List<Entry> entries = ledger.after(after, limit);
      long acknowledged = ledger.acknowledged();
      for (Entry entry : entries) {
        Event event = entry.event();
        out.printf(
            "%7d %s %s-%d %s %s %s %s%n",
            entry.position(),
            entry.position() <= acknowledged ? "acknowledged" : "waiting     ",
            event.epoch(),
            event.sequence(),
            LocalDays.shown(event.at().wall()),
            event.at().clock(),
            event.type(),
            event.data());
      }
      out.flush();
      leftOut(ledger.extent(), entries);
      return 0;
    }
  }

  /** Says on standard error which events of the ledger were not printed. */
  private void leftOut(LedgerReader.Extent kept, List<Entry> shown) {
    PrintWriter err = spec.commandLine().getErr();
    long last = shown.isEmpty() ? after : shown.getLast().position();
    long before = Math.max(0, Math.min(after, kept.last()) - kept.first() + 1);
    if (kept.first() > 1) {
      err.printf("motcua: events before position %d are no longer kept%n", kept.first());
    }
    if (before > 0) {
      err.printf("motcua: %d events up to position %d are left out%n", before, after);
    }
    if (kept.last() > last) {
      err.printf(
          "motcua: %d events after position %d are left out; --after %d shows the next%n",
          kept.last() - last, last, last);
    }
  }
}
