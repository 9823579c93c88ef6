package vn.motcua.firmware.doorbell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.contract.AsyncApi;
import vn.motcua.bridge.contract.EventSchemas;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.lab.MemoryInboxStore;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;
import vn.motcua.firmware.web.BoardPort;
import vn.motcua.firmware.web.PageServer;
import vn.motcua.firmware.web.guard.Doorway;
import vn.motcua.firmware.web.guard.Limits;

/** A new station is this package and one line. */
class NewStationTest {
  static final Stations STATIONS = Stations.ALL.with(DoorbellStation.KIND);
  private static final String TYPE = "vn.motcua.visitor.rung.v1";
  private static final Identity BOARD = new Identity("minh-hoa", "board-1");
  private static final Instant MORNING = Instant.parse("2026-11-21T01:00:00Z");

  @TempDir Path directory;

  @Test
  void itsEventsAreWrittenReplayedAndShown() {
    Core core = new Core(Scene.site(), STATIONS);
    try (SqliteJournal ledger = open(STATIONS)) {
      ring(core, ledger, 0);
      ring(core, ledger, 2); // within five seconds: the same ring
      ring(core, ledger, 9);
      assertThat(rings(core)).isEqualTo(2);
    }
    Core again = new Core(Scene.site(), STATIONS);
    try (SqliteJournal ledger = open(STATIONS)) {
      ledger.replay(event -> again.apply(event, STATIONS.events().dataOf(event)));
      assertThat(rings(again)).isEqualTo(2);
      again.forget();
      assertThat(rings(again)).isZero();
    }
  }

