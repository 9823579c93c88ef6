package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.inbox.postgres.Postgres;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.bridge.inbox.store.Usage;
import vn.motcua.bridge.lab.MemoryInboxStore;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** Senders choose epochs and board names freely: an inbox stores only a bounded amount of that. */
class FloodTest {
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
  private static final Topics HONEST = new Topics("hanoi", "quay-1");
  private static final Topics LIAR = new Topics("hanoi", "quay-2");
  private static final InboxLimits SMALL = new InboxLimits(20, 6, 30, 60, 10, 2_000);
  private static final int BATCHES = 60;
  private static final int BATCH = 100;

  @TempDir Path directory = Path.of("");

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final Ledger honest = new Ledger(HONEST.centre(), HONEST.board()).grow(BATCHES + 3);
  private final Ledger liar = new Ledger(LIAR.centre(), LIAR.board()).grow(3);

  @Test
  void aFloodFillsNoMemory() {
    flood(new MemoryInboxStore(SampleEvent.CATALOGUE));
  }

  @Test
  void aFloodFillsNoInboxFile() {
    flood(SqliteInboxStore.open(directory.resolve("inbox.db"), SampleEvent.CATALOGUE));
  }

  @Test
  void aFloodFillsNoInboxDatabase() {
    flood(PostgresInboxStore.open(Postgres.database(), SampleEvent.CATALOGUE));
  }

