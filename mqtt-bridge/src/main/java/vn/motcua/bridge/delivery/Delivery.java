package vn.motcua.bridge.delivery;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.delivery.DeliveryOutput.WakeAt;
import vn.motcua.bridge.delivery.DeliveryState.Connecting;
import vn.motcua.bridge.delivery.DeliveryState.Offline;
import vn.motcua.bridge.delivery.DeliveryState.Resuming;
import vn.motcua.bridge.delivery.DeliveryState.Streaming;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.Others;

/**
 * Brings a journal to the case server: in order, a bounded window at a time, until it is
 * acknowledged there.
 *
 * <p>Each step takes one input and the time, and returns what is to be done, ended by exactly one
 * {@link WakeAt}. Apart from the journal it was given it touches nothing, so the same inputs and
 * the same random numbers give the same outputs. Not thread-safe.
 *
 * <p>Theory: the case server's acknowledgement is the only progress. {@code base} is the last one
 * of this connection, {@code cursor} the last event sent; what lies between is in flight. A rewind
 * puts the cursor back to the base (go-back-N); the receiver drops what it already holds.
 */
public final class Delivery {
  private static final System.Logger LOG = System.getLogger(Delivery.class.getName());

  private static final int BIRTHS_UNHEARD_MAX = 2;

  private final Journal journal;
  private final DeliveryLimits limits;
  private final RandomGenerator random;
  private final Backoff backoff;

  private DeliveryState state = new Offline(Long.MIN_VALUE);
  private String reason = "not started";
  private List<DeliveryOutput> outputs = new ArrayList<>();
  private long base;
  private long cursor;
  private int window;
  private int unconfirmed;
  private int receiveMaximum;
  private long packetBytesMax;
  private @Nullable Ack lastAck;
  private long ignoredAcks;
  private long heardAt;
  private long askedAt;
  private long stalledAt = -1;
  private final UnsendableEvents quarantine = new UnsendableEvents();
  private final Batching batching = new Batching();

  /** Starts offline and connects at the first tick. */
  public Delivery(Journal journal, DeliveryLimits limits, RandomGenerator random) {
    this.journal = journal;
    this.limits = limits;
    this.random = random;
    this.backoff = new Backoff(limits, random);
  }

  /** Takes one input at {@code now} (nanoseconds of any steady clock). */
  public List<DeliveryOutput> on(DeliveryInput input, long now) {
    outputs = new ArrayList<>();
    switch (input) {
      case DeliveryInput.Connected connected -> connected(connected, now);
      case DeliveryInput.ConnectFailed failed -> lost(failed.reason(), now);
      case DeliveryInput.Disconnected gone -> lost(gone.reason(), now);
      case DeliveryInput.Acked acked -> acked(acked.ack(), now);
      case DeliveryInput.DeathSeen death -> deathSeen(death.session());
      case DeliveryInput.Published published -> confirmed(published.position(), now);
      case DeliveryInput.PublishRejected rejected -> rejected(rejected, now);
      case DeliveryInput.Appended _ -> fill(now);
      case DeliveryInput.Tick _ -> tick(now);
    }
    fill(now);
    outputs.add(new WakeAt(deadline()));
    return outputs;
  }

  /** Where it stands, for people and metrics. */
  public DeliveryStatus status() {
    boolean connected = state instanceof Resuming || state instanceof Streaming;
    long waiting = journal.head().position() - journal.acknowledged();
    String name = state.getClass().getSimpleName();
    return new DeliveryStatus(
        connected, name, reason, waiting, lastAck, ignoredAcks, quarantine.withheld());
  }

  private void tick(long now) {
    switch (state) {
      case Offline offline when now >= offline.retryAt() -> {
        String session = HexFormat.of().toHexDigits(random.nextLong());
        to(new Connecting(session, now + limits.connectTimeout().toNanos()), "due");
        outputs.add(new DeliveryOutput.Connect(session));
      }
      case Connecting connecting when now >= connecting.deadline() -> {
        giveUp("no answer to CONNECT", now);
      }
      case Resuming resuming when now >= resuming.askAt() && isDeaf(resuming) -> {
        giveUp("the broker is silent", now);
      }
      case Resuming resuming when now >= resuming.askAt() ->
          ask(resuming.session(), resuming.since(), resuming.asked(), now, "no answer to birth");
      case Streaming streaming when now >= ackDeadline(streaming) -> {
        if (stalledAt == base) {
          batching.giveUp();
        }
        stalledAt = base;
        ask(streaming.session(), streaming.since(), 0, now, "no acknowledgement");
      }
      case Offline _, Connecting _, Resuming _, Streaming _ -> {
        // Woken early: the deadline stands.
      }
    }
  }

