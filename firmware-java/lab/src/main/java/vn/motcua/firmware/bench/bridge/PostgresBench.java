package vn.motcua.firmware.bench.bridge;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import org.postgresql.PGConnection;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.bridge.lab.TemporaryPostgres;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Message;
import vn.motcua.firmware.core.Stations;

/**
 * Measures how fast inboxes check and store into PostgreSQL, compared with a plain INSERT and a
 * plain COPY of the same rows into a table of the same shape, committed in batches of the same
 * size, on the same server. Two inboxes take half of the boards each, as they divide them; that is
 * compared with two that get the events of each board alternately, as for a moment while an inbox
 * comes or goes.
 */
public final class PostgresBench {
  private static final int BATCH = 500;
  private static final int BOARDS = 8;
  private static final int ROUNDS = 2;
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

  private final TemporaryPostgres server;
  private final PostgresAddress address;
  private final List<Event> events = new ArrayList<>();

  private PostgresBench(TemporaryPostgres server, PostgresAddress address, int count) {
    this.server = server;
    this.address = address;
    for (int board = 0; board < BOARDS; board++) {
      events.addAll(InboxBench.chain("board-" + board, count / BOARDS));
    }
    // As from a broker: every board's events in order, the boards mixed.
    events.sort(Comparator.comparingLong(Event::sequence));
  }

  /**
   * The results, the better of two rounds each.
   *
   * @param one one inbox
   * @param two two inboxes together, with their own boards each
   * @param alternating two inboxes together, with every second event of each board
   * @param insert plain INSERT, batched
   * @param copy plain COPY
   */
  public record Figures(Speed one, Speed two, Speed alternating, double insert, double copy) {}

  /**
   * How fast, and at what price.
   *
   * @param perSecond events a second
   * @param micros processor time of an event, of the inboxes and of the database
   */
  public record Speed(double perSecond, double micros) {
    private static final Speed NONE = new Speed(0, Double.MAX_VALUE);

    private Speed or(Speed other) {
      return new Speed(Math.max(perSecond, other.perSecond), Math.min(micros, other.micros));
    }
  }

  /** Measures on a server of its own in a directory that the user postgres can reach. */
  public static Figures run(Path directory, int events)
      throws IOException, SQLException, InterruptedException {
    try (TemporaryPostgres server = TemporaryPostgres.start(directory)) {
      Speed one = Speed.NONE;
      Speed two = Speed.NONE;
      Speed alternating = Speed.NONE;
      double insert = 0;
      double copy = 0;
      for (int round = 0; round < ROUNDS; round++) {
        var bench = new PostgresBench(server, address(server.database("round_" + round)), events);
        insert = Math.max(insert, bench.insertPerSecond());
        copy = Math.max(copy, bench.copyPerSecond());
        one = one.or(bench.inboxes(1, _ -> 0));
        var again = new PostgresBench(server, address(server.database("two_" + round)), events);
        two = two.or(again.inboxes(2, PostgresBench::board));
        var mixed = new PostgresBench(server, address(server.database("mixed_" + round)), events);
        alternating = alternating.or(mixed.inboxes(2, Event::sequence));
      }
      return new Figures(one, two, alternating, insert, copy);
    }
  }

  private static PostgresAddress address(String url) {
    return PostgresAddress.of(url, Map.of());
  }

  private static long board(Event event) {
    return Long.parseLong(event.board().substring("board-".length()));
  }