  private void flood(InboxStore store) {
    System.out.println("flood: seed " + seed);
    InboxCore core = new InboxCore(store, SMALL);
    core.receive(events(honest, 1, 2), NOW);
    core.receive(events(liar, 1, 3), NOW);
    for (int batch = 0; batch < BATCHES; batch++) {
      int next = batch + 3;
      List<Message> messages = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        messages.add(invented());
      }
      messages.addAll(events(honest, next, next));
      assertThat(core.receive(messages, NOW).answers())
          .as("the honest board goes on, batch %d, seed %d", batch, seed)
          .anyMatch(answer -> isTip(answer, next));
    }
    assertBounded(store);
    assertThat(store.refusals())
        .as("each limit is reported, seed %d", seed)
        .extracting(LimitExceeded::limit)
        .contains(
            LimitExceeded.Limit.BOARDS,
            LimitExceeded.Limit.EPOCHS,
            LimitExceeded.Limit.ANOMALIES,
            LimitExceeded.Limit.ASIDES);
    assertThat(store.refusals()).allMatch(each -> each.count() > 0);
    // What goes wrong at the honest board is still noted, and a restored or new card of it still
    // works.
    core.receive(List.of(malformed(HONEST)), NOW);
    assertThat(store.anomalies()).anyMatch(each -> each.chain().board().equals(HONEST.board()));
    Ledger back = new Ledger(HONEST.centre(), HONEST.board()).grow(2).saying("another").grow(2);
    assertThat(core.receive(events(back, 3, 4), NOW).verdicts())
        .containsExactly(new Verdict.Fork(true), new Verdict.Fork(true));
    Ledger renewed = new Ledger(HONEST.centre(), HONEST.board()).renew("00000000000000bb").grow(2);
    assertThat(core.receive(events(renewed, 1, 2), NOW).verdicts())
        .containsExactly(new Verdict.Stored(), new Verdict.Stored());
    store.close();
  }

  private boolean isTip(InboxCore.Answer answer, int position) {
    return answer.board().equals(HONEST)
        && answer.ack().hash().equals(honest.event(position).hash());
  }

  private static void assertBounded(InboxStore store) {
    Usage.Totals all = store.totals();
    assertThat(all.boards()).isLessThanOrEqualTo(SMALL.boards());
    assertThat(all.anomalies())
        .isLessThanOrEqualTo(
            SMALL.anomaliesInAll() + SMALL.boards() * InboxLimits.ANOMALIES_ALWAYS);
    for (Topics board : store.presences().keySet()) {
      assertThat(store.usage(board).epochs()).hasSizeLessThanOrEqualTo((int) SMALL.epochs());
    }
    Usage usage = store.usage(LIAR);
    assertThat(usage.epochs()).hasSizeLessThanOrEqualTo((int) SMALL.epochs());
    assertThat(usage.asides()).isLessThanOrEqualTo(SMALL.asides());
    assertThat(usage.asideChars()).isLessThanOrEqualTo(SMALL.asideChars());
  }

  /** A birth, an event of a made-up epoch, one that forks, one too early, or none at all. */
  private Message invented() {
    Topics board = random.nextBoolean() ? LIAR : new Topics("hanoi", "b" + random.nextInt(5_000));
    String epoch = String.format("%016x", random.nextLong());
    return switch (random.nextInt(5)) {
      case 0 -> CloudEventCodec.encode(made(board, epoch, 1, Chain.GENESIS));
      case 1 -> CloudEventCodec.encode(made(board, epoch, 7, "e".repeat(64)));
      case 2 -> CloudEventCodec.encode(made(LIAR, Ledger.EPOCH, 3, liar.event(2).hash()));
      case 3 ->
          Message.json(board.state(), new BoardState.Born("a".repeat(16), epoch, 0).toJson(), true);
      default -> malformed(board);
    };
  }

  private Message malformed(Topics board) {
    Map<String, String> claim =
        Map.of(
            "epoch",
            String.format("%016x", random.nextLong()),
            "sequence",
            Long.toString(random.nextLong(1, 1_000)));
    return new Message(board.events(), "{}", false, CloudEventCodec.CONTENT_TYPE, claim);
  }

  private Event made(Topics board, String epoch, long sequence, String previous) {
    Event like = liar.event(1);
    String data = "{\"x\":" + random.nextLong() + "}";
    return Chain.link(
        board.centre(), board.board(), epoch, sequence, like.type(), like.at(), data, previous);
  }

  private static List<Message> events(Ledger ledger, int first, int last) {
    List<Message> messages = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      messages.add(CloudEventCodec.encode(ledger.event(i)));
    }
    return messages;
  }

  @Test
  void whatIsHeldAsideAlreadyIsAcknowledgedAgainAlsoAtTheLimit() {
    InboxCore core = new InboxCore(new MemoryInboxStore(SampleEvent.CATALOGUE), SMALL);
    core.receive(events(liar, 1, 3), NOW);
    int limit = (int) SMALL.asides();
    Ledger back = new Ledger(LIAR.centre(), LIAR.board()).grow(1).saying("x").grow(limit + 1);
    List<Message> branch = events(back, 2, limit + 1);
    for (int times = 0; times < 2; times++) {
      var received = core.receive(branch, NOW);
      assertThat(received.verdicts()).allMatch(new Verdict.Fork(true)::equals);
      assertThat(received.answers())
          .containsExactly(
              new InboxCore.Answer(LIAR, back.ackAt(limit + 1).offering(BatchCodec.EVENTS_MAX)));
    }
    var beyond = core.receive(events(back, limit + 2, limit + 2), NOW);
    assertThat(beyond.verdicts()).containsExactly(new Verdict.TooMuch(LimitExceeded.Limit.ASIDES));
    assertThat(beyond.answers())
        .extracting(answer -> answer.ack().hash())
        .doesNotContain(back.event(limit + 2).hash());
  }

  @Test
  void whatWasQuotedOfAMessageStaysOneShortLineInEveryStore() {
    String nasty = "\0\u001b[2J\ud800\n" + "x".repeat(5_000);
    for (InboxStore store :
        List.of(
            new MemoryInboxStore(SampleEvent.CATALOGUE),
            SqliteInboxStore.open(directory.resolve("inbox.db"), SampleEvent.CATALOGUE),
            PostgresInboxStore.open(Postgres.database(), SampleEvent.CATALOGUE))) {
      ChainId chain = new ChainId("hanoi", "quay-1", Ledger.EPOCH);
      Anomaly anomaly = new Anomaly(chain, Anomaly.Kind.MALFORMED, 1, nasty, NOW, null);
      store.commit(new InboxStore.Additions(List.of(), List.of(), List.of(anomaly)), NOW);
      assertThat(store.anomalies())
          .singleElement()
          .satisfies(held -> assertThat(held.detail()).hasSize(300).matches("\\P{Cntrl}+"));
      store.close();
    }
  }
}
