package vn.motcua.bridge.journal.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteOpenMode;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.JournalDamagedException;
import vn.motcua.bridge.journal.JournalRefusedException;
import vn.motcua.bridge.journal.pages.PageSize;

/**
 * Creates, recognises and opens the ledger's file.
 *
 * <p>It is created completely under a temporary name and then renamed, so it never exists half
 * finished, and an empty file means damage.
 */
public final class SqliteFile {
  public static final String NAME = "journal.db";

  /** How long a statement waits for another connection before it fails. */
  static final int BUSY_MS_MAX = 5_000;

  /** The log is checkpointed each time it is this long. */
  private static final int CHECKPOINT_BYTES = 4 << 20;

  /**
   * After that the log is overwritten from its start, and truncated to this size if it has grown
   * larger.
   */
  static final int LOG_BYTES_MAX = 8 << 20;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_BYTES = 100;
  private static final int APPLICATION_ID_AT = 68;

  private SqliteFile() {}

  /** Whether the directory has a ledger's file or its remains. */
  static boolean exists(Path directory) {
    return Files.exists(directory.resolve(NAME)) || Files.exists(directory.resolve(NAME + "-wal"));
  }

  /** Creates an empty ledger with its first epoch. */
  public static void create(Path directory, Identity identity, String card, LedgerRows.Run first) {
    create(directory, identity, card, connection -> LedgerRows.insert(connection, first));
  }

  /** Creates a ledger whose runs and events {@code content} writes; replaces an existing file. */
  public static void create(Path directory, Identity identity, String card, Content content) {
    Path file = directory.resolve(NAME);
    Path unfinished = directory.resolve(NAME + ".new");
    try {
      Files.deleteIfExists(unfinished);
      fill(unfinished, identity, card, content);
      sync(unfinished);
      Files.deleteIfExists(directory.resolve(NAME + "-wal"));
      Files.deleteIfExists(directory.resolve(NAME + "-shm"));
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(directory);
    } catch (SQLException e) {
      throw LedgerFailures.of(file, "making a new ledger", e);
    } catch (IOException e) {
      throw new JournalRefusedException(file + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** Writes runs and events into a new file, in its one transaction. */
  @FunctionalInterface
  public interface Content {
    void write(Connection connection) throws SQLException;
  }

  /** The first run of a new ledger. */
  static LedgerRows.Run firstRun(String epoch) {
    return new LedgerRows.Run(1, epoch, 1, Chain.GENESIS, Start.FIRST, "the ledger is new");
  }

  private static void fill(Path file, Identity identity, String card, Content content)
      throws SQLException {
    SQLiteConfig config = config();
    config.setPageSize(PageSize.BYTES);
    config.setJournalMode(JournalMode.DELETE);
    config.setSynchronous(SynchronousMode.FULL);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + file)) {
      secureDelete(connection);
      connection.setAutoCommit(false);
      LedgerSchema.create(connection);
      LedgerSchema.meta(connection, Scrub.CLEAN, "since it was made");
      LedgerSchema.meta(connection, "centre", identity.centre());
      LedgerSchema.meta(connection, "board", identity.board());
      LedgerSchema.meta(connection, "card", card);
      LedgerSchema.meta(connection, "acknowledged", "0 " + Chain.GENESIS);
      content.write(connection);
      connection.commit();
    }
  }

  /**
   * Checks the header without SQLite, which would accept an empty file as a new database.
   *
   * @throws JournalDamagedException when this is not a ledger's file
   */
  public static void requireLedger(Path file) {
    if (!Files.exists(file)) {
      throw new JournalDamagedException(file, "the file is missing beside its log", null);
    }
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int read = 0;
      while (read >= 0 && header.hasRemaining()) {
        read = channel.read(header);
      }
    } catch (IOException e) {
      throw new JournalDamagedException(file, "the file cannot be read", e);
    }
    header.flip();
    if (header.limit() < HEADER_BYTES) {
      throw new JournalDamagedException(file, "the file ends within its header", null);
    }
    if (!header.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new JournalDamagedException(file, "the file is no database", null);
    }
    if (header.getInt(APPLICATION_ID_AT) != LedgerSchema.APPLICATION_ID) {
      throw new JournalDamagedException(file, "the file is a database of another program", null);
    }
  }

  /** The connection that appends: its commits are on disk. */
  static Connection appender(Path file, long fileBytesMax) throws SQLException {
    SQLiteConfig config = config();
    config.setSynchronous(SynchronousMode.FULL);
    Connection connection = open(file, config);
    try (Statement statement = connection.createStatement()) {
      long pageBytes = pageBytes(statement);
      statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_BYTES / pageBytes);
      limit(connection, fileBytesMax);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /** Sets the largest size of the file. */
  static void limit(Connection connection, long fileBytesMax) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long pages = Math.clamp(fileBytesMax / pageBytes(statement), 1, Integer.MAX_VALUE);
      statement.execute("PRAGMA max_page_count = " + pages);
    }
  }

  private static long pageBytes(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA page_size")) {
      return row.getLong(1);
    }
  }

  /**
   * A connection whose commits reach the disk with the next append; it never makes a checkpoint, so
   * it never waits for the disk.
   */
  static Connection acknowledger(Path file) throws SQLException {
    SQLiteConfig config = config();
    config.setSynchronous(SynchronousMode.NORMAL);
    config.setWalAutocheckpoint(0);
    return open(file, config);
  }

  /** A connection that only reads and never blocks the appender. */
  public static Connection reader(Path file) throws SQLException {
    SQLiteConfig config = config();
    config.setPragma(Pragma.CACHE_SIZE, "-512");
    Connection connection = open(file, config);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /** Copies a ledger as it is at one instant; others go on reading and writing. */
  static void copy(Path file, Path target) throws SQLException {
    try (Connection connection = open(file, config());
        PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, target.toString());
      vacuum.execute();
    }
  }

  /** What is deleted or moved is overwritten with zeros where it stood. */
  private static void secureDelete(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA secure_delete = ON");
    }
  }

  private static Connection open(Path file, SQLiteConfig config) throws SQLException {
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setOpenMode(SQLiteOpenMode.NOMUTEX); // its users take turns; see SqliteTables
    config.setJournalMode(JournalMode.WAL);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      secureDelete(connection);
      statement.execute("PRAGMA cell_size_check = ON");
      statement.execute("PRAGMA trusted_schema = OFF");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MS_MAX);
    config.setTempStore(TempStore.MEMORY);
    config.setJournalSizeLimit(LOG_BYTES_MAX);
    config.setGetGeneratedKeys(false);
    return config;
  }

  /** Forces a file, or a directory's names, to the disk. */
  public static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
