package vn.motcua.bridge.journal.salvage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.JournalDamagedException;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.JournalInUseException;
import vn.motcua.bridge.journal.JournalRefusedException;
import vn.motcua.bridge.journal.pages.LedgerPages;
import vn.motcua.bridge.journal.pages.LogFrames;
import vn.motcua.bridge.journal.pages.PageSize;
import vn.motcua.bridge.journal.pages.PageWalk;
import vn.motcua.bridge.journal.sqlite.DirectoryLock;
import vn.motcua.bridge.journal.sqlite.SqliteFile;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.journal.sqlite.Storage;

/**
 * Opens a board's ledger so that the board can continue, whatever the state of the files.
 *
 * <p>The whole retained chain is proven first. A damaged ledger is copied into {@code quarantine}
 * with the reason, its sound events are carried over, and a new epoch begins; {@link
 * SqliteJournal#opening} reports this. Only another board's ledger, a directory in use and one that
 * can not be written are refused. One thread.
 */
public final class LedgerDirectory {
  private static final System.Logger LOG = System.getLogger(LedgerDirectory.class.getName());

  private final Path directory;
  private final Identity identity;
  private final EventCatalogue catalogue;
  private final Storage storage;
  private final RandomGenerator forEpoch;

  private LedgerDirectory(
      Path directory,
      Identity identity,
      EventCatalogue catalogue,
      Storage storage,
      RandomGenerator forEpoch) {
    this.directory = directory;
    this.identity = identity;
    this.catalogue = catalogue;
    this.storage = storage;
    this.forEpoch = forEpoch;
  }

  /**
   * Opens, creates or recovers the ledger.
   *
   * @param catalogue the events that may be written, and which of them may be erased
   * @throws JournalInUseException when another program has it open
   * @throws JournalRefusedException when the directory cannot be written, or the ledger belongs to
   *     another board or a later version of the program
   * @throws JournalFullException when there is no space for both a damaged ledger and a new one
   */
  public static SqliteJournal open(
      Path directory,
      Identity identity,
      EventCatalogue catalogue,
      Storage storage,
      RandomGenerator forEpoch) {
    return new LedgerDirectory(directory, identity, catalogue, storage, forEpoch).open();
  }

  private SqliteJournal open() {
    try {
      finishWhatAPowerCutLeft();
      Path file = directory.resolve(SqliteFile.NAME);
      Optional<String> damage = LogDamage.in(LogFrames.of(file, PageSize.of(file)));
      return damage.isPresent() ? openBehindDamage(damage.get()) : openSound(List.of());
    } catch (JournalDamagedException damage) {
      LOG.log(System.Logger.Level.ERROR, "{0}", damage.getMessage());
      return recover(damage.reason());
    } catch (IOException e) {
      throw new JournalRefusedException(directory + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * SQLite takes damage for the end of its log and overwrites the rest, so the events after it are
   * read first. When they continue the chain they are put back, and the epoch continues; otherwise
   * everything is salvaged from the copy in quarantine.
   */
  private SqliteJournal openBehindDamage(String reason) throws IOException {
    QuarantineDirectory quarantine = new QuarantineDirectory(directory);
    Path aCase;
    List<Event> behind;
    try (var _ = DirectoryLock.take(directory)) {
      aCase = quarantine.keep(reason);
      try (LedgerPages pages = LedgerPages.open(aCase.resolve(SqliteFile.NAME))) {
        PageWalk walk = PageWalk.behindTheLog(pages, identity);
        behind = walk.places().stream().map(walk::eventAt).toList();
      }
    }
    try {
      SqliteJournal journal = openSound(behind);
      quarantine.finish(aCase);
      LOG.log(System.Logger.Level.WARNING, "{0}; nothing is lost, kept in {1}", reason, aCase);
      return journal;
    } catch (JournalDamagedException more) {
      LOG.log(System.Logger.Level.ERROR, "{0}", more.getMessage());
      finishWhatAPowerCutLeft();
      return openSound(List.of());
    }
  }

  private SqliteJournal openSound(List<Event> behindTheLog) {
    SqliteJournal journal = SqliteJournal.open(directory, identity, catalogue, storage, forEpoch);
    try {
      journal.putBack(behindTheLog);
      journal.replay(event -> {});
      return journal;
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private SqliteJournal recover(String reason) {
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      QuarantineDirectory quarantine = new QuarantineDirectory(directory);
      rebuild(quarantine, quarantine.keep(reason));
      return SqliteJournal.open(directory, identity, catalogue, storage, forEpoch, lock);
    } catch (IOException e) {
      lock.close();
      throw new JournalRefusedException(
          "the damaged ledger in %s could not be kept: %s".formatted(directory, e.getMessage()), e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void finishWhatAPowerCutLeft() throws IOException {
    try (var _ = DirectoryLock.take(directory)) {
      QuarantineDirectory quarantine = new QuarantineDirectory(directory);
      Optional<Path> unfinished = quarantine.unfinished();
      if (unfinished.isPresent()) {
        rebuild(quarantine, unfinished.get());
      }
    }
  }

  private void rebuild(QuarantineDirectory quarantine, Path aCase) throws IOException {
    String reason = quarantine.reason(aCase);
    Path copy = quarantine.workingCopy(aCase);
    try (DamagedLedger damaged = DamagedLedger.open(aCase, copy, identity)) {
      SqliteFile.create(
          directory,
          identity,
          storage.card(),
          connection -> {
            Salvage salvage =
                new Salvage(identity, catalogue, connection, forEpoch, damaged.acknowledged());
            damaged.forEach(salvage::take);
            LOG.log(System.Logger.Level.WARNING, "{0}; kept in {1}", salvage.finish(reason), aCase);
          });
    }
    quarantine.finish(aCase, copy);
  }
}
