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
import vn.motcua.bridge.LocalDays;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.sqlite.LedgerReader;

/** Prints events for people: position, name, local time, type, data. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints events in a form for people, oldest first.")
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
      return 0;
    }
  }
}
