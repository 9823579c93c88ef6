package vn.motcua.firmware.cli.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.audit.Reconciliation;
import vn.motcua.bridge.inbox.audit.SealKeys;
import vn.motcua.bridge.inbox.audit.SealReview;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.RecordReader;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.sqlite.LedgerReader;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Decoded;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.StructuredCodec;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.cli.progress.Progress;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.system.DemoData;

/** {@code motcua reconcile}: compares events and counts of both sides. */
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description = {
      "Compares boards' ledgers with the inbox, event by event.",
      "Compares the events of local days by their hashes, counts them by board and type, and checks"
          + " the inbox's events against the boards' seals of those days. Exits with 1 and names"
          + " each difference. A missing first event of an epoch is a difference; a day without a"
          + " seal is named but is not a difference.",
      "Default without --ledger, --data and --store: the demo's board and inbox."
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
      description =
          "A board's data directory, or the output of \"motcua ledger export\"; repeat it for each"
              + " board to compare.")
  private List<Path> ledgers = List.of();

  @Mixin private KeysOption keys = new KeysOption();

  @Mixin private ForgottenOption forgotten = new ForgottenOption();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<Path> compared = ledgersOrTheDemos();
    SealKeys known = keys.read();
    try (InboxStore inbox = store.open(spec, Stations.ALL.events());
        RecordReader record = store.record(spec);
        Progress progress = progress(compared)) {
      PrintWriter out = spec.commandLine().getOut();
      DifferenceLines lines = json ? DifferenceLines.json(out) : DifferenceLines.text(out);
      Reconciliation reconciliation =
          days(record, line -> progress.aside(() -> lines.difference(line)));
      for (Path ledger : compared) {
        if (Files.isDirectory(ledger)) {
          readDirectory(ledger, reconciliation, progress);
        } else {
          readExport(ledger, reconciliation, progress);
        }
      }
      List<Reconciliation.Row> rows = reconciliation.finish();
      SealReview seals = reconciliation.seals(inbox, known);
      long differences = reconciliation.differences() + seals.mismatches().size();
      lines.end(from, to, rows, seals, differences);
      return differences == 0 ? AGREES : DIFFERS;
    }
  }

  /** Never compares the demo's ledger with another inbox. */
  private List<Path> ledgersOrTheDemos() {
    if (ledgers.isEmpty() == store.isSaid()) {
      throw new ParameterException(
          spec.commandLine(),
          "Name both sides, --ledger and one of --data and --store, or neither for the demo's"
              + " data.");
    }
    return ledgers.isEmpty() ? List.of(DemoData.usual().board()) : ledgers;
  }

  /** Counts the events of all ledgers; how many an export has is known only once it is read. */
  private Progress progress(List<Path> compared) {
    long events = 0;
    for (Path each : compared) {
      if (!Files.isDirectory(each)) {
        return Progress.of("reconcile", 0, "events", spec.commandLine().getErr());
      }
      try (LedgerReader ledger = LedgerReader.open(each)) {
        events += ledger.extent().last() - ledger.extent().first() + 1;
      }
    }
    return Progress.of("reconcile", events, "events", spec.commandLine().getErr());
  }

  private Reconciliation days(RecordReader record, Consumer<String> told) {
    try {
      return new Reconciliation(record, from, to, forgotten.said(), told);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void readDirectory(Path directory, Reconciliation reconciliation, Progress progress) {
    try (LedgerReader ledger = LedgerReader.open(directory)) {
      reconciliation.board(new Topics(ledger.identity().centre(), ledger.identity().board()));
      List<Entry> page = ledger.after(0, PAGE_EVENTS);
      requireWhole(directory, page);
      while (!page.isEmpty()) {
        for (Entry entry : page) {
          reconciliation.take(entry.event());
          progress.step();
        }
        page = ledger.after(page.getLast().position(), PAGE_EVENTS);
      }
    }
  }

  /** Older events may have been pruned: a day that a ledger no longer holds cannot be compared. */
  private void requireWhole(Path directory, List<Entry> firstPage) {
    if (firstPage.isEmpty() || firstPage.getFirst().event().sequence() == 1) {
      return;
    }
    LocalDate begins = Day.of(firstPage.getFirst().event().at().wall());
    if (!from.isAfter(begins)) {
      throw new ParameterException(
          spec.commandLine(),
          "the ledger in %s begins on %s, earlier events are pruned; use --from %s or later"
              .formatted(directory, begins, begins.plusDays(1)));
    }
  }

  private static void readExport(Path file, Reconciliation reconciliation, Progress progress)
      throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          reconciliation.take(exported(line));
          progress.step();
        } catch (JacksonException | IllegalArgumentException e) {
          throw new IOException(
              "%s line %d is not an exported event; give the output of ledger export (%s)"
                  .formatted(file, number, reason(e)),
              e);
        }
      }
    }
  }

  private static String reason(RuntimeException e) {
    return e instanceof IllegalArgumentException ? String.valueOf(e.getMessage()) : "no JSON";
  }

  private static Event exported(String line) {
    String[] source = JSON.readTree(line).path("source").stringValue("").split("/", -1);
    if (source.length != 3) {
      throw new IllegalArgumentException("source is not /centre/board");
    }
    String topic = new Topics(source[1], source[2]).events();
    var message = new Message(topic, line, false, StructuredCodec.CONTENT_TYPE, Map.of());
    return switch (CloudEventCodec.decode(message)) {
      case Decoded.Good(Event event) -> event;
      case Decoded.Withheld erased when Chain.isIntact(erased.event()) -> erased.event();
      case Decoded.Withheld _ -> throw new IllegalArgumentException("its data is missing");
      case Decoded.Bad bad -> throw new IllegalArgumentException(bad.reason());
    };
  }
}
