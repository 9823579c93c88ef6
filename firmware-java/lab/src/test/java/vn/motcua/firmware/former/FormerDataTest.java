package vn.motcua.firmware.former;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.inbox.Verdict;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.salvage.LedgerDirectory;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.journal.sqlite.Storage;
import vn.motcua.bridge.lab.TemporaryPostgres;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.firmware.board.device.DeviceKinds;
import vn.motcua.firmware.cli.Motcua;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.BoardToml;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.CatalogueToml;
import vn.motcua.provisioning.ConfigException;

/**
 * What an earlier version wrote lives on. The files of {@code former} were written by the version
 * of 2026-11-22: a ledger with an event of each of its 29 types, two epochs, a signed seal and a
 * pruned day; both inbox stores with these events; the two configuration files; and what the pages
 * of that version showed of it. They are never written anew.
 */
class FormerDataTest {
  private static final Identity BOARD = new Identity("phuong-minh-hoa", "mot-cua-1");
  private static final Instant THAT_DAY = Instant.parse("2026-11-30T08:00:00Z");
  private static final int EVENTS = 88;

  @TempDir Path directory = Path.of("");
  private Path ledger = Path.of("");
  private Path inbox = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    ledger = Files.createDirectories(directory.resolve("board"));
    inbox = Files.createDirectories(directory.resolve("inbox"));
    Files.write(ledger.resolve("journal.db"), file("journal.db"));
    Files.write(inbox.resolve("inbox.db"), file("inbox.db"));
  }

  @Test
  void theLedgerIsSoundAndHoldsAnEventOfEachFormerType() {
    assertThat(motcua("ledger", "verify", "--data=" + ledger).output())
        .contains(EVENTS + "  events of /" + BOARD.centre() + "/" + BOARD.board() + ", 0 faults");
    var types = new TreeSet<String>();
    try (SqliteJournal journal = open()) {
      journal.replay(event -> types.add(event.type()));
    }
    assertThat(types).hasSize(29).allMatch(Stations.ALL.events()::knows);
  }

  @Test
  void aBoardThatReplaysTheLedgerShowsWhatItShowed() throws Exception {
    Core core = new Core(Site.of(board(), catalogue()), Stations.ALL);
    try (SqliteJournal journal = open()) {
      journal.replay(event -> core.apply(event, core.events().dataOf(event)));
    }
    var now = new Moment(THAT_DAY, "a-boot", 1, ClockQuality.SYNCHRONISED);
    JsonMapper json = JsonMapper.shared();
    List<JsonNode> pages =
        core.pages(now, new DeliveryView(true, 0)).values().stream()
            .map(json::<JsonNode>valueToTree)
            .toList();
    var elsewhere = new TreeSet<String>();
    leaves(
        "",
        json.readTree(file("view.json")),
        (path, former) -> {
          var shown =
              pages.stream().map(page -> page.at(path)).filter(n -> !n.isMissingNode()).toList();
          if (shown.isEmpty()) {
            elsewhere.add(path.replaceAll("/[0-9]+/", "/*/"));
          } else {
            assertThat(shown).as(path).extracting(JsonNode::toString).contains(former.toString());
          }
        });
    assertThat(elsewhere)
        .as("what a page shows in another place: of a counter, its scanner for a desk, a state")
        .containsExactly(
            "/counters/*/current/line",
            "/counters/*/lines/0",
            "/counters/*/lines/1",
            "/counters/*/lines/2",
            "/counters/*/officer",
            "/counters/*/rateable",
            "/counters/*/rating",
            "/counters/*/waiting",
            "/desks/*/id",
            "/devices/*/life");
  }

  @Test
  void theSqliteInboxIsSoundAgreesWithTheLedgerAndGoesOn() throws Exception {
    assertSoundAndAlike("--data=" + inbox);
    try (InboxStore store =
        SqliteInboxStore.open(inbox.resolve("inbox.db"), Stations.ALL.events())) {
      assertThatTheNextEventIsStored(store);
    }
  }

  @Test
  void thePostgresInboxIsSoundAgreesWithTheLedgerAndGoesOn() throws Exception {
    try (TemporaryPostgres server = TemporaryPostgres.start(Path.of("/tmp"))) {
      PostgresAddress address = PostgresAddress.of(server.database("former"), Map.of());
      execute(address, new String(file("inbox.sql"), StandardCharsets.UTF_8));
      assertSoundAndAlike("--store=" + address.url());
      try (InboxStore store = PostgresInboxStore.open(address, Stations.ALL.events())) {
        assertThatTheNextEventIsStored(store);
      }
    }
  }

  /** Since then a broker on another machine needs TLS, or a word that the risk is accepted. */
  @Test
  void theFormerBoardTomlIsRefusedForItsOpenBrokerAloneAndTheMessageSaysWhatToAdd()
      throws Exception {
    Path asItWas = Files.write(directory.resolve("as-it-was.toml"), file("board.toml"));
    assertThatThrownBy(() -> board(asItWas))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("as-it-was.toml:26:1: url: goes to another machine without TLS")
        .hasMessageEndingWith("accept the risk with insecure = true");
  }

  @Test
  void theConfigurationFilesAreReadAndNameTheSameThings() throws Exception {
    assertThat(catalogue().lines()).extracting(Catalogue.Line::prefix).containsExactly(1, 2, 3, 4);
    assertThat(catalogue().staff()).hasSize(4);
    BoardConfig board = board();
    assertThat(board.centre() + "/" + board.board()).isEqualTo("phuong-minh-hoa/mot-cua-1");
    assertThat(Site.of(board, catalogue()).kinds())
        .containsKeys(
            "phieu", "phieu-2", "danh-gia-1", "danh-gia-2", "van-tay", "may-quet", "may-quet-2")
        .containsKeys("may-quet-3", "may-anh", "cham-cong", "cham-cong-2");
  }

  private void assertSoundAndAlike(String store) throws IOException {
    Path keys = Files.createDirectories(directory.resolve("keys"));
    Files.write(keys.resolve("phuong-minh-hoa.mot-cua-1.pub"), file("board.pub"));
    Ran verified = motcua("inbox", "verify", store, "--keys=" + keys);
    assertThat(verified.output()).contains("92  events", "1  seals", " 0  faults");
    assertThat(verified.code()).isZero();
    Ran reconciled =
        motcua("reconcile", store, "--ledger=" + ledger, "--from=2026-11-30", "--to=2026-11-30");
    assertThat(reconciled.output()).contains("0 differences");
    assertThat(reconciled.code()).isZero();
  }

  /** An event of today follows upon the tip of the store. */
  private void assertThatTheNextEventIsStored(InboxStore store) {
    var today = new Moment(THAT_DAY, "a-boot", 1, ClockQuality.SYNCHRONISED);
    List<Event> last = new ArrayList<>();
    try (SqliteJournal journal = open()) {
      journal.append(List.of(new TicketNoshow(LocalDate.of(2026, 11, 30), "2104", "2")), today);
      journal.replay(last::add);
    }
    var next = List.of(CloudEventCodec.encode(last.getLast()));
    assertThat(new InboxCore(store).receive(next, THAT_DAY).verdicts())
        .singleElement()
        .isInstanceOf(Verdict.Stored.class);
  }

  private static void leaves(String path, JsonNode node, BiConsumer<String, JsonNode> each) {
    if (node.isObject()) {
      node.properties().forEach(f -> leaves(path + "/" + f.getKey(), f.getValue(), each));
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(path + "/" + i, node.get(i), each);
      }
    } else {
      each.accept(path, node);
    }
  }

  private SqliteJournal open() {
    return LedgerDirectory.open(
        ledger, BOARD, Stations.ALL.events(), Storage.usual(), new SplittableRandom(1));
  }

  private BoardConfig board() throws Exception {
    String accepted = new String(file("board.toml"), StandardCharsets.UTF_8);
    accepted = accepted.replace("\n[broker]\n", "\n[broker]\ninsecure = true\n");
    return board(Files.writeString(directory.resolve("board.toml"), accepted));
  }

  private BoardConfig board(Path file) throws Exception {
    return BoardToml.load(
        file,
        catalogue(),
        PrinterProfiles.shipped().names(),
        DeviceKinds.tables(DeviceKinds.SHIPPED));
  }

  private static byte[] file(String name) throws IOException {
    String path = "/vn/motcua/firmware/former/" + name;
    try (InputStream in = FormerDataTest.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(in, path).readAllBytes();
    }
  }

  private record Ran(int code, String output) {}

  private static Ran motcua(String... arguments) {
    StringWriter output = new StringWriter();
    var command = Motcua.commandLine();
    command.setOut(new PrintWriter(output));
    command.setErr(new PrintWriter(output));
    return new Ran(command.execute(arguments), output.toString());
  }

  private static void execute(PostgresAddress address, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(address.url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Catalogue catalogue() throws Exception {
    return CatalogueToml.load(written("catalogue.toml"));
  }

  private Path written(String name) throws IOException {
    return Files.write(directory.resolve(name), file(name));
  }
}
