package vn.motcua.bridge.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.store.InboxRoster;
import vn.motcua.bridge.link.Backoff;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * The thread that connects an {@link InboxCore} to a broker: batches in, acknowledgements out, and
 * the PUBACK of a message only after it is stored.
 *
 * <p>The broker holds back messages beyond our receive maximum, so memory is bounded however many
 * boards send. When the store fails, nothing is acknowledged and the connection is closed; it is
 * made again once a test write succeeds, and boards send again from the last acknowledgement. The
 * process does not end, because a new one could not store either. It ends ({@link
 * InboxWatch#failed}) when this thread ends, and the watchdog ends it when this thread hangs.
 */
final class InboxService implements AutoCloseable {
  /** Messages stored in one transaction. */
  static final int BATCH_MESSAGES_MAX = 500;

  /**
   * No further message is added to a transaction after this much payload, about 350 events in
   * batches.
   */
  static final int BATCH_CHARS_ENOUGH = 256 * 1_024;

  private static final System.Logger LOG = System.getLogger(InboxService.class.getName());
  private static final int QUEUE_MESSAGES_MAX = 10_000;
  private static final Duration RECONNECT_FIRST = Duration.ofMillis(500);
  private static final Duration RECONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration RECONNECT_SPREAD = Duration.ofSeconds(1);
  private static final Duration STABLE_AFTER = Duration.ofSeconds(5);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  /**
   * How often an inbox on a shared database says that it is alive, and how long an acknowledgement
   * may stay retained after another inbox has published a newer one.
   */
  private static final Duration BEAT = Duration.ofSeconds(1);

  private static final Duration IDLE_MAX = Duration.ofMillis(100);
  private static final long SIGN_OF_LIFE_NANOS = Duration.ofSeconds(1).toNanos();

  private final InboxCore core;
  private final MqttPort port;
  private final AnswerQueue answers;
  private final Wiring wiring;
  private final String clientId;
  private final BoardShare share;
  private final Backoff backoff;
  private final StoreOutage outage = new StoreOutage();

  /** What came in this turn and is taken in by others: it is confirmed in its order, unread. */
  private final Set<PortEvent.Arrived> others = Collections.newSetFromMap(new IdentityHashMap<>());

  private final LinkedBlockingQueue<PortEvent> events = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean listening;
  private boolean connected;
  private volatile boolean closing;
  private long since;
  private long retryAt;
  private long beat;
  private long seenAlive = System.nanoTime() - SIGN_OF_LIFE_NANOS;
  private boolean idle = true;

  /**
   * The connections of an inbox.
   *
   * @param among the inboxes that divide the boards with this one; null when it works alone
   */
  record Wiring(
      MqttPort.Opener opener, InstantSource clock, InboxWatch watch, @Nullable Among among) {}

  /** The inboxes of a group on one database. */
  record Among(String group, InboxRoster roster) {}

  /** Ready to {@link #start}. */
  InboxService(InboxCore core, Wiring wiring, RandomGenerator random) {
    this.core = core;
    this.wiring = wiring;
    this.clientId = "motcua-inbox-" + Long.toHexString(random.nextLong());
    this.share = new BoardShare(clientId);
    this.backoff =
        new Backoff(RECONNECT_FIRST, RECONNECT_MAX, RECONNECT_SPREAD, STABLE_AFTER, random);
    this.port = wiring.opener().open(this::enqueue);
    this.answers = new AnswerQueue(port);
    this.beat = System.nanoTime();
    this.thread = Thread.ofPlatform().name("inbox").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Whether the broker has accepted us and forwards what boards say. Any thread. */
  boolean connected() {
    return listening;
  }

  /**
   * Called on the port's threads. The broker limits QoS 1; only a flood of QoS 0 can reach this
   * limit.
   */
  private void enqueue(PortEvent event) {
    if (event instanceof PortEvent.Arrived && events.size() >= QUEUE_MESSAGES_MAX) {
      return;
    }
    events.add(event);
  }

  private void run() {
    try {
      while (!closing) {
        turn();
      }
      leave();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "the inbox cannot go on", e);
      offline();
      wiring.watch().failed(e);
    }
    port.disconnect();
  }

  private void turn() {
    long now = System.nanoTime();
    if (now - seenAlive >= SIGN_OF_LIFE_NANOS) {
      seenAlive = now;
      wiring.watch().turned();
    }
    if (idle && now - retryAt >= 0 && canStore()) {
      idle = false;
      since = System.nanoTime();
      port.connect(clientId, null);
    }
    List<PortEvent> batch = new ArrayList<>();
    others.clear();
    try {
      PortEvent first = events.poll(IDLE_MAX.toMillis(), TimeUnit.MILLISECONDS);
      if (first != null) {
        gather(first, batch);
      }
    } catch (InterruptedException e) {
      closing = true;
    }
    handle(batch);
    if (listening && System.nanoTime() - beat >= BEAT.toNanos()) {
      beat = System.nanoTime();
      divide();
      correct(wiring.clock().instant());
    }
  }

  /** Says that we are alive, and finds out who else is. */
  private void divide() {
    Among among = wiring.among();
    if (among != null) {
      try {
        share.living(among.roster().alive(among.group(), clientId));
      } catch (RuntimeException e) {
        failed(e);
      }
    }
  }

  private void leave() {
    Among among = wiring.among();
    if (among != null && listening) {
      try {
        among.roster().leave(among.group(), clientId);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.INFO, "the others learn of the end later: {0}", e.getMessage());
      }
    }
  }

  /** After a failure boards are not asked to send again before a test write has succeeded. */
  private boolean canStore() {
    if (outage.lasts()) {
      try {
        core.probe();
      } catch (RuntimeException e) {
        later(e);
        return false;
      }
    }
    return true;
  }

  private void later(RuntimeException e) {
    retryAt = System.nanoTime() + outage.failed(e, System.nanoTime());
  }

  /**
   * Adds messages that are already here, up to the limit of one transaction; what other inboxes
   * take in does not count.
   */
  private void gather(PortEvent first, List<PortEvent> batch) {
    long chars = 0;
    long now = System.nanoTime();
    for (PortEvent next = first; next != null; next = events.poll()) {
      batch.add(next);
      if (next instanceof PortEvent.Arrived arrived) {
        if (share.takes(arrived.message(), now)) {
          chars += arrived.message().payload().length();
        } else {
          others.add(arrived);
        }
      }
      if (batch.size() - others.size() == BATCH_MESSAGES_MAX || chars >= BATCH_CHARS_ENOUGH) {
        return;
      }
    }
  }

  private void handle(List<PortEvent> batch) {
    List<PortEvent.Arrived> arrived = new ArrayList<>();
    for (PortEvent event : batch) {
      switch (event) {
        case PortEvent.Connected accepted -> {
          connected = true;
          since = System.nanoTime();
          answers.connected(accepted.receiveMaximum());
          port.subscribe(List.of(Topics.ALL_STATES, Topics.ALL_EVENTS));
        }
        case PortEvent.Subscribed _ -> {
          // Only now: another inbox leaves us our boards as soon as it knows of us.
          listening = true;
          divide();
        }
        case PortEvent.ConnectFailed failed -> lost(failed.reason(), 0);
        case PortEvent.Disconnected gone -> {
          // The broker keeps nothing of this session: its messages are sent again.
          arrived.clear();
          lost(gone.reason(), System.nanoTime() - since);
        }
        case PortEvent.Arrived message -> arrived.add(message);
        case PortEvent.Published _ -> answers.settled();
        case PortEvent.PublishRejected rejected -> {
          LOG.log(System.Logger.Level.WARNING, "acknowledgement refused: {0}", rejected.reason());
          answers.settled();
        }
      }
    }
    if (!arrived.isEmpty()) {
      store(arrived, wiring.clock().instant());
    }
  }

  private void correct(Instant now) {
    if (!connected) {
      return;
    }
    try {
      core.overtaken(now).forEach(answer -> answers.send(answer.message()));
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void failed(RuntimeException e) {
    port.disconnect();
    offline();
    later(e);
  }

  private void store(List<PortEvent.Arrived> arrived, Instant now) {
    List<Message> messages =
        arrived.stream()
            .filter(each -> !others.contains(each))
            .map(PortEvent.Arrived::message)
            .toList();
    if (!messages.isEmpty()) {
      InboxCore.Received received;
      try {
        received = core.receive(messages, now);
      } catch (RuntimeException e) {
        failed(e);
        return;
      }
      outage.stored(System.nanoTime());
      for (InboxCore.Answer answer : received.answers()) {
        answers.send(answer.message());
      }
    }
    arrived.forEach(port::confirm);
  }

  private void offline() {
    connected = false;
    listening = false;
    idle = true;
    answers.lost();
  }

  private void lost(String reason, long lifeNanos) {
    offline();
    retryAt = System.nanoTime() + backoff.afterLoss(lifeNanos);
    LOG.log(System.Logger.Level.INFO, "inbox is offline: {0}", reason);
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      if (!thread.join(CLOSE_TIMEOUT)) {
        LOG.log(System.Logger.Level.WARNING, "inbox did not end in {0}", CLOSE_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
