package vn.motcua.bridge.inbox;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.SecretFiles;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.inbox.postgres.PostgresInboxStore;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.BoardReport;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.wire.Topics;

/**
 * The case server's inbox on one directory and one broker. It receives from {@link #open} until it
 * is closed.
 *
 * <pre>
 *   try (Inbox inbox = Inbox.open(directory, catalogue, PahoMqttPort.to(uri), InstantSource.system())) { … }
 * </pre>
 *
 * Any thread may call its methods.
 */
public final class Inbox implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Inbox.class.getName());

  private final InboxStore store;
  private final InboxCore core;
  private final InboxService service;
  private final Closeable lock;

  /** Closes the store when the rest fails; the lock is the caller's until this returns. */
  private static Inbox receiving(InboxStore store, InboxService.Wiring wiring, Closeable lock) {
    try {
      return new Inbox(store, wiring, lock);
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  private Inbox(InboxStore store, InboxService.Wiring wiring, Closeable lock) {
    this.store = store;
    this.core = new InboxCore(store);
    this.service = new InboxService(core, wiring, new SecureRandom());
    this.lock = lock;
    service.start();
  }

  /**
   * Opens {@code inbox.db} in a directory, creating both when missing, and begins to receive. It
   * waits for a broker that is not available yet.
   *
   * @param catalogue defines which events may be erased
   * @throws InboxInUseException when another inbox uses the directory
   * @throws IOException when the directory cannot be used; the message says which
   */
  public static Inbox open(
      Path directory, EventCatalogue catalogue, MqttPort.Opener broker, InstantSource clock)
      throws IOException {
    return open(directory, catalogue, broker, clock, InboxWatch.NOBODY);
  }

  /** {@link #open(Path, EventCatalogue, MqttPort.Opener, InstantSource)}, watched. */
  public static Inbox open(
      Path directory,
      EventCatalogue catalogue,
      MqttPort.Opener broker,
      InstantSource clock,
      InboxWatch watch)
      throws IOException {
    FileChannel lock = lock(directory);
    try {
      InboxStore store = SqliteInboxStore.open(directory.resolve("inbox.db"), catalogue);
      return receiving(store, new InboxService.Wiring(broker, clock, watch, null), lock);
    } catch (InboxStoreException e) {
      lock.close();
      throw new IOException(e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Joins the inboxes of a database, which divide the boards among them. Processes may be added and
   * stopped at any time: within seconds the boards are divided anew.
   *
   * @param share name of the inboxes that divide the boards, {@code [a-z0-9-]{1,40}}, the same for
   *     all
   * @throws IOException when the database cannot be used, with the reason
   */
  public static Inbox join(
      PostgresAddress address,
      EventCatalogue catalogue,
      String share,
      MqttPort.Opener broker,
      InstantSource clock)
      throws IOException {
    return join(address, catalogue, share, broker, clock, InboxWatch.NOBODY);
  }

  /**
   * {@link #join(PostgresAddress, EventCatalogue, String, MqttPort.Opener, InstantSource)},
   * watched.
   */
  public static Inbox join(
      PostgresAddress address,
      EventCatalogue catalogue,
      String share,
      MqttPort.Opener broker,
      InstantSource clock,
      InboxWatch watch)
      throws IOException {
    if (!share.matches("[a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException(
          "share name \"" + share + "\" must be 1 to 40 of a-z, 0-9 and '-'");
    }
    try {
      PostgresInboxStore store = PostgresInboxStore.open(address, catalogue);
      var among = new InboxService.Among(share, store);
      return receiving(store, new InboxService.Wiring(broker, clock, watch, among), () -> {});
    } catch (InboxStoreException e) {
      throw new IOException(e.getMessage() + "; check address, user and password as well", e);
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel;
    try {
      Files.createDirectories(directory);
      if (SecretFiles.isOpenToOthers(directory)) {
        LOG.log(Level.WARNING, "others on this machine can look into {0}; chmod 700 it", directory);
      }
      channel =
          FileChannel.open(
              directory.resolve("inbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      throw e; // it names the file
    } catch (IOException e) {
      throw new IOException(
          "the inbox directory " + directory + " cannot be written; choose another or mend it", e);
    }
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      LOG.log(Level.DEBUG, "another inbox of this process has the lock", e);
    }
    channel.close();
    throw new InboxInUseException(directory);
  }

  /** Whether the broker has accepted us. */
  public boolean connected() {
    return service.connected();
  }

  /** Whether this event is stored. */
  public boolean holds(String centre, String board, String epoch, long sequence) {
    return store.tip(new ChainId(centre, board, epoch)).sequence() >= sequence;
  }

  /** Whether a board is connected, according to its births and wills. */
  public boolean present(Topics board) {
    BoardPresence known = core.presence(board);
    return known != null && known.present();
  }

  /** What is stored, one report for each epoch. */
  public List<BoardReport> report() {
    return store.report();
  }

  /** All anomalies, oldest first. */
  public List<Anomaly> anomalies() {
    return store.anomalies();
  }

  /** Every event of a chain in order. */
  public void read(ChainId chain, Consumer<Event> consumer) {
    store.read(chain, 1, consumer);
  }

  /** Stops receiving; stored events stay. */
  @Override
  public void close() throws IOException {
    service.close();
    store.close();
    lock.close();
  }
}