  @Test
  void itsEventsStandInTheContractAndKeepIt() {
    Core core = new Core(Scene.site(), STATIONS);
    try (SqliteJournal ledger = open(STATIONS)) {
      Event rung = ring(core, ledger, 0).getFirst();
      JsonNode schema = Objects.requireNonNull(EventSchemas.of(STATIONS.events()).get(TYPE));
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(schema)
                  .validate(rung.data(), InputFormat.JSON))
          .isEmpty();
    }
    assertThat(contract(STATIONS).at("/components/messages/" + TYPE).isObject()).isTrue();
    assertThat(contract(Stations.ALL).toString()).doesNotContain(TYPE);
  }

  static JsonNode contract(Stations stations) {
    return AsyncApi.document(stations.events(), stations.orders());
  }

  @Test
  void aCaseServerThatDoesNotKnowItStoresItAllTheSame() {
    Core core = new Core(Scene.site(), STATIONS);
    MemoryInboxStore store = new MemoryInboxStore(Stations.ALL.events());
    try (SqliteJournal ledger = open(STATIONS)) {
      Event rung = ring(core, ledger, 0).getFirst();
      new InboxCore(store).receive(List.of(CloudEventCodec.encode(rung)), MORNING);
      assertThat(store.event(ChainId.of(rung), 1)).isEqualTo(rung);
    }
  }

  @Test
  void aLedgerThatCouldNotReadItBackDoesNotWriteIt() {
    Core core = new Core(Scene.site(), STATIONS);
    try (SqliteJournal ledger = open(Stations.ALL)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ring(core, ledger, 0))
          .withMessage(TYPE + " is not in the catalogue of events");
      assertThat(ledger.head().sequence()).isZero();
    }
  }

  @Test
  void itsPageIsServedWithItsFilesAndAudience() throws Exception {
    Core core = new Core(Scene.site(), STATIONS);
    try (SqliteJournal ledger = open(STATIONS);
        var pages =
            new PageServer(
                new PageServer.Needs(
                    Doorway.at("localhost", false),
                    0,
                    new Limits(Limits.MAX, Limits.MAX),
                    port(core, ledger)));
        var client = HttpClient.newHttpClient()) {
      ring(core, ledger, 0);
      pages.start();
      assertThat(get(client, pages, "/doorbell")).contains("Chuông cửa");
      assertThat(get(client, pages, "/assets/doorbell.js")).contains("followBoard");
      assertThat(get(client, pages, "/api/view?page=doorbell")).contains("\"door\":{\"rings\":1}");
      assertThat(get(client, pages, "/api/view?page=kiosk")).doesNotContain("rings");
      assertThat(touch(client, pages, "{\"door\":\"doorbell-2\"}")).contains("\"done\"");
      assertThat(touch(client, pages, "{\"door\":\"doorbell-2\"}")).contains("just-rung");
      assertThat(touch(client, pages, "{\"gate\":1}")).contains("missing-field");
      assertThat(ledger.head().sequence()).isEqualTo(2);
    }
  }

  private static String get(HttpClient client, PageServer pages, String path) throws Exception {
    URI address = URI.create("http://localhost:" + pages.port() + path);
    var answer =
        client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static String touch(HttpClient client, PageServer pages, String json) throws Exception {
    URI address = URI.create("http://localhost:" + pages.port() + "/api/touch/ring");
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static BoardPort port(Core core, SqliteJournal ledger) {
    return new BoardPort() {
      @Override
      public CompletableFuture<Answer> ask(Touch touch, Caller by) {
        Decision decision = decision(core, new Input.Touched(touch, by), at(30));
        if (!decision.events().isEmpty()) {
          append(core, ledger, decision, at(30));
        }
        return CompletableFuture.completedFuture(decision.answer());
      }

      @Override
      public Map<String, TouchForm> touches() {
        return core.touches();
      }

      @Override
      public List<Page> declared() {
        return core.declared();
      }

      @Override
      public Map<String, PageView> pages() {
        return core.pages(at(20), new DeliveryView(true, 0));
      }

      @Override
      public AutoCloseable onChange(Runnable listener) {
        return () -> {};
      }
    };
  }

  @Test
  void aBoardWithoutItsRoleDoesNotRunIt() {
    Core core = new Core(withoutItsRole(), STATIONS);
    assertThat(decision(core, press(at(0)), at(0)).events()).isEmpty();
    assertThat(core.pages(at(20), new DeliveryView(true, 0))).doesNotContainKey("doorbell");
  }

  static Site withoutItsRole() {
    Site hub = Scene.site();
    return new Site(
        hub.centre(),
        hub.board(),
        List.of("ticket"),
        hub.catalogue(),
        hub.printers(),
        hub.counterOfPanel(),
        hub.deskOfScanner(),
        hub.kinds(),
        hub.slots(),
        hub.warnings());
  }

  private SqliteJournal open(Stations stations) {
    return SqliteJournal.open(directory, BOARD, stations.events(), new SplittableRandom(1));
  }

  private static List<Event> ring(Core core, SqliteJournal ledger, int second) {
    Moment now = at(second);
    return append(core, ledger, decision(core, press(now), now), now);
  }

  private static List<Event> append(
      Core core, SqliteJournal ledger, Decision decision, Moment now) {
    List<Event> events = ledger.append(decision.events(), now);
    for (int i = 0; i < events.size(); i++) {
      core.apply(events.get(i), decision.events().get(i));
    }
    return events;
  }

  private static Decision decision(Core core, Input input, Moment now) {
    core.note(input, now);
    return core.decide(input, now);
  }

  private static Input press(Moment now) {
    return new Input.Heard(new ButtonReading.Pressed("doorbell-1", 1, now.monotonicNanos()));
  }

  private static int rings(Core core) {
    return page(core).at("/door/rings").asInt(-1);
  }

  private static JsonNode page(Core core) {
    var pages = core.pages(at(20), new DeliveryView(true, 0));
    return JsonMapper.shared().valueToTree(pages.get(DoorbellStation.PAGE.path()));
  }

  static Moment at(int second) {
    return new Moment(
        MORNING.plusSeconds(second), "boot", second * 1_000_000_000L, ClockQuality.SYNCHRONISED);
  }
}