  /** A connection whose births are not even taken by the broker is half open. */
  private boolean isDeaf(Resuming resuming) {
    return resuming.asked() >= BIRTHS_UNHEARD_MAX && heardAt < askedAt;
  }

  private void connected(DeliveryInput.Connected connected, long now) {
    if (state instanceof Connecting connecting) {
      receiveMaximum = connected.receiveMaximum();
      packetBytesMax = connected.packetBytesMax();
      heardAt = now;
      unconfirmed = 0;
      stalledAt = -1;
      batching.connected();
      window = limits.windowEvents();
      outputs.add(new DeliveryOutput.Subscribe());
      ask(connecting.session(), now, 0, now, "connected");
    }
  }

  private void ask(String session, long since, int asked, long now, String why) {
    long askAt = now + backoff.untilAskingAgain(asked);
    if (heardAt >= askedAt) {
      askedAt = now;
    }
    to(new Resuming(session, since, askAt, asked + 1), why);
    outputs.add(new DeliveryOutput.PublishBirth(birth(session)));
  }

  private void deathSeen(String session) {
    String ours =
        switch (state) {
          case Resuming resuming -> resuming.session();
          case Streaming streaming -> streaming.session();
          case Offline _, Connecting _ -> null;
        };
    if (ours != null && !ours.equals(session)) {
      outputs.add(new DeliveryOutput.PublishBirth(birth(ours)));
    }
  }

  private BoardState.Born birth(String session) {
    List<Journal.Entry> next = journal.peek(journal.acknowledged(), 1);
    if (next.isEmpty()) {
      return new BoardState.Born(session, journal.head().epoch(), 0);
    }
    var event = next.getFirst().event();
    return new BoardState.Born(session, event.epoch(), event.sequence());
  }

  private void lost(String why, long now) {
    long life =
        switch (state) {
          case Resuming resuming -> now - resuming.since();
          case Streaming streaming -> now - streaming.since();
          case Connecting _ -> 0;
          case Offline _ -> -1;
        };
    if (life >= 0) {
      to(new Offline(now + backoff.afterLoss(life)), why);
    }
  }

  private void acked(Ack ack, long now) {
    heardAt = now;
    long position = locate(ack);
    if (position < 0 || passesOverAnEarlierEpoch(ack)) {
      ignoredAcks++;
      goOnUnanswered(ack, now);
      return;
    }
    others(ack);
    lastAck = ack;
    batching.offered(ack.batch());
    Integer asked = ack.window();
    window = asked == null ? limits.windowEvents() : Math.min(limits.windowEvents(), asked);
    if (ack.refused() != null && !bears(position + 1, ack.refused(), now)) {
      return;
    }
    if (position > journal.acknowledged()) {
      journal.acknowledge(position);
    }
    switch (state) {
      case Resuming resuming -> {
        base = position;
        cursor = position;
        to(new Streaming(resuming.session(), resuming.since(), now), "case server answered");
      }
      case Streaming streaming -> progress(streaming, ack, position, now);
      case Offline _, Connecting _ -> {
        // The journal keeps it; the next connection begins there.
      }
    }
  }

  /**
   * A later epoch that this ledger does not know: only what stands in its last epoch can be behind.
   */
  private void others(Ack ack) {
    if (!ack.epoch().equals(journal.head().epoch())) {
      return;
    }
    if (ack.others() != null && ack.others().known() == Others.Known.LATER) {
      outputs.add(
          new DeliveryOutput.Diverged(ack, "the case server knows a later epoch of this board"));
    } else if (ack.others() != null || state instanceof Resuming) {
      outputs.add(new DeliveryOutput.Answered(ack));
    }
  }

  private void progress(Streaming streaming, Ack ack, long position, long now) {
    if (ack.rewind() || ack.refused() != null) {
      base = position;
      cursor = position;
      to(new Streaming(streaming.session(), streaming.since(), now), "case server missed some");
    } else if (position > base) {
      base = position;
      cursor = Math.max(cursor, position);
      state = new Streaming(streaming.session(), streaming.since(), now);
    }
  }

