package vn.motcua.bridge.inbox.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.inbox.sql.Erasures;
import vn.motcua.bridge.inbox.sql.InboxRows;
import vn.motcua.bridge.inbox.sql.SqlInboxStore;
import vn.motcua.bridge.inbox.sql.StoreSession;
import vn.motcua.bridge.inbox.sql.UsageTables;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxRoster;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.SpentSlots;
import vn.motcua.bridge.inbox.store.Tip;
import vn.motcua.bridge.wire.OtherEpochs;

/**
 * An inbox in a PostgreSQL database that any number of processes share; its tables are in {@link
 * PostgresSchema}.
 *
 * <p>What is acknowledged is the tip of the chain's row. {@link #together} locks the rows of the
 * chains of a batch, always in the same order, so a batch is checked against tips that nobody else
 * moves; the tips move in the same transaction as the events are added, and the locks end with its
 * commit. A process that is killed leaves nothing behind: its transaction is rolled back.
 *
 * <p>Any thread; calls are serialised. A lost connection is made again at the next call.
 */
public final class PostgresInboxStore extends SqlInboxStore implements InboxRoster {

  /** Chains whose rows are known to exist; rows are never deleted. */
  private static final int CHAINS_KNOWN_MAX = 100_000;

  /**
   * A process that hangs must not block the others for good: a process that waits for its locks
   * gives up, and the server ends a session that is idle in a transaction. A statement ends before
   * the driver stops waiting for it ({@link PostgresAddress#properties}), so that none runs on
   * unattended.
   */
  private static final String SETTINGS =
      "SET lock_timeout = '20s'; SET statement_timeout = '55s';"
          + " SET idle_in_transaction_session_timeout = '30s';"
          + " SET synchronous_commit = on; SET TimeZone = 'UTC'";

  /** The columns of {@code e} that {@link InboxRows#event} reads. */
  static final String EVENT_FIELDS =
      """
      e.sequence, e.type, e.wall, e.boot_id, e.monotonic, e.clock, e.data,
      encode(e.previous_hash,'hex') AS previous_hash, encode(e.hash,'hex') AS hash\
      """;

  private static final Words WORDS =
      new Words(
          "SELECT sequence, encode(hash,'hex') FROM chain WHERE centre=? AND board=? AND epoch=?",
          "SELECT "
              + EVENT_FIELDS
              + " FROM event e JOIN chain c ON c.id = e.chain"
              + " WHERE c.centre=? AND c.board=? AND c.epoch=?",
          """
          SELECT 1 FROM aside
          WHERE centre=? AND board=? AND epoch=? AND sequence=? AND hash=decode(?,'hex')\
          """,
          """
          SELECT e.type, count(*) FROM event e JOIN chain c ON c.id = e.chain
          WHERE c.centre=? AND c.board=? AND c.epoch=? AND e.wall >= ? COLLATE "C"
          AND e.wall < ? COLLATE "C" AND e.sequence<=? GROUP BY e.type\
          """,
          """
          SELECT min(c.id) AS first, max(c.id) AS last,
          max(c.id) FILTER (WHERE c.epoch = asked.epoch) AS own
          FROM chain c JOIN (VALUES (?, ?, ?)) AS asked(centre, board, epoch)
          ON c.centre = asked.centre AND c.board = asked.board\
          """,
          "SELECT day, slot FROM slot WHERE centre=? AND board=? ORDER BY id",
          "SELECT * FROM anomaly ORDER BY id",
          "SELECT centre, board, session, present, since FROM board",
          """
          SELECT c.*, (SELECT count(*) FROM anomaly a WHERE a.centre = c.centre AND
            a.board = c.board AND a.epoch = c.epoch AND a.healed_at IS NULL) AS open,
            (SELECT max(sequence) FROM ahead WHERE chain = c.id) AS waiting
          FROM chain c ORDER BY centre, board, id\
          """,
          "SELECT chain, type, count(*) FROM event GROUP BY chain, type");

  /** Waiting events are counted whenever this many have been added. */
  private static final int AHEAD_CHECK = 10_000;

  private final StoreSession session;
  private final Erasures erasures;
  private final Set<YearMonth> months = new HashSet<>();
  private final Set<ChainId> known = new HashSet<>();
  private Map<ChainId, PostgresTables.Held> held = Map.of();
  private int keptAhead;

  private PostgresInboxStore(StoreSession session, EventCatalogue catalogue) {
    super(session, WORDS, UsageTables.POSTGRES);
    this.session = session;
    this.erasures = new Erasures(PostgresTables.ERASURES, catalogue);
  }

  /**
   * Connects, and creates or migrates the tables.
   *
   * @param catalogue defines which events may be erased
   * @throws InboxStoreException when that is not possible, with the database's message
   */
  public static PostgresInboxStore open(PostgresAddress address, EventCatalogue catalogue) {
    return open(address, catalogue, PostgresSchema.version());
  }

  /** With the tables of an earlier version, for tests of the migration. */
  static PostgresInboxStore open(PostgresAddress address, EventCatalogue catalogue, int version) {
    return open(address, catalogue, version, () -> connect(address));
  }

  /** With other connections, for tests that make them fail. */
  static PostgresInboxStore open(
      PostgresAddress address,
      EventCatalogue catalogue,
      int version,
      StoreSession.Opener connections) {
    StoreSession session =
        new StoreSession(connections, (what, e) -> PostgresFailures.of(address, what, e));
    try {
      Boolean _ =
          session.transaction(
              "be prepared",
              c -> {
                PostgresSchema.migrate(c, version);
                return true;
              });
    } catch (InboxStoreException e) {
      session.close();
      throw e;
    }
    return new PostgresInboxStore(session, catalogue);
  }