  private Speed inboxes(int inboxes, ToLongFunction<Event> dealt) throws InterruptedException {
    List<List<Message>> shares = new ArrayList<>();
    for (int i = 0; i < inboxes; i++) {
      shares.add(new ArrayList<>());
    }
    for (int i = 0; i < events.size(); i++) {
      int share = (int) (dealt.applyAsLong(events.get(i)) % inboxes);
      shares.get(share).add(CloudEventCodec.encode(events.get(i)));
    }
    List<PostgresInboxStore> stores = new ArrayList<>();
    List<Callable<Integer>> works = new ArrayList<>();
    CyclicBarrier step = new CyclicBarrier(inboxes);
    for (List<Message> share : shares) {
      PostgresInboxStore store = PostgresInboxStore.open(address, Stations.ALL.events());
      stores.add(store);
      works.add(() -> receive(new InboxCore(store), share, step));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(inboxes)) {
      Duration before = processorTime();
      long start = System.nanoTime();
      for (Future<Integer> done : threads.invokeAll(works)) {
        if (done.get() < 1) {
          throw new IllegalStateException("an inbox answered nobody");
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Duration used = processorTime().minus(before);
      long held = stores.getFirst().report().stream().mapToLong(r -> r.lastSequence()).sum();
      if (held != events.size()) {
        throw new IllegalStateException("held are " + held + " of " + events.size());
      }
      return new Speed(events.size() / seconds, used.toNanos() / 1e3 / events.size());
    } catch (ExecutionException e) {
      throw new IllegalStateException("an inbox failed", e.getCause());
    } finally {
      stores.forEach(PostgresInboxStore::close);
    }
  }

  private Duration processorTime() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .orElse(Duration.ZERO)
        .plus(server.processorTime());
  }

  /** No inbox runs ahead of the others: the boards' windows would prevent it. */
  private static int receive(InboxCore core, List<Message> share, CyclicBarrier step)
      throws BrokenBarrierException, InterruptedException {
    int answers = 0;
    for (int from = 0; from < share.size(); from += BATCH) {
      int _ = step.await();
      var batch = share.subList(from, Math.min(share.size(), from + BATCH));
      answers += core.receive(batch, NOW).answers().size();
    }
    return answers;
  }

  private double insertPerSecond() throws SQLException {
    return plain((connection, batch) -> {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO plain VALUES(?,?,now(),?,?,?,?,?,?,decode(?,'hex'),"
                  + "decode(?,'hex'))")) {
        for (Event event : batch) {
          String[] row = row(event);
          insert.setLong(1, Long.parseLong(row[0]));
          insert.setLong(2, event.sequence());
          for (int i = 2; i < row.length; i++) {
            if (i == 5) {
              insert.setLong(i + 1, event.at().monotonicNanos());
            } else {
              insert.setString(i + 1, row[i]);
            }
          }
          insert.addBatch();
        }
        insert.executeBatch();
      }
    });
  }

  private double copyPerSecond() throws SQLException {
    return plain((connection, batch) -> {
      StringBuilder lines = new StringBuilder();
      for (Event event : batch) {
        String[] row = row(event);
        row[8] = "\\\\x" + row[8];
        row[9] = "\\\\x" + row[9];
        List<String> columns = new ArrayList<>(List.of(row));
        columns.add(2, NOW.toString());
        lines.append(String.join("\t", columns)).append('\n');
      }
      try {
        long _ =
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY plain FROM STDIN", new StringReader(lines.toString()));
      } catch (IOException e) {
        throw new SQLException("COPY failed", e);
      }
    });
  }

  /** The columns except the time of arrival; the texts of this benchmark need no escaping. */
  private static String[] row(Event event) {
    return new String[] {
      event.board().substring("board-".length()),
      Long.toString(event.sequence()),
      event.type(),
      event.at().wall().toString(),
      event.at().bootId(),
      Long.toString(event.at().monotonicNanos()),
      event.at().clock().name(),
      event.data(),
      event.previousHash(),
      event.hash()
    };
  }

  private interface Load {
    void batch(Connection connection, List<Event> batch) throws SQLException;
  }

  private double plain(Load load) throws SQLException {
    try (Connection connection = DriverManager.getConnection(address.url())) {
      try (var statement = connection.createStatement()) {
        statement.execute(
            """
            DROP TABLE IF EXISTS plain;
            CREATE TABLE plain(chain bigint, sequence bigint, received timestamptz, type text,
            wall text, boot_id text, monotonic bigint, clock text, data text,
            previous_hash bytea, hash bytea, PRIMARY KEY(chain, sequence, received))\
            """);
      }
      connection.setAutoCommit(false);
      long start = System.nanoTime();
      for (int from = 0; from < events.size(); from += BATCH) {
        load.batch(connection, events.subList(from, Math.min(events.size(), from + BATCH)));
        connection.commit();
      }
      return events.size() / ((System.nanoTime() - start) / 1e9);
    }
  }
}