  /**
   * The case server answered for the epoch we asked about with an event that is none of ours: it
   * has another history. What this ledger holds beyond it is sent all the same: the inbox puts it
   * aside by name, so that nothing a person was told is lost.
   */
  private void goOnUnanswered(Ack ack, long now) {
    if (state instanceof Resuming resuming && ack.epoch().equals(birth("").epoch())) {
      base = journal.acknowledged();
      cursor = base;
      to(new Streaming(resuming.session(), resuming.since(), now), "histories part");
    }
  }

  /** The journal position an acknowledgement speaks of, or -1 when it speaks of none of ours. */
  private long locate(Ack ack) {
    if (ack.sequence() == 0) {
      var first = journal.find(ack.epoch(), 1);
      if (first != null) {
        return first.position() - 1;
      }
      var head = journal.head();
      boolean empty = head.sequence() == 0 && head.epoch().equals(ack.epoch());
      return empty && ack.hash().equals(Chain.GENESIS) ? head.position() : -1;
    }
    var entry = journal.find(ack.epoch(), ack.sequence());
    if (entry != null && entry.event().hash().equals(ack.hash())) {
      return entry.position();
    }
    var head = journal.head();
    if (head.epoch().equals(ack.epoch()) && (entry != null || ack.sequence() > head.sequence())) {
      String why =
          entry != null
              ? "the case server holds another event under this sequence"
              : "the case server holds more of this epoch than this ledger";
      outputs.add(new DeliveryOutput.Diverged(ack, why));
    }
    return -1;
  }

  /**
   * Whether what stands before this epoch in the ledger has not been acknowledged yet. An answer
   * speaks of one epoch only: a broker may have lost the end of the one before.
   */
  private boolean passesOverAnEarlierEpoch(Ack ack) {
    var first = journal.find(ack.epoch(), 1);
    return first != null && first.position() - 1 > journal.acknowledged();
  }

  private void confirmed(long position, long now) {
    heardAt = now;
    if (position > 0) {
      unconfirmed = Math.max(0, unconfirmed - 1);
    }
  }

  private void rejected(DeliveryInput.PublishRejected rejected, long now) {
    confirmed(rejected.position(), now);
    if (!(state instanceof Streaming streaming)) {
      return;
    }
    if (!rejected.poison()) {
      giveUp("the broker refuses our events: " + rejected.reason(), now);
    } else if (batching.giveUp() || bears(rejected.position(), rejected.reason(), now)) {
      cursor = base;
      to(new Streaming(streaming.session(), streaming.since(), now), rejected.reason());
    }
  }

  /**
   * Whether sending again can help; once even the bare place of an event is refused, it can not.
   */
  private boolean bears(long position, String refusal, long now) {
    if (quarantine.refused(position, refusal) <= UnsendableEvents.REFUSALS_MAX) {
      return true;
    }
    giveUp("position " + position + " is refused even without its data: " + refusal, now);
    return false;
  }

  private void giveUp(String why, long now) {
    outputs.add(new DeliveryOutput.Disconnect(why));
    lost(why, now);
  }

  private void fill(long now) {
    if (!(state instanceof Streaming streaming)) {
      return;
    }
    int batch = batching.size(window);
    long room = base + window - cursor;
    boolean more = journal.head().position() - cursor > room;
    room -= more ? room % batch : 0;
    // One of the broker's receive maximum stays free for the birth.
    long messages = receiveMaximum - 1L - unconfirmed;
    if (room <= 0 || messages <= 0) {
      return;
    }
    boolean idle = cursor == base;
    List<Journal.Entry> waiting = journal.peek(cursor, (int) Math.min(room, messages * batch));
    var suspicion = new Batching.Suspicion(quarantine, packetBytesMax);
    for (DeliveryOutput.Publish publish : batching.cut(waiting, batch, more, messages, suspicion)) {
      outputs.add(publish);
      cursor = publish.position();
      unconfirmed++;
    }
    if (idle && cursor > base) {
      state = new Streaming(streaming.session(), streaming.since(), now);
    }
  }

  private long ackDeadline(Streaming streaming) {
    return cursor > base ? streaming.progressAt() + limits.ackTimeout().toNanos() : Long.MAX_VALUE;
  }

  private long deadline() {
    return switch (state) {
      case Offline offline -> offline.retryAt();
      case Connecting connecting -> connecting.deadline();
      case Resuming resuming -> resuming.askAt();
      case Streaming streaming -> ackDeadline(streaming);
    };
  }

  private void to(DeliveryState next, String why) {
    String from = state.getClass().getSimpleName();
    LOG.log(
        System.Logger.Level.DEBUG, "{0} -> {1}: {2}", from, next.getClass().getSimpleName(), why);
    state = next;
    reason = why;
  }
}
