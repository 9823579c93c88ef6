package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.LocalDays;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.audit.BoardStatus;
import vn.motcua.bridge.inbox.audit.Forgotten;
import vn.motcua.bridge.inbox.audit.Reconciliation;
import vn.motcua.bridge.inbox.audit.SealKeys;
import vn.motcua.bridge.inbox.postgres.Postgres;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.bridge.inbox.postgres.PostgresRecord;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.sqlite.SqliteRecord;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.RecordReader;
import vn.motcua.bridge.lab.MemoryInboxStore;
import vn.motcua.bridge.lab.MemoryRecord;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** Every number and date that a board chooses, up to the ends of what Java can hold. */
class AbsurdTimesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
  private static final Topics HONEST = new Topics("hanoi", "quay-1");
  private static final Topics STRANGE = new Topics("hanoi", "quay-2");
  private static final String EPOCH = "00000000000000aa";
  private static final String SEAL = EventTypes.typeOf(DaySealed.class);
  private static final int ROUNDS = 300;

  private static final Instant[] WALLS = {
    Instant.MIN,
    Instant.MAX,
    Instant.parse("-999999999-01-01T00:00:00Z"),
    Instant.parse("+999999999-12-31T23:59:59Z"),
    Instant.parse("-0001-01-01T00:00:00Z"),
    Instant.parse("0000-01-01T00:00:00Z"),
    Instant.EPOCH,
    Instant.parse("1969-12-31T16:59:59Z"),
    Instant.parse("1969-12-31T17:00:00Z"),
    Instant.parse("9999-12-30T16:59:59Z"),
    Instant.parse("9999-12-30T17:00:00Z"),
    Instant.parse("9999-12-31T23:59:59.999999999Z"),
    Instant.parse("+10000-01-01T00:00:00Z"),
    Instant.parse("2026-11-20T00:30:00.5Z"),
  };

  private static final LocalDate[] DAYS = {
    LocalDate.MIN,
    LocalDate.MAX,
    LocalDate.of(-999_999_999, 1, 2),
    LocalDate.of(999_999_999, 12, 30),
    LocalDate.of(0, 1, 1),
    LocalDate.EPOCH,
    LocalDate.of(9999, 12, 30),
    LocalDate.of(9999, 12, 31),
    LocalDate.of(10_000, 1, 1),
    LocalDate.of(2026, 11, 20),
  };

  private static final long[] NUMBERS = {
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    -1,
    0,
    1,
    2,
    Integer.MAX_VALUE,
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE
  };

  @TempDir Path directory = Path.of("");

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void memoryReportsEveryBoardWhateverOneOfThemSays() {
    MemoryInboxStore store = new MemoryInboxStore(SampleEvent.CATALOGUE);
    check(store, () -> new MemoryRecord(store));
  }

  @Test
  void theInboxFileReportsEveryBoardWhateverOneOfThemSays() {
    Path file = directory.resolve("inbox.db");
    check(SqliteInboxStore.open(file, SampleEvent.CATALOGUE), () -> SqliteRecord.open(file));
  }

  @Test
  void theInboxDatabaseReportsEveryBoardWhateverOneOfThemSays() {
    PostgresAddress address = Postgres.database();
    check(
        PostgresInboxStore.open(address, SampleEvent.CATALOGUE),
        () -> PostgresRecord.open(address));
  }

  private void check(InboxStore store, Supplier<RecordReader> records) {
    System.out.println("absurd times: seed " + seed);
    InboxCore core = new InboxCore(store);
    String head = Chain.GENESIS;
    for (int i = 1; i <= ROUNDS; i++) {
      Event event = event(STRANGE, i, head);
      head = event.hash();
      List<Message> messages = new ArrayList<>(List.of(CloudEventCodec.encode(event), birth()));
      messages.add(lie(event));
      core.receive(messages, NOW);
      if (i % 25 == 0) {
        tellsOfAll(store, records);
      }
    }
    Event said = event(HONEST, 1, Chain.GENESIS, Instant.parse("2026-11-20T00:30:00Z"), "{}");
    core.receive(List.of(CloudEventCodec.encode(said)), NOW);
    assertThat(tellsOfAll(store, records)).anyMatch(line -> line.startsWith("clock absurd: "));
    ChainId chain = new ChainId(STRANGE.centre(), STRANGE.board(), EPOCH);
    assertThat(store.tip(chain).sequence()).as("kept as it is hashed").isEqualTo(ROUNDS);
    store.read(chain, 1, event -> assertThat(Chain.isIntact(event)).isTrue());
    LocalDate today = LocalDate.of(2026, 11, 20);
    try (RecordReader record = records.get()) {
      Reconciliation day = reconciliation(record, today, today, new ArrayList<>());
      day.take(said);
      assertThat(day.finish()).allMatch(Reconciliation.Row::agrees).isNotEmpty();
    }
    store.close();
  }

  private static Reconciliation reconciliation(
      RecordReader record, LocalDate first, LocalDate last, List<String> told) {
    return new Reconciliation(record, first, last, Forgotten.NOTHING, told::add);
  }

  private static List<String> tellsOfAll(InboxStore store, Supplier<RecordReader> records) {
    List<String> lines = new ArrayList<>();
    for (BoardStatus status : BoardStatus.of(store, SealKeys.UNKNOWN, Forgotten.NOTHING)) {
      lines.addAll(status.absurd());
      lines.addAll(status.seals());
      lines.addAll(status.unsealed());
    }
    try (RecordReader record = records.get()) {
      Reconciliation all = reconciliation(record, LocalDays.FIRST, LocalDays.LAST, lines);
      all.board(STRANGE);
      all.finish();
      lines.addAll(all.seals(store, SealKeys.UNKNOWN).absurd());
    }
    assertThat(lines).allMatch(line -> line.lines().count() == 1);
    return lines;
  }

  private Event event(Topics board, long sequence, String previous) {
    String data = random.nextBoolean() ? "{}" : seal();
    return event(board, sequence, previous, wall(), data);
  }

  private Event event(Topics board, long sequence, String previous, Instant wall, String data) {
    Moment at = new Moment(wall, "boot", number(), ClockQuality.SYNCHRONISED);
    String type = data.equals("{}") ? "vn.motcua.ticket.voided.v1" : SEAL;
    return Chain.link(board.centre(), board.board(), EPOCH, sequence, type, at, data, previous);
  }

  /** A seal as a board makes it, or with a number in the place of its day. */
  private String seal() {
    TreeMap<String, Long> counts = new TreeMap<>();
    counts.put("vn.motcua.ticket.voided.v1", number());
    LocalDate day = DAYS[random.nextInt(DAYS.length)];
    String json = EventTypes.toJson(new DaySealed(day, number(), "e".repeat(64), counts, "none"));
    return random.nextInt(4) > 0
        ? json
        : json.replace("\"" + day + "\"", random.nextBoolean() ? "" + number() : "[1e99,1,1]");
  }

  /** The same event with an attribute that is no longer what was hashed. */
  private Message lie(Event event) {
    Message whole = CloudEventCodec.encode(event);
    var properties = new java.util.LinkedHashMap<>(whole.properties());
    String name = List.of("time", "sequence", "monotonic", "id").get(random.nextInt(4));
    String text = random.nextBoolean() ? "" + number() : wall() + "";
    properties.put(name, random.nextInt(3) > 0 ? text : text + "9".repeat(random.nextInt(300)));
    return new Message(whole.topic(), whole.payload(), false, whole.contentType(), properties);
  }

  private Message birth() {
    String payload = new BoardState.Born("a".repeat(16), EPOCH, number()).toJson();
    String said = random.nextBoolean() ? payload : payload.replaceAll("-?\\d+}", "1e400}");
    return Message.json(STRANGE.state(), said, true);
  }

  private Instant wall() {
    return random.nextInt(3) > 0
        ? WALLS[random.nextInt(WALLS.length)]
        : Instant.ofEpochSecond(
            random.nextLong(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()));
  }

  private long number() {
    return random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextLong();
  }

  @Test
  void daysThatNoCalendarHasAreAskedForInVain() {
    for (LocalDate day : List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(10_000, 1, 1))) {
      RecordReader record = new MemoryRecord(new MemoryInboxStore(SampleEvent.CATALOGUE));
      assertThatThrownBy(() -> reconciliation(record, day, day, new ArrayList<>()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("days go from 1970-01-01 to 9999-12-30");
    }
  }

  @Test
  void everyMomentHasADayAndCanBeShown() {
    for (int i = 0; i < 20_000; i++) {
      Instant wall = wall();
      LocalDate day = LocalDays.of(wall);
      assertThat(LocalDays.isAbsurd(day)).isFalse();
      assertThat(LocalDays.shown(wall).contains("absurd")).isEqualTo(LocalDays.isAbsurd(wall));
      if (!LocalDays.isAbsurd(wall)) {
        assertThat(LocalDays.start(day)).isBeforeOrEqualTo(wall);
        assertThat(LocalDays.start(day.plusDays(1))).isAfter(wall);
      }
    }
  }
}
