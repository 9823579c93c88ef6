package vn.motcua.bridge.inbox.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.WallTime;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.GarbledRowException;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.RecordReader;
import vn.motcua.bridge.inbox.store.StoredRow;
import vn.motcua.bridge.inbox.store.Tip;

/** Queries that both databases have in common; they differ in their {@link Words}. One thread. */
public abstract class RecordQueries implements RecordReader {
  private final Connection connection;
  private final String place;
  private final Words words;

  public RecordQueries(Connection connection, String place, Words words) {
    this.connection = connection;
    this.place = place;
    this.words = words;
  }

  /** The statements of one kind of database. */
  public interface Words {
    /** Chains, without a condition. */
    String chains();

    /** Events of a chain (number) after a sequence and perhaps a place, up to the limit. */
    String events();

    /** Binds the parameters of {@link #events} after the chain and the sequence. */
    void bindPlace(PreparedStatement query, int at, long sequence, String place)
        throws SQLException;

    /** Asides after centre, board, epoch, sequence and hash, up to the limit. */
    String asides();

    /** Whether an event is held: chain's names, sequence, hash. */
    String held();

    /** Whether an event is aside: chain's names, sequence, hash. */
    String aside();

    /** The table of anomalies. */
    String anomalies();

    /** Lowest and highest sequence of a chain (number) between two wall times as text. */
    String stretch();

    /** Number, count and lowest sequence of events with a chain number that does not exist. */
    String strays();
  }

  /** Work that may fail. */
  private interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  /** Each call sees a snapshot of the store. */
  private <T extends @Nullable Object> T look(String what, Work<T> work) {
    try {
      T seen = work.on(connection);
      connection.rollback();
      return seen;
    } catch (SQLException e) {
      throw new InboxStoreException(place + ": " + what + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public @Nullable HeldChain chainAfter(long id) {
    return this.<@Nullable HeldChain>look(
        "the table of chains",
        c -> {
          try (var query = c.prepareStatement(words.chains() + " WHERE id>? ORDER BY id LIMIT 1")) {
            query.setLong(1, id);
            return held(query);
          }
        });
  }

  @Override
  public @Nullable HeldChain chain(ChainId name) {
    return this.<@Nullable HeldChain>look(
        "the table of chains",
        c -> {
          try (var query =
              c.prepareStatement(words.chains() + " WHERE centre=? AND board=? AND epoch=?")) {
            InboxRows.bind(query, name);
            return held(query);
          }
        });
  }

  private static @Nullable HeldChain held(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? new HeldChain(row.getLong("id"), InboxRows.chain(row), tip(row)) : null;
    }
  }

  private static Tip tip(ResultSet row) throws SQLException {
    return new Tip(row.getLong("sequence"), String.valueOf(row.getString("hash")));
  }

  @Override
  public Page page(HeldChain chain, long sequence, String behind) {
    return look(
        chain.chain() + "",
        c -> {
          List<StoredRow> rows = new ArrayList<>();
          try (var query = c.prepareStatement(words.events() + PAGE_ROWS)) {
            query.setLong(1, chain.id());
            query.setLong(2, sequence);
            words.bindPlace(query, 3, sequence, behind);
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                rows.add(stored(chain.chain(), row));
              }
            }
          }
          try (var query = c.prepareStatement(words.chains() + " WHERE id=?")) {
            query.setLong(1, chain.id());
            try (ResultSet row = query.executeQuery()) {
              return new Page(rows, row.next() ? tip(row) : Tip.EMPTY);
            }
          }
        });
  }

  @Override
  public List<StoredRow> asides(@Nullable StoredRow last) {
    return look(
        "what is aside",
        c -> {
          List<StoredRow> rows = new ArrayList<>();
          try (var query = c.prepareStatement(words.asides() + PAGE_ROWS)) {
            InboxRows.bind(query, last == null ? new ChainId("", "", "") : last.chain());
            query.setLong(4, last == null ? Long.MIN_VALUE : last.sequence());
            query.setString(5, last == null ? "" : last.hash());
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                rows.add(stored(InboxRows.chain(row), row));
              }
            }
          }
          return rows;
        });
  }

  private static StoredRow stored(ChainId chain, ResultSet row) throws SQLException {
    long sequence = row.getLong("sequence");
    String behind = row.getString("place");
    String previousHash = String.valueOf(row.getString("previous_hash"));
    String hash = String.valueOf(row.getString("hash"));
    String unreadable = "";
    Event event = null;
    try {
      event = InboxRows.event(chain, row);
      if (!WallTime.text(event.at().wall()).equals(row.getString("wall"))) {
        unreadable = "its time is not written as any program of ours writes it";
      }
    } catch (GarbledRowException e) {
      unreadable = e.reason();
    }
    return new StoredRow(
        chain,
        sequence,
        behind,
        previousHash,
        hash,
        unreadable.isEmpty() ? event : null,
        unreadable);
  }

  @Override
  public boolean holds(ChainId chain, long sequence, String hash) {
    return look(
        "an event",
        c -> {
          for (String sql : List.of(words.held(), words.aside())) {
            try (var query = c.prepareStatement(sql)) {
              InboxRows.bind(query, chain);
              query.setLong(4, sequence);
              query.setString(5, hash);
              try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                  return true;
                }
              }
            }
          }
          return false;
        });
  }

  @Override
  public boolean isWithheld(ChainId chain, long sequence) {
    return look(
        "the anomalies",
        c -> {
          try (var query =
              c.prepareStatement(
                  "SELECT 1 FROM %s WHERE centre=? AND board=? AND epoch=? AND sequence=? AND kind=?"
                      .formatted(words.anomalies()))) {
            InboxRows.bind(query, chain);
            query.setLong(4, sequence);
            query.setString(5, Anomaly.Kind.WITHHELD.name());
            try (ResultSet row = query.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  @Override
  public @Nullable Stretch between(HeldChain chain, Instant from, Instant to) {
    return this.<@Nullable Stretch>look(
        "the days of " + chain.chain(),
        c -> {
          try (var query = c.prepareStatement(words.stretch())) {
            query.setLong(1, chain.id());
            query.setString(2, InboxRows.bound(from));
            query.setString(3, InboxRows.bound(to));
            try (ResultSet row = query.executeQuery()) {
              boolean any = row.next() && row.getObject(1) != null;
              return any ? new Stretch(row.getLong(1), row.getLong(2)) : null;
            }
          }
        });
  }

  @Override
  public List<String> strays() {
    return look(
        "rows of no chain",
        c -> {
          List<String> lines = new ArrayList<>();
          try (var query = c.prepareStatement(words.strays());
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              lines.add(
                  "%d events from sequence %d on stand under chain number %d, which no chain has"
                      .formatted(row.getLong(2), row.getLong(3), row.getLong(1)));
            }
          }
          return lines;
        });
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new InboxStoreException(place + " cannot be closed", e);
    }
  }
}
