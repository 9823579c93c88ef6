package vn.motcua.bridge.inbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/**
 * The tables of an inbox database, version by version.
 *
 * <pre>
 *   chain    id | centre board epoch | sequence hash (the tip) | first_seen last_seen
 *   event    chain sequence received | type wall boot_id monotonic clock data previous_hash hash
 *            a partition for each month of received, by our own clock: a board's may be wrong
 *   ahead    chain sequence | as event; waits for an earlier one, acknowledged to nobody, and
 *            therefore unlogged
 *   aside    centre board epoch sequence hash | what a board that was put back sent
 *   anomaly  centre board epoch kind sequence | detail seen_at healed_at
 *   board    centre board | session present since                       (from version 2 on)
 *   refusal  kind centre board | count first_at last_at, beyond a limit  (from version 3 on)
 *   unmet    centre board epoch sequence hash | an event to be erased that has not come
 *            (from version 4 on, which has hashes by version 2 of the chain)
 *   slot     id | centre board day slot, what boards say they have taken (from version 5 on)
 *   inbox    share id | seen, which inboxes are alive; unlogged   (from version 6 on)
 * </pre>
 *
 * That each (chain, sequence) is there once follows from the tip: events are added only together
 * with the step of the tip from the one before them, in one transaction under the lock of its row.
 * Stateless; one thread for each connection.
 */
final class PostgresSchema {
  /** The advisory lock that each process takes while it changes tables: "MOTC". */
  private static final long LOCK = 0x4D4F5443L;

  private static final String EVENT_COLUMNS =
      """
      type text NOT NULL, wall text NOT NULL, boot_id text NOT NULL, monotonic bigint NOT NULL,
      clock text NOT NULL, data text NOT NULL, previous_hash bytea NOT NULL, hash bytea NOT NULL\
      """;

  private static final List<String> V1 =
      List.of(
          """
          CREATE TABLE chain(
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            centre text NOT NULL, board text NOT NULL, epoch text NOT NULL,
            sequence bigint NOT NULL, hash bytea NOT NULL,
            first_seen timestamptz NOT NULL, last_seen timestamptz NOT NULL,
            UNIQUE(centre, board, epoch)) WITH (fillfactor = 50)\
          """,
          """
          CREATE TABLE event(
            chain bigint NOT NULL, sequence bigint NOT NULL, received timestamptz NOT NULL, %s,
            PRIMARY KEY(chain, sequence, received)) PARTITION BY RANGE (received)\
          """
              .formatted(EVENT_COLUMNS),
          """
          CREATE UNLOGGED TABLE ahead(
            chain bigint NOT NULL, sequence bigint NOT NULL, %s, PRIMARY KEY(chain, sequence))\
          """
              .formatted(EVENT_COLUMNS),
          """
          CREATE TABLE aside(
            centre text NOT NULL, board text NOT NULL, epoch text NOT NULL,
            sequence bigint NOT NULL, seen_at timestamptz NOT NULL, %s,
            PRIMARY KEY(centre, board, epoch, sequence, hash))\
          """
              .formatted(EVENT_COLUMNS),
          """
          CREATE TABLE anomaly(
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            centre text NOT NULL, board text NOT NULL, epoch text NOT NULL, kind text NOT NULL,
            sequence bigint NOT NULL, detail text NOT NULL,
            seen_at timestamptz NOT NULL, healed_at timestamptz,
            UNIQUE(centre, board, epoch, kind, sequence))\
          """);

  private static final List<String> V2 =
      List.of(
          """
          CREATE TABLE board(
            centre text NOT NULL, board text NOT NULL, session text NOT NULL,
            present boolean NOT NULL, since timestamptz NOT NULL, PRIMARY KEY(centre, board))\
          """);

  private static final List<String> V3 =
      List.of(
          """
          CREATE TABLE refusal(
            kind text NOT NULL, centre text NOT NULL, board text NOT NULL, count bigint NOT NULL,
            first_at timestamptz NOT NULL, last_at timestamptz NOT NULL,
            PRIMARY KEY(kind, centre, board))\
          """);

  private static final List<String> V4 =
      List.of(
          """
          CREATE TABLE unmet(
            centre text NOT NULL, board text NOT NULL, epoch text NOT NULL,
            sequence bigint NOT NULL, hash bytea NOT NULL,
            PRIMARY KEY(centre, board, epoch, sequence, hash))\
          """);

  private static final List<String> V5 =
      List.of(
          """
          CREATE TABLE slot(
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, centre text NOT NULL,
            board text NOT NULL, day text NOT NULL, slot integer NOT NULL,
            UNIQUE(centre, board, day, slot))\
          """);

  private static final List<String> V6 =
      List.of(
          """
          CREATE UNLOGGED TABLE inbox(
            share text NOT NULL, id text NOT NULL, seen timestamptz NOT NULL,
            PRIMARY KEY(share, id)) WITH (fillfactor = 50)\
          """);

  /** Each step migrates from the version before it. */
  private static final List<List<String>> STEPS = List.of(V1, V2, V3, V4, V5, V6);

  private PostgresSchema() {}

  /** The version this program writes. */
  static int version() {
    return STEPS.size();
  }

  /** Brings the tables to a version, from any earlier one or from nothing, in one transaction. */
  static void migrate(Connection c, int to) throws SQLException {
    try (var statement = c.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      statement.execute("CREATE TABLE IF NOT EXISTS motcua_inbox(version integer NOT NULL)");
      int found = 0;
      try (var row = statement.executeQuery("SELECT max(version) FROM motcua_inbox")) {
        found = row.next() ? row.getInt(1) : 0;
      }
      if (found > to) {
        throw new SQLException(
            "its tables are of version "
                + found
                + ", this program knows "
                + to
                + "; use the newer program");
      }
      for (int version = found + 1; version <= to; version++) {
        for (String sql : STEPS.get(version - 1)) {
          statement.execute(sql);
        }
        statement.execute("INSERT INTO motcua_inbox VALUES (" + version + ")");
      }
    }
  }

  /** Creates the partition of a month (UTC) when it is missing. */
  static void partition(Connection c, YearMonth month) throws SQLException {
    String name = String.format(Locale.ROOT, "event_%tY_%<tm", month.atDay(1));
    try (var statement = c.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS %s PARTITION OF event FOR VALUES FROM ('%s') TO ('%s')"
              .formatted(
                  name,
                  month.atDay(1) + "T00:00:00Z",
                  month.plusMonths(1).atDay(1) + "T00:00:00Z"));
    }
  }
}
