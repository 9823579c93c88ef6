package vn.motcua.bridge.inbox.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.BoardReport;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.bridge.inbox.store.Tip;
import vn.motcua.bridge.inbox.store.Usage;
import vn.motcua.bridge.wire.OtherEpochs;
import vn.motcua.bridge.wire.Topics;

/**
 * An inbox in a database: all its queries, in the SQL of that database.
 *
 * <p>Any thread; calls are serialised by the {@link StoreSession}.
 */
public abstract class SqlInboxStore implements InboxStore {
  private final StoreSession session;
  private final Words words;
  private final UsageTables usage;

  /**
   * The queries. The first three parameters are centre, board and epoch unless stated otherwise.
   *
   * @param tip sequence and hash of a chain's tip
   * @param events all columns of a chain's events {@code e}, up to its WHERE without more
   *     conditions
   * @param aside whether there is a row, fourth the sequence, fifth the hash
   * @param counts types and counts; then from and to as {@link InboxRows#bound}, then the last
   *     sequence
   * @param others {@code first}, {@code last} and {@code own} number of the board's chains
   * @param slots the board's slots in order; only centre and board
   * @param anomalies all of them in order; no parameter
   * @param presences all of them; no parameter
   * @param chains all chains in order with {@code open} anomalies and the last sequence that is
   *     {@code waiting}; no parameter
   * @param types number of the chain, type, count of events; no parameter
   */
  public record Words(
      String tip,
      String events,
      String aside,
      String counts,
      String others,
      String slots,
      String anomalies,
      String presences,
      String chains,
      String types) {}

  /** Uses a session. */
  protected SqlInboxStore(StoreSession session, Words words, UsageTables usage) {
    this.session = session;
    this.words = words;
    this.usage = usage;
  }

  @Override
  public Tip tip(ChainId chain) {
    return ask(
        "read a tip",
        words.tip(),
        chain,
        _ -> {},
        row -> row.next() ? new Tip(row.getLong(1), row.getString(2)) : Tip.EMPTY);
  }

  @Override
  public final @Nullable String hashOf(ChainId chain, long sequence) {
    return this.<@Nullable String>ask(
        "read a hash",
        words.events() + " AND e.sequence=?",
        chain,
        query -> query.setLong(4, sequence),
        row -> row.next() ? row.getString("hash") : null);
  }

  @Override
  public final boolean holdsAside(ChainId chain, long sequence, String hash) {
    return ask(
        "read what is aside",
        words.aside(),
        chain,
        query -> {
          query.setLong(4, sequence);
          query.setString(5, hash);
        },
        ResultSet::next);
  }

  @Override
  public final List<Event> page(ChainId chain, long first, int limit) {
    return ask(
        "read events",
        words.events() + " AND e.sequence>=? ORDER BY e.sequence LIMIT " + limit,
        chain,
        query -> query.setLong(4, first),
        rows -> InboxRows.events(chain, rows));
  }

  @Override
  public final List<Event> ofType(ChainId chain, String type) {
    return ask(
        "read events of a type",
        words.events() + " AND e.type=? ORDER BY e.sequence",
        chain,
        query -> query.setString(4, type),
        rows -> InboxRows.events(chain, rows));
  }

  @Override
  public final SortedMap<String, Long> counts(ChainId chain, Instant from, Instant to, long last) {
    return ask(
        "count events",
        words.counts(),
        chain,
        query -> {
          query.setString(4, InboxRows.bound(from));
          query.setString(5, InboxRows.bound(to));
          query.setLong(6, last);
        },
        InboxRows::counts);
  }

  @Override
  public final @Nullable OtherEpochs others(ChainId chain) {
    return session.<@Nullable OtherEpochs>transaction(
        "look for other epochs",
        c -> {
          try (var query = c.prepareStatement(words.others());
              var spent = c.prepareStatement(words.slots())) {
            InboxRows.bind(query, chain);
            spent.setString(1, chain.centre());
            spent.setString(2, chain.board());
            return InboxRows.others(query, spent);
          }
        });
  }

  @Override
  public final Usage usage(Topics board) {
    return session.transaction("count what it holds", c -> usage.usage(c, board));
  }

  @Override
  public final Usage.Totals totals() {
    return session.transaction("count what it holds", usage::totals);
  }

  @Override
  public final List<LimitExceeded> refusals() {
    return session.transaction("read what it refused", usage::refusals);
  }

  @Override
  public final List<Anomaly> anomalies() {
    return all("read anomalies", words.anomalies(), InboxRows::anomalies);
  }

  @Override
  public final Map<Topics, BoardPresence> presences() {
    return all("read who is there", words.presences(), InboxRows::presences);
  }

  @Override
  public final List<BoardReport> report() {
    return session.transaction("report", this::report);
  }

  private List<BoardReport> report(Connection c) throws SQLException {
    Map<Long, SortedMap<String, Long>> types = types(c);
    List<BoardReport> reports = new ArrayList<>();
    try (var query = c.prepareStatement(words.chains());
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        long sequence = row.getLong("sequence");
        reports.add(
            new BoardReport(
                InboxRows.chain(row),
                sequence,
                sequence == 0 ? null : InboxRows.instant(row, "last_seen"),
                types.getOrDefault(row.getLong("id"), new TreeMap<>()),
                row.getLong("open"),
                Math.max(sequence, row.getLong("waiting"))));
      }
    }
    return reports;
  }

  private Map<Long, SortedMap<String, Long>> types(Connection c) throws SQLException {
    Map<Long, SortedMap<String, Long>> types = new HashMap<>();
    try (var query = c.prepareStatement(words.types());
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        types
            .computeIfAbsent(row.getLong(1), _ -> new TreeMap<>())
            .put(row.getString(2), row.getLong(3));
      }
    }
    return types;
  }

  @Override
  public final void close() {
    session.close();
  }

  /** Binds the parameters after the chain's three names. */
  private interface Binding {
    void on(PreparedStatement query) throws SQLException;
  }

  /** Reads a result. */
  private interface Answer<T extends @Nullable Object> {
    T of(ResultSet rows) throws SQLException;
  }

  private <T extends @Nullable Object> T ask(
      String what, String sql, ChainId chain, Binding binding, Answer<T> answer) {
    return session.transaction(
        what,
        c -> {
          try (var query = c.prepareStatement(sql)) {
            InboxRows.bind(query, chain);
            binding.on(query);
            try (ResultSet rows = query.executeQuery()) {
              return answer.of(rows);
            }
          }
        });
  }

  private <T> T all(String what, String sql, Answer<T> answer) {
    return session.transaction(
        what,
        c -> {
          try (var query = c.prepareStatement(sql);
              ResultSet rows = query.executeQuery()) {
            return answer.of(rows);
          }
        });
  }
}
