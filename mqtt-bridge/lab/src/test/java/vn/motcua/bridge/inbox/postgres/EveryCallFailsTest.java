package vn.motcua.bridge.inbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.StoreTrouble;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.OtherEpochs;
import vn.motcua.bridge.wire.Topics;

/**
 * Each call to the database fails once, before or after the database has done it: nothing unstored
 * is ever acknowledged, and the next attempt stores.
 */
class EveryCallFailsTest {
  private static final OtherEpochs NOTHING_ELSE =
      new OtherEpochs(OtherEpochs.Known.NONE, List.of());

  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
  private static final Topics BOARD = new Topics("hanoi", "quay-1");
  private static final ChainId CHAIN = new ChainId("hanoi", "quay-1", Ledger.EPOCH);
  private static final int CALLS_MAX = 200;

  @TempDir Path directory = Path.of("");

  @Test
  void whicheverCallFailsTheInboxFileIsUsableAtOnceAndLosesNothing() {
    Path file = directory.resolve("inbox.db");
    SqliteInboxStore.open(file, SampleEvent.CATALOGUE).close();
    var connections = new FailingConnections(() -> SqliteInboxStore.connect(file, false));
    tryEach(SqliteInboxStore.open(file, SampleEvent.CATALOGUE, connections), connections);
  }

  @Test
  void whicheverCallFailsTheInboxDatabaseIsUsableAtOnceAndLosesNothing() {
    PostgresAddress address = Postgres.database();
    var connections = new FailingConnections(() -> PostgresInboxStore.connect(address));
    tryEach(
        PostgresInboxStore.open(
            address, SampleEvent.CATALOGUE, PostgresSchema.version(), connections),
        connections);
  }

  private static void tryEach(InboxStore store, FailingConnections connections) {
    Ledger ledger = new Ledger("hanoi", "quay-1").grow(2);
    InboxCore core = new InboxCore(store);
    core.receive(messages(ledger, 1, 2), NOW);
    long last = 2;
    int failures = 0;
    for (boolean afterwards : new boolean[] {false, true}) {
      boolean more = true;
      for (int call = 1; more; call++) {
        assertThat(call).as("calls of one batch").isLessThan(CALLS_MAX);
        ledger.grow(3);
        // With an event too early, a malformed one and a birth as well, so that all tables are
        // written.
        List<Message> batch = messages(ledger, last + 1, last + 3);
        batch.add(malformed(last + 1));
        batch.add(birth(call));
        connections.failAt(call, afterwards);
        List<InboxCore.Answer> answers = tolerant(core, batch);
        more = connections.hasFailed();
        failures += more ? 1 : 0;
        connections.failAt(0, false);
        for (InboxCore.Answer answer : answers) {
          assertThat(store.tip(CHAIN).sequence())
              .as("acknowledged after call %d", call)
              .isGreaterThanOrEqualTo(answer.ack().sequence());
        }
        last += 3;
        assertThat(core.receive(batch, NOW).answers())
            .as("call %d failed, %s", call, afterwards ? "after its effect" : "before it")
            .containsExactly(
                new InboxCore.Answer(
                    BOARD,
                    ledger.ackAt(last).offering(BatchCodec.EVENTS_MAX).knowing(NOTHING_ELSE)));
      }
    }
    assertThat(failures).isGreaterThan(20);
    List<Event> held = new ArrayList<>();
    store.read(CHAIN, 1, held::add);
    List<Event> sent = new ArrayList<>();
    ledger.replay(sent::add);
    assertThat(held).isEqualTo(sent);
    store.close();
  }

  private static List<InboxCore.Answer> tolerant(InboxCore core, List<Message> batch) {
    try {
      return core.receive(batch, NOW).answers();
    } catch (InboxStoreException e) {
      assertThat(e).hasMessageContaining("made to fail");
      return List.of();
    }
  }

  @Test
  void aFileThatWasTakenAwayIsNotReplacedByAnEmptyOne() throws Exception {
    Path file = directory.resolve("inbox.db");
    var connections = new FailingConnections(() -> SqliteInboxStore.connect(file, false));
    try (InboxStore store = SqliteInboxStore.open(file, SampleEvent.CATALOGUE, connections)) {
      new InboxCore(store).receive(messages(new Ledger("hanoi", "quay-1").grow(2), 1, 2), NOW);
      connections.failAt(1, false);
      assertThatThrownBy(() -> store.tip(CHAIN)).isInstanceOf(InboxStoreException.class);
      java.nio.file.Files.move(file, directory.resolve("taken"));
      assertThatThrownBy(store::probe)
          .isInstanceOfSatisfying(
              InboxStoreException.class, e -> assertThat(e.trouble()).isEqualTo(StoreTrouble.GONE));
      java.nio.file.Files.move(directory.resolve("taken"), file);
      store.probe();
      assertThat(store.tip(CHAIN).sequence()).isEqualTo(2);
    }
  }

  private static List<Message> messages(Ledger ledger, long first, long last) {
    List<Message> messages = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      messages.add(CloudEventCodec.encode(ledger.event(i)));
    }
    return messages;
  }

  private static Message malformed(long sequence) {
    return new Message(BOARD.events(), "{}", false, null, java.util.Map.of("x", "" + sequence));
  }

  private static Message birth(int session) {
    String payload = new BoardState.Born(String.format("%016x", session), Ledger.EPOCH, 1).toJson();
    return Message.json(BOARD.state(), payload, true);
  }
}
