package vn.motcua.devices.zkteco;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.life.Session;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.zkteco.records.AttendanceLog;
import vn.motcua.devices.zkteco.records.Backlog;
import vn.motcua.devices.zkteco.records.LiveEvent;
import vn.motcua.devices.zkteco.records.PunchSink;
import vn.motcua.devices.zkteco.records.Sizes;

/**
 * A terminal that is polled: reads new rows of its log after connecting, at each live event, and
 * every {@link #LOOK_AGAIN}. The log is the only source of punches; a live event only causes a
 * read. So rows of a week without a connection and a punch of this second take the same path.
 *
 * <p>Sets the terminal's clock when it is off by more than {@link #CLOCK_OFF_MAX}, but only while
 * the board's own clock is synchronised. Earlier punches keep their times.
 */
public final class ZkTerminal implements Session {

  /** How often the log is read without a live event. */
  static final Duration LOOK_AGAIN = Duration.ofSeconds(60);

  /** A wait of half a second, so that the session can be ended. */
  private static final Duration EVENT_WAIT = Duration.ofMillis(500);

  static final Duration CLOCK_OFF_MAX = Duration.ofSeconds(10);

  private static final Logger LOG = System.getLogger(ZkTerminal.class.getName());

  private final String device;
  private final ZkTransport transport;
  private final int commKey;
  private final PunchSink sink;
  private final Supplier<Optional<LocalDateTime>> trustedTime;
  private final LongSupplier nanos;
  private @Nullable ZkClient greeted;

  /**
   * @param device name in board.toml
   * @param commKey communication key, 0 when the terminal has none
   * @param trustedTime the board's local time, empty while its clock is not synchronised
   * @param nanos CLOCK_MONOTONIC in nanoseconds
   */
  public ZkTerminal(
      String device,
      ZkTransport transport,
      int commKey,
      PunchSink sink,
      Supplier<Optional<LocalDateTime>> trustedTime,
      LongSupplier nanos) {
    this.device = device;
    this.transport = transport;
    this.commKey = commKey;
    this.sink = sink;
    this.trustedTime = trustedTime;
    this.nanos = nanos;
  }

  /**
   * A port that accepts connections is not a ready terminal yet; it is ready once it has accepted
   * the key.
   */
  @Override
  public void greet(ByteLink link) throws LinkException {
    ZkClient client = new ZkClient(link, transport, nanos);
    client.connect(commKey);
    greeted = client;
  }

  @Override
  public void run(ByteLink link) throws LinkException {
    ZkClient client = Objects.requireNonNull(greeted, "greeted before");
    checkClock(client);
    client.registerEvents(LiveEvent.ATTENDANCE);
    int rowsSeen = -1;
    boolean told = false;
    while (true) {
      Sizes sizes = client.sizes();
      boolean full = sizes.records() >= sizes.recordCapacity();
      if (told || full || sizes.records() != rowsSeen) {
        takeOver(client.attendance());
        rowsSeen = sizes.records();
      }
      told = waitForEvent(client);
    }
  }

  private void takeOver(AttendanceLog log) {
    if (!log.reason().isEmpty()) {
      LOG.log(
          Level.ERROR,
          "{0}: {1}; check that the terminal is not in ADMS mode and tell its model",
          device,
          log.reason());
      if (log.punches().isEmpty()) {
        return;
      }
    }
    Backlog backlog = Backlog.after(sink.cursor(device), log.punches());
    if (backlog.continuity() == Backlog.Continuity.RESTARTED) {
      LOG.log(Level.WARNING, "{0}: its log was cleared or is another''s", device);
    }
    if (!backlog.fresh().isEmpty()) {
      sink.take(device, backlog);
    }
  }

  /** Whether an event came before the next regular read. */
  private boolean waitForEvent(ZkClient client) throws LinkException {
    long end = nanos.getAsLong() + LOOK_AGAIN.toNanos();
    while (nanos.getAsLong() - end < 0) {
      if (!client.events(EVENT_WAIT).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void checkClock(ZkClient client) throws LinkException {
    Optional<LocalDateTime> now = trustedTime.get();
    if (now.isEmpty()) {
      return;
    }
    Duration off = Duration.between(now.get(), client.time());
    if (off.abs().compareTo(CLOCK_OFF_MAX) > 0) {
      LOG.log(Level.WARNING, "{0}: its clock is off by {1}, setting it", device, off);
      client.setTime(trustedTime.get().orElse(now.get()));
    }
  }
}
