package vn.motcua.bridge.journal.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Erasure;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.JournalDamagedException;
import vn.motcua.bridge.journal.JournalRefusedException;
import vn.motcua.bridge.journal.Opening;
import vn.motcua.bridge.journal.pages.PageWalk;

/**
 * The tables of an open ledger's file, over its three connections.
 *
 * <p>One thread writes and one reads at a time; {@link SqliteJournal} ensures this.
 */
public final class SqliteTables implements AutoCloseable {
  /** Position and hash of the last acknowledged event. */
  public static final Pattern ACKNOWLEDGED = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})");

  private final Identity identity;
  private final EventCatalogue catalogue;
  private final Connection appender;
  private final Connection acknowledger;
  private final Connection reader;
  private final ReusedStatement begin;
  private final ReusedStatement commit;
  private final ReusedStatement insert;
  private final ReusedStatement acknowledge;
  private final ReusedStatement select;
  private final Scrub scrub;
  private boolean marked;

  private SqliteTables(
      Identity identity,
      EventCatalogue catalogue,
      Scrub scrub,
      Connection appender,
      Connection acknowledger,
      Connection reader) {
    this.identity = identity;
    this.catalogue = catalogue;
    this.scrub = scrub;
    this.appender = appender;
    this.acknowledger = acknowledger;
    this.reader = reader;
    this.begin = new ReusedStatement(appender, "BEGIN IMMEDIATE");
    this.commit = new ReusedStatement(appender, "COMMIT");
    this.insert = new ReusedStatement(appender, LedgerRows.INSERT_EVENT);
    this.acknowledge =
        new ReusedStatement(acknowledger, "UPDATE meta SET value = ? WHERE name = 'acknowledged'");
    this.select = new ReusedStatement(reader, LedgerRows.SELECT_EVENTS);
  }

  /** Opens the connections and checks that the file belongs to this board. */
  static SqliteTables open(Path file, Identity identity, EventCatalogue catalogue, Storage storage)
      throws SQLException {
    Connection appender = SqliteFile.appender(file, storage.fileBytesMax());
    Connection acknowledger = null;
    try {
      requireOurs(file, appender, identity);
      Scrub scrub = new Scrub(file, appender);
      acknowledger = SqliteFile.acknowledger(file);
      return new SqliteTables(
          identity, catalogue, scrub, appender, acknowledger, SqliteFile.reader(file));
    } catch (SQLException | RuntimeException e) {
      appender.close();
      if (acknowledger != null) {
        acknowledger.close();
      }
      throw e;
    }
  }

  /** In a file that was cut off, the id is empty text or ends in zeros. */
  private static void requireOurs(Path file, Connection connection, Identity identity)
      throws SQLException {
    LedgerSchema.require(file, connection);
    String centre = LedgerSchema.meta(connection, "centre");
    String board = LedgerSchema.meta(connection, "board");
    if (!centre.equals(identity.centre()) || !board.equals(identity.board())) {
      if (PageWalk.hasEventOf(file, identity)) {
        throw new JournalDamagedException(file, "it is not of the board its events are of", null);
      }
      if (!Identity.ID.matcher(centre).matches() || !Identity.ID.matcher(board).matches()) {
        throw new JournalDamagedException(file, "it does not say whose it is", null);
      }
      throw new JournalRefusedException(
          "%s is the ledger of board %s of centre %s, not of %s of %s; give each board a directory"
                  .formatted(file, board, centre, identity.board(), identity.centre())
              + " of its own",
          null);
    }
  }

  /**
   * Inserts in one transaction, which is on disk when this returns. The first insert into a file of
   * an earlier schema marks it as one of the present schema, so that an earlier program refuses it.
   */
  void insert(List<Entry> entries) throws SQLException {
    if (entries.size() == 1 && marked) {
      insert(entries.getFirst()); // SQLite gives a lone statement its own transaction
    } else {
      transaction(() -> {
        mark();
        for (Entry entry : entries) {
          insert(entry);
        }
      });
      marked = true;
    }
  }

  /**
   * Inserts events that erase the data of earlier ones, and removes that data in the same
   * transaction; an event that is gone, or could not be proven without its data, is left unchanged.
   */
  void insertAndErase(List<Entry> entries, List<Erasure> erasures) throws SQLException {
    List<Entry> erased = new ArrayList<>();
    for (Erasure erasure : erasures) {
      find(erasure.epoch(), erasure.sequence())
          .ifPresent(entry ->
              erasure
                  .applyTo(entry.event(), catalogue)
                  .ifPresent(event -> erased.add(new Entry(entry.position(), event))));
    }
    transaction(() -> {
      mark();
      for (Entry entry : entries) {
        insert(entry);
      }
      for (Entry entry : erased) {
        LedgerRows.blank(appender, entry);
      }
      scrub.note();
    });
    marked = true;
    scrub.attempt();
  }

  /** Whether bytes of erased data may still be in the files. */
  boolean isScrubDue() {
    return scrub.isDue();
  }

  /** Tries again to remove them. */
  void scrub() {
    scrub.attempt();
  }

  private void mark() throws SQLException {
    if (!marked && LedgerSchema.version(appender) < LedgerSchema.VERSION) {
      LedgerSchema.mark(appender);
    }
  }

  private void insert(Entry entry) throws SQLException {
    int rows = insert.with(statement -> LedgerRows.bind(statement, entry));
    if (rows != 1) {
      throw new SQLException("an insert made " + rows + " rows");
    }
  }

  /**
   * Deletes everything up to a position, and moves the beginnings of the runs, so that the
   * remaining events still link to the deleted ones.
   */
  void prune(long position) throws SQLException {
    Entry last = required(position);
    List<LedgerRows.Run> runs = runs();
    transaction(() -> {
      for (int i = 0; i < runs.size() && runs.get(i).position() <= last.position(); i++) {
        boolean more = i + 1 < runs.size();
        long next = more ? runs.get(i + 1).position() : Long.MAX_VALUE;
        long end = Math.min(last.position(), next - 1);
        LedgerRows.Run run = runs.get(i);
        LedgerRows.Run moved =
            end < run.position()
                ? run.movedTo(last.position() + 1)
                : run.behind(required(end).event()).movedTo(last.position() + 1);
        LedgerRows.move(appender, i, moved);
      }
      LedgerRows.deleteThrough(appender, last.position());
    });
  }

  /** Changes the largest size of the file. */
  void fileBytesMax(long bytes) throws SQLException {
    SqliteFile.limit(appender, bytes);
  }

  /** Begins a run in one transaction. */
  void begin(LedgerRows.Run run) throws SQLException {
    transaction(() -> LedgerRows.insert(appender, run));
  }

  /** Records that the case server holds everything up to this event. */
  void acknowledge(long position) throws SQLException {
    String hash = position == 0 ? Chain.GENESIS : required(position).event().hash();
    int rows =
        acknowledge.with(statement -> {
          statement.setString(1, position + " " + hash);
          return statement.executeUpdate();
        });
    if (rows != 1) {
      throw new SQLException("the acknowledged position has no row");
    }
  }

  /**
   * The acknowledged position. It is stored with the hash of its event, so that a flipped bit
   * cannot hide undelivered events: when the two do not match it is 0, and everything is delivered
   * again.
   */
  long acknowledged() throws SQLException {
    Matcher value = ACKNOWLEDGED.matcher(LedgerSchema.meta(reader, "acknowledged"));
    if (!value.matches()) {
      return 0;
    }
    long position = Long.parseLong(value.group(1));
    return at(position).filter(e -> e.event().hash().equals(value.group(2))).isPresent()
        ? position
        : 0;
  }

  String meta(String name) throws SQLException {
    return LedgerSchema.meta(appender, name);
  }

  void meta(String name, String value) throws SQLException {
    transaction(() -> LedgerSchema.meta(appender, name, value));
  }

  List<LedgerRows.Run> runs() throws SQLException {
    return LedgerRows.runs(reader);
  }

  List<Entry> after(long position, int limit) throws SQLException {
    return select.with(statement -> LedgerRows.select(statement, identity, position, limit));
  }

  Optional<Entry> find(String epoch, long sequence) throws SQLException {
    for (LedgerRows.Run run : runs().reversed()) {
      if (run.epoch().equals(epoch) && sequence >= run.sequence()) {
        return at(run.position() + sequence - run.sequence())
            .filter(e -> e.event().epoch().equals(epoch) && e.event().sequence() == sequence);
      }
    }
    return Optional.empty();
  }

  /** The end of the chain according to the tables. */
  Head head() throws SQLException {
    List<LedgerRows.Run> runs = runs();
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("it has no epoch");
    }
    return headOf(runs.getLast(), lastPosition());
  }

  Opening opening(Head head) throws SQLException {
    if (head.sequence() > 0) {
      return new Opening(Start.RESTART, null, "the ledger goes on where it stopped");
    }
    List<LedgerRows.Run> runs = runs();
    LedgerRows.Run last = runs.getLast();
    @Nullable Head previous =
        runs.size() == 1 ? null : headOf(runs.get(runs.size() - 2), last.position() - 1);
    return new Opening(last.start(), previous, last.reason());
  }

  private Head headOf(LedgerRows.Run run, long lastPosition) throws SQLException {
    if (lastPosition < run.position()) {
      return new Head(run.epoch(), run.sequence() - 1, run.previous(), run.position() - 1);
    }
    Entry last = required(lastPosition);
    return new Head(
        last.event().epoch(), last.event().sequence(), last.event().hash(), last.position());
  }

  private Entry required(long position) throws SQLException {
    return at(position)
        .orElseThrow(() -> new IllegalArgumentException("its event " + position + " is gone"));
  }

  private Optional<Entry> at(long position) throws SQLException {
    return after(position - 1, 1).stream().filter(e -> e.position() == position).findFirst();
  }

  private long lastPosition() throws SQLException {
    try (Statement statement = reader.createStatement();
        ResultSet rows = statement.executeQuery("SELECT coalesce(max(position), 0) FROM event")) {
      return rows.getLong(1);
    }
  }

  private void transaction(Body body) throws SQLException {
    begin.execute();
    try {
      body.run();
      commit.execute();
    } catch (SQLException | RuntimeException e) {
      rollback(e);
      throw e;
    }
  }

  private void rollback(Exception cause) {
    try (PreparedStatement rollback = appender.prepareStatement("ROLLBACK")) {
      rollback.execute();
    } catch (SQLException e) {
      cause.addSuppressed(e); // SQLite has rolled back by itself at a full disk or an I/O error
    }
  }

  @Override
  public void close() throws SQLException {
    try (appender;
        acknowledger;
        reader) {
      begin.close();
      commit.close();
      insert.close();
      acknowledge.close();
      select.close();
    }
  }

  @FunctionalInterface
  private interface Body {
    void run() throws SQLException;
  }
}
