package vn.motcua.firmware.cli.inbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.LocalDays;
import vn.motcua.bridge.inbox.audit.BoardStatus;
import vn.motcua.bridge.inbox.audit.SealKeys;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.firmware.core.Stations;

/** {@code motcua inbox report}: the state of every board. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the state of every board as the inbox knows it.",
      "Shows when it was last seen, the number of events behind, clock quality, open gaps and other"
          + " anomalies, seals that do not match the stored events, past days without a seal, times"
          + " outside the calendar, and what exceeded a limit. Exits with 1 when a seal does not"
          + " match, or when an acknowledged event is missing; \"inbox verify\" also proves each"
          + " event.",
      "Default without --data and --store: the demo's inbox."
    })
public final class ReportCommand implements Callable<Integer> {
  private static final int SOUND = 0;
  private static final int MISMATCH = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StoreOption store = new StoreOption();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private KeysOption keys = new KeysOption();

  @Mixin private ForgottenOption forgotten = new ForgottenOption();

  @Override
  public Integer call() throws IOException {
    SealKeys known = keys.read();
    PrintWriter out = spec.commandLine().getOut();
    try (InboxStore inbox = store.open(spec, Stations.ALL.events())) {
      List<BoardStatus> boards = BoardStatus.of(inbox, known, forgotten.said());
      if (json) {
        ObjectNode object = JSON.createObjectNode();
        var array = object.putArray("boards");
        boards.forEach(board -> fill(array.addObject(), board));
        fill(object, inbox.refusals());
        out.println(object);
      } else {
        boards.forEach(board -> print(out, board));
        inbox.refusals().forEach(each -> print(out, each));
        out.printf("%d boards%n", boards.size());
      }
      out.flush();
      return boards.stream().allMatch(each -> each.seals().isEmpty() && each.missing().isEmpty())
          ? SOUND
          : MISMATCH;
    }
  }

  private static void print(PrintWriter out, BoardStatus board) {
    out.printf(
        "%s/%s  %s, last seen %s, %d events, behind by %d, clock %s%n",
        board.board().centre(),
        board.board().board(),
        presence(board.presence()),
        local(board.lastSeen()),
        board.events(),
        board.behind(),
        board.clock() == null ? "unknown" : board.clock().name());
    for (Anomaly anomaly : board.open()) {
      out.printf(
          "    %s %s-%d since %s: %s%n",
          anomaly.kind(),
          anomaly.chain().epoch(),
          anomaly.sequence(),
          local(anomaly.seenAt()),
          anomaly.detail());
    }
    board.seals().forEach(mismatch -> out.printf("    SEAL %s%n", mismatch));
    board.missing().forEach(line -> out.printf("    MISSING %s%n", line));
    board.unsealed().forEach(day -> out.printf("    UNSEALED %s%n", day));
    board.absurd().forEach(line -> out.printf("    CLOCK %s%n", line));
  }

  private static void print(PrintWriter out, LimitExceeded refused) {
    out.printf(
        "LIMIT %s%s, first %s, last %s%n",
        refused.board().isEmpty() ? "" : refused.centre() + "/" + refused.board() + " ",
        refused.line(),
        local(refused.first()),
        local(refused.last()));
  }

  private static void fill(ObjectNode object, List<LimitExceeded> refusals) {
    var array = object.putArray("limits");
    for (LimitExceeded refused : refusals) {
      array
          .addObject()
          .put("limit", refused.limit().name())
          .put("centre", refused.centre())
          .put("board", refused.board())
          .put("count", refused.count())
          .put("first", refused.first().toString())
          .put("last", refused.last().toString());
    }
  }

  private static void fill(ObjectNode object, BoardStatus board) {
    object
        .put("centre", board.board().centre())
        .put("board", board.board().board())
        .put("presence", presence(board.presence()))
        .put("lastSeen", board.lastSeen() == null ? null : board.lastSeen().toString())
        .put("events", board.events())
        .put("behind", board.behind())
        .put("clock", board.clock() == null ? null : board.clock().name());
    var open = object.putArray("open");
    for (Anomaly anomaly : board.open()) {
      open.addObject()
          .put("kind", anomaly.kind().name())
          .put("epoch", anomaly.chain().epoch())
          .put("sequence", anomaly.sequence())
          .put("since", anomaly.seenAt().toString())
          .put("detail", anomaly.detail());
    }
    var seals = object.putArray("seals");
    board.seals().forEach(seals::add);
    var missing = object.putArray("missing");
    board.missing().forEach(missing::add);
    var unsealed = object.putArray("unsealed");
    board.unsealed().forEach(unsealed::add);
    var absurd = object.putArray("clockAbsurd");
    board.absurd().forEach(absurd::add);
  }

  private static String presence(@Nullable BoardPresence presence) {
    return presence == null ? "never born" : presence.present() ? "connected" : "gone";
  }

  private static String local(@Nullable Instant instant) {
    return instant == null ? "never" : LocalDays.shown(instant.truncatedTo(ChronoUnit.SECONDS));
  }
}
