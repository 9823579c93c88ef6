package vn.motcua.firmware.cli.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.inbox.InboxStore;
import vn.motcua.bridge.inbox.Reconciliation;
import vn.motcua.bridge.inbox.SealReview;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.LedgerReader;
import vn.motcua.bridge.mqtt.Topics;
import vn.motcua.firmware.demo.DemoData;
import vn.motcua.firmware.station.Day;

/** {@code motcua reconcile}: counts from both sides. */
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description = {
      "Counts events per board and type in the boards' ledgers and in the case server's inbox,",
      "over local days, and holds what the inbox has against the boards' seals of those days.",
      "Exits 1 when anything differs; a day without a seal is named, and is no difference.",
      "Without --ledger, --data and --store: the demo's board and inbox."
    })
public final class ReconcileCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PAGE_EVENTS = 500;
  private static final int AGREES = 0;
  private static final int DIFFERS = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StoreOption store = new StoreOption();

  @Option(names = "--from", required = true, paramLabel = "DAY", description = "First local day.")
  private LocalDate from = LocalDate.EPOCH;

  @Option(names = "--to", required = true, paramLabel = "DAY", description = "Last local day.")
  private LocalDate to = LocalDate.EPOCH;

  @Option(
      names = "--ledger",
      paramLabel = "DIR|FILE",
      description = {
        "A board's data directory, or what \"motcua ledger export\" printed of it; as many",
        "as there are boards to compare."
      })
  private List<Path> ledgers = List.of();

  @Mixin private KeysOption keys = new KeysOption();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Reconciliation reconciliation = days();
    List<Path> compared = ledgersOrTheDemos();
    try (InboxStore inbox = store.open(spec)) {
      for (Path ledger : compared) {
        if (Files.isDirectory(ledger)) {
          countDirectory(ledger, reconciliation);
        } else {
          countExport(ledger, reconciliation);
        }
      }
      List<Reconciliation.Row> rows = reconciliation.compare(inbox);
      SealReview seals = reconciliation.seals(inbox, keys.read());
      long differences =
          rows.stream().filter(row -> !row.agrees()).count() + seals.mismatches().size();
      print(rows, seals, differences);
      return differences == 0 ? AGREES : DIFFERS;
    }
  }

  /** Never the demo's against somebody else's inbox. */
  private List<Path> ledgersOrTheDemos() {
    if (ledgers.isEmpty() == store.isSaid()) {
      throw new ParameterException(
          spec.commandLine(),
          "Say both sides, --ledger and one of --data and --store, or neither for the demo's.");
    }
    return ledgers.isEmpty() ? List.of(DemoData.usual().board()) : ledgers;
  }

  private Reconciliation days() {
    try {
      return new Reconciliation(from, to);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void countDirectory(Path directory, Reconciliation reconciliation) {
    try (LedgerReader ledger = LedgerReader.open(directory)) {
      reconciliation.board(new Topics(ledger.identity().centre(), ledger.identity().board()));
      List<Entry> page = ledger.after(0, PAGE_EVENTS);
      requireWhole(directory, page);
      while (!page.isEmpty()) {
        page.forEach(entry -> reconciliation.count(entry.event()));
        page = ledger.after(page.getLast().position(), PAGE_EVENTS);
      }
    }
  }

  /** Older events may have been pruned: a day that a ledger no longer holds can not be compared. */
  private void requireWhole(Path directory, List<Entry> firstPage) {
    if (firstPage.isEmpty() || firstPage.getFirst().event().sequence() == 1) {
      return;
    }
    LocalDate begins = Day.of(firstPage.getFirst().event().at().wall());
    if (!from.isAfter(begins)) {
      throw new ParameterException(
          spec.commandLine(),
          "the ledger in %s begins on %s, what was before is pruned; ask for --from %s or later"
              .formatted(directory, begins, begins.plusDays(1)));
    }
  }

  private static void countExport(Path file, Reconciliation reconciliation) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          JsonNode event = JSON.readTree(line);
          String[] source = event.path("source").stringValue("").split("/", -1);
          if (source.length != 3) {
            throw new IllegalArgumentException("source is not /centre/board");
          }
          reconciliation.count(
              new Topics(source[1], source[2]),
              event.path("type").stringValue(""),
              Instant.parse(event.path("time").stringValue("")));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
          throw new IOException(
              file + " line " + number + " is no exported event; give what ledger export printed",
              e);
        }
      }
    }
  }

  private void print(List<Reconciliation.Row> rows, SealReview seals, long differences) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode object = JSON.createObjectNode();
      object.put("from", from.toString()).put("to", to.toString()).put("differences", differences);
      var array = object.putArray("counts");
      for (Reconciliation.Row row : rows) {
        array
            .addObject()
            .put("board", row.board())
            .put("type", row.type())
            .put("ledger", row.ledger())
            .put("inbox", row.inbox());
      }
      var mismatches = object.putArray("seals");
      seals.mismatches().forEach(mismatches::add);
      var unsealed = object.putArray("unsealed");
      seals.unsealed().forEach(unsealed::add);
      out.println(object);
    } else {
      out.printf("%9s %9s%n", "ledger", "inbox");
      for (Reconciliation.Row row : rows) {
        out.printf(
            "%9d %9d  %s %s%s%n",
            row.ledger(),
            row.inbox(),
            row.board(),
            row.type(),
            row.agrees() ? "" : "   <-- differs by " + Math.abs(row.ledger() - row.inbox()));
      }
      seals.mismatches().forEach(mismatch -> out.printf("SEAL %s%n", mismatch));
      seals.unsealed().forEach(day -> out.printf("UNSEALED %s%n", day));
      out.printf("%d differences from %s to %s%n", differences, from, to);
    }
    out.flush();
  }
}
