package vn.motcua.bridge.journal.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.Erasure;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.journal.ChainLinks;
import vn.motcua.bridge.journal.Finding;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.JournalDamagedException;
import vn.motcua.bridge.journal.JournalInUseException;
import vn.motcua.bridge.journal.JournalRefusedException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Opening;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.bridge.journal.Verification;
import vn.motcua.bridge.journal.pages.LastLeaf;

/**
 * The ledger in a SQLite file (write-ahead log, each commit synced).
 *
 * <p>Three connections: one appends, one records acknowledgements without waiting for the disk, one
 * reads; so delivery never delays the station. Every fourth acknowledgement is written, and reaches
 * the disk with the next append; when it is lost before, the case server receives those events
 * again.
 *
 * <p>Limits: {@link Storage#fileBytesMax} for the file, at which the journal is full; the log stays
 * under {@link SqliteFile#LOG_BYTES_MAX} while readers are short, as they are here.
 *
 * <p>Any thread; writes are serialised, reads are serialised, and the two do not wait for each
 * other.
 */
public final class SqliteJournal implements Ledger {
  /** Acknowledgements are written when so many have come since the last that was. */
  static final int UNNOTED_MAX = 4;

  private static final int PAGE_EVENTS = 500;

  private final Path file;
  private final Identity identity;
  private final EventCatalogue catalogue;
  private final RandomGenerator forEpoch;
  private final DirectoryLock lock;
  private final SqliteTables tables;
  private final ReentrantLock writing = new ReentrantLock();
  private final SqliteAccess access;
  private volatile Head head;
  private volatile Opening opening;
  private volatile long acknowledged;
  private long noted;

  private SqliteJournal(
      Path file,
      Identity identity,
      EventCatalogue catalogue,
      RandomGenerator forEpoch,
      DirectoryLock lock,
      SqliteTables tables)
      throws SQLException {
    this.file = file;
    this.access = new SqliteAccess(file);
    this.identity = identity;
    this.catalogue = catalogue;
    this.forEpoch = forEpoch;
    this.lock = lock;
    this.tables = tables;
    this.head = tables.head();
    this.opening = tables.opening(head);
    this.acknowledged = tables.acknowledged();
    this.noted = acknowledged;
  }

  /** The same with default storage. */
  public static SqliteJournal open(
      Path directory, Identity identity, EventCatalogue catalogue, RandomGenerator forEpoch) {
    return open(directory, identity, catalogue, Storage.usual(), forEpoch);
  }