  /** A connection in the form that {@link StoreSession} needs. */
  static Connection connect(PostgresAddress address) throws SQLException {
    Connection fresh = DriverManager.getConnection(address.url(), address.properties());
    try (var statement = fresh.createStatement()) {
      statement.execute(SETTINGS);
      fresh.setAutoCommit(false);
    } catch (SQLException e) {
      fresh.close();
      throw e;
    }
    return fresh;
  }

  @Override
  public void probe() {
    Integer _ =
        session.transaction(
            "be written",
            c -> {
              try (var statement = c.createStatement()) {
                return statement.executeUpdate("UPDATE motcua_inbox SET version = version");
              }
            });
  }

  @Override
  public Set<String> alive(String group, String inbox) {
    return session.transaction("note an inbox", c -> PostgresRoster.alive(c, group, inbox));
  }

  @Override
  public void leave(String group, String inbox) {
    Boolean _ =
        session.transaction(
            "remove an inbox",
            c -> {
              PostgresRoster.leave(c, group, inbox);
              return true;
            });
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public <T> T together(Set<ChainId> chains, Instant now, Supplier<T> work) {
    synchronized (session) {
      prepare(chains, now);
      try {
        return session.transaction(
            "take events in",
            c -> {
              held = PostgresTables.lock(c, chains);
              return work.get();
            });
      } catch (RuntimeException e) {
        // Everything cached is dropped: the database may have been restored from a backup.
        known.clear();
        months.clear();
        throw e;
      } finally {
        held = Map.of();
      }
    }
  }

  /**
   * Prepares a batch before it locks anything, so that processes do not wait for each other: the
   * month's partition, and rows of new chains, which stay even when the batch fails.
   */
  private void prepare(Set<ChainId> chains, Instant now) {
    YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    Set<ChainId> missing = new LinkedHashSet<>(chains);
    missing.removeIf(known::contains);
    if (missing.isEmpty() && months.contains(month)) {
      return;
    }
    Boolean _ =
        session.transaction(
            "make room",
            c -> {
              PostgresTables.name(c, missing, now);
              return true;
            });
    if (!months.contains(month)) {
      Boolean _ =
          session.transaction(
              "make the partition of " + month,
              c -> {
                PostgresSchema.partition(c, month);
                return true;
              });
      months.add(month);
    }
    if (known.size() > CHAINS_KNOWN_MAX) {
      known.clear();
    }
    known.addAll(missing);
  }

  @Override
  public Tip tip(ChainId chain) {
    PostgresTables.Held locked = held.get(chain);
    return locked == null ? super.tip(chain) : locked.tip();
  }

  @Override
  public void commit(Additions additions, Instant now) {
    Map<ChainId, List<Event>> byChain = new LinkedHashMap<>();
    for (Event event : additions.events()) {
      byChain.computeIfAbsent(ChainId.of(event), _ -> new ArrayList<>()).add(event);
    }
    Set<ChainId> chains = new LinkedHashSet<>(byChain.keySet());
    additions.ahead().forEach(event -> chains.add(ChainId.of(event)));
    synchronized (session) {
      Supplier<Boolean> work =
          () -> session.transaction("store events", c -> write(c, additions, byChain, now));
      Boolean _ = held.keySet().containsAll(chains) ? work.get() : together(chains, now, work);
    }
  }

  private boolean write(
      Connection c, Additions additions, Map<ChainId, List<Event>> byChain, Instant now)
      throws SQLException {
    List<Erasures.Unmet> unmet =
        byChain.isEmpty() && additions.asides().isEmpty() ? List.of() : erasures.unmet(c);
    if (!byChain.isEmpty()) {
      for (var entry : byChain.entrySet()) {
        entry.setValue(erasures.withoutErased(c, unmet, entry.getValue()));
      }
      PostgresTables.add(c, held, byChain, now);
      PostgresTables.heal(c, byChain, now);
    }
    if (!additions.ahead().isEmpty()) {
      PostgresAhead.keep(c, held, additions.ahead());
      keptAhead += additions.ahead().size();
      if (keptAhead >= AHEAD_CHECK) {
        keptAhead = 0;
        PostgresAhead.dropBeyond(c, AHEAD_MAX, AHEAD_BYTES_MAX);
      }
    }
    for (Event aside : erasures.withoutErased(c, unmet, additions.asides())) {
      PostgresTables.putAside(c, aside, now);
    }
    var _ = erasures.carryOut(c, additions.events());
    for (Anomaly anomaly : additions.anomalies()) {
      PostgresTables.note(c, anomaly);
    }
    for (var presence : additions.presences().entrySet()) {
      PostgresTables.presence(c, presence.getKey(), presence.getValue());
    }
    UsageTables.POSTGRES.refuse(
        c, additions.refused(), now, (row, at, t) -> row.setTimestamp(at, Timestamp.from(t)));
    if (!held.keySet().containsAll(additions.named())) {
      PostgresTables.name(c, additions.named(), now);
    }
    for (Event event : SpentSlots.among(additions)) {
      for (OtherEpochs.Spent slot : SpentSlots.of(event)) {
        PostgresTables.spend(c, event, slot);
      }
    }
    return true;
  }

  @Override
  public Map<ChainId, List<Event>> ahead(Map<ChainId, Tip> tips) {
    Map<ChainId, Tip> named = new HashMap<>(tips);
    named.keySet().retainAll(held.keySet()); // for others nothing can wait
    return named.isEmpty()
        ? Map.of()
        : session.transaction("read what waits", c -> PostgresAhead.beyond(c, held, named));
  }
}