  /**
   * Opens or creates the ledger of a directory.
   *
   * @param catalogue the events that may be written, and which of them may be erased
   * @param forEpoch names new epochs; a secure generator outside simulations
   * @throws JournalInUseException when another program has it open
   * @throws JournalRefusedException when the directory cannot be written, or the ledger is of
   *     another board or of a later version of the program
   * @throws JournalDamagedException when the file is damaged; it is left as it was found
   */
  public static SqliteJournal open(
      Path directory,
      Identity identity,
      EventCatalogue catalogue,
      Storage storage,
      RandomGenerator forEpoch) {
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      return open(directory, identity, catalogue, storage, forEpoch, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Opens with a lock that the caller holds, and releases it only when the journal is closed. */
  public static SqliteJournal open(
      Path directory,
      Identity identity,
      EventCatalogue catalogue,
      Storage storage,
      RandomGenerator forEpoch,
      DirectoryLock lock) {
    Path file = directory.resolve(SqliteFile.NAME);
    if (!SqliteFile.exists(directory)) {
      LedgerRows.Run first = SqliteFile.firstRun(ChainLinks.newEpoch(forEpoch));
      SqliteFile.create(directory, identity, storage.card(), first);
    }
    SqliteFile.requireLedger(file);
    List<Entry> onLastLeaf = LastLeaf.entries(file, identity);
    try {
      SqliteTables tables = SqliteTables.open(file, identity, catalogue, storage);
      try {
        SqliteJournal journal =
            new SqliteJournal(file, identity, catalogue, forEpoch, lock, tables);
        journal.requireSoundEnd(onLastLeaf);
        journal.beginEpochOnAnotherCard(storage.card());
        journal.finishErasing();
        return journal;
      } catch (SQLException | RuntimeException e) {
        tables.close();
        throw e;
      }
    } catch (SQLException e) {
      throw LedgerFailures.of(file, "opening it", e);
    } catch (IllegalArgumentException e) {
      throw new JournalDamagedException(file, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public List<Event> append(List<Stamped> batch) {
    writing.lock();
    try {
      List<Entry> added = ChainLinks.follow(identity, catalogue, head, batch);
      insert("appending ", added);
      return ChainLinks.events(added);
    } finally {
      writing.unlock();
    }
  }

  private void insert(String doing, List<Entry> added) {
    if (!added.isEmpty()) {
      List<Erasure> erasures = Erasure.of(ChainLinks.events(added));
      if (erasures.isEmpty() && !tables.isScrubDue()) {
        access.write(doing + added.size(), () -> tables.insert(added));
      } else {
        access.readAndWrite(doing + added.size(), () -> insertAndErase(added, erasures));
      }
      Entry last = added.getLast();
      head = new Head(head.epoch(), last.event().sequence(), last.event().hash(), last.position());
    }
  }

  private void insertAndErase(List<Entry> added, List<Erasure> erasures) throws SQLException {
    if (erasures.isEmpty()) {
      tables.insert(added);
      tables.scrub();
    } else {
      tables.insertAndErase(added, erasures);
    }
  }

  @Override
  public Event foresee(Head end, Stamped next) {
    return ChainLinks.next(identity, catalogue, end, next);
  }

  /**
   * Appends unchanged events that this ledger had written and SQLite no longer finds; events that
   * it still has are skipped.
   *
   * @throws JournalDamagedException when they do not continue the chain; nothing was stored
   */
  public void putBack(List<Event> events) {
    writing.lock();
    try {
      List<Event> lost =
          events.stream().filter(each -> find(each.epoch(), each.sequence()) == null).toList();
      insert("putting back ", ChainLinks.continuing(file, head, lost));
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void beginEpoch(String reason) {
    writing.lock();
    try {
      Head ended = head;
      String epoch = ChainLinks.newEpoch(forEpoch);
      LedgerRows.Run run =
          LedgerRows.Run.fresh(ended.position() + 1, epoch, Start.NEW_EPOCH, reason);
      access.write("beginning an epoch", () -> tables.begin(run));
      head = ChainLinks.empty(run.epoch(), ended.position());
      opening = new Opening(Start.NEW_EPOCH, ended, reason);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Opening opening() {
    return opening;
  }

  @Override
  public Head head() {
    return head;
  }

  @Override
  public List<Entry> peek(long position, int limit) {
    return access.read("peeking", () -> tables.after(position, limit));
  }

  @Override
  public @Nullable Entry find(String epoch, long sequence) {
    return access.read("looking an event up", () -> tables.find(epoch, sequence)).orElse(null);
  }

  @Override
  public void acknowledge(long position) {
    writing.lock();
    try {
      if (position > head.position()) {
        throw new IllegalArgumentException(
            "position %d is beyond the head, %d".formatted(position, head.position()));
      }
      acknowledged = Math.max(acknowledged, position);
      if (acknowledged - noted >= UNNOTED_MAX) {
        note();
      }
    } finally {
      writing.unlock();
    }
  }

  /** Writes down what is acknowledged; with the lock held. */
  private void note() {
    if (acknowledged > noted) {
      long position = acknowledged;
      access.readAndWrite("acknowledging", () -> tables.acknowledge(position));
      noted = position;
    }
  }

  @Override
  public long acknowledged() {
    return acknowledged;
  }

  /**
   * {@inheritDoc}
   *
   * @throws JournalDamagedException at the first event that is not the next of its chain
   */
  @Override
  public void replay(Consumer<Event> consumer) {
    Verification seen =
        verify(
            entry -> consumer.accept(entry.event()),
            finding -> {
              throw new JournalDamagedException(file, finding.toString(), null);
            });
    if (seen.head().position() < head.position()) {
      throw new JournalDamagedException(file, "its last events are missing", null);
    }
  }

  /**
   * Reads the whole retained ledger in constant memory and proves its chain.
   *
   * @param sound receives each sound entry, oldest first
   * @param findings receives each fault
   */
  public Verification verify(Consumer<Entry> sound, Consumer<Finding> findings) {
    List<LedgerRows.Run> runs = access.read("reading its runs", tables::runs);
    return LedgerVerifier.prove(runs, after -> peek(after, PAGE_EVENTS), sound, findings);
  }

  @Override
  public void prune(long position) {
    writing.lock();
    try {
      if (position >= acknowledged) {
        throw new IllegalArgumentException(
            "position %d is not below the acknowledged %d".formatted(position, acknowledged));
      }
      note();
      access.readAndWrite("pruning", () -> tables.prune(position));
    } finally {
      writing.unlock();
    }
  }

  /** Copies the ledger while the program runs; see {@link Backup#write}. */
  public void backup(Path target) {
    Backup.write(file, target);
  }

  /** Sets the largest size of the file; a size below the present one means full. */
  public void fileBytesMax(long bytes) {
    writing.lock();
    try {
      access.write("changing its limit", () -> tables.fileBytesMax(bytes));
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      note();
      access.readAndWrite("closing it", tables::close);
    } finally {
      lock.close();
      writing.unlock();
    }
  }

  private void requireSoundEnd(List<Entry> onLastLeaf) {
    List<Finding> hidden = LastLeaf.hidden(onLastLeaf, head);
    if (!hidden.isEmpty()) {
      throw new JournalDamagedException(file, hidden.getFirst().toString(), null);
    }
    List<LedgerRows.Run> runs = access.read("reading its runs", tables::runs);
    List<Entry> end = peek(head.position() - PAGE_EVENTS, PAGE_EVENTS);
    LedgerVerifier verifier =
        new LedgerVerifier(
            runs,
            entry -> {},
            finding -> {
              throw new JournalDamagedException(file, finding.toString(), null);
            });
    verifier.startAt(end);
    end.forEach(verifier::accept);
  }

  private void finishErasing() {
    if (tables.isScrubDue()) {
      access.readAndWrite("erasing", tables::scrub);
    }
  }

  private void beginEpochOnAnotherCard(String card) throws SQLException {
    String written = tables.meta("card");
    if (!card.equals(written) && !card.isEmpty()) {
      if (!written.isEmpty() && head.sequence() > 0) {
        beginEpoch("the ledger was written on another card or board");
      }
      access.write("noting its card", () -> tables.meta("card", card));
    }
  }
}
