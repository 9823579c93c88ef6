package vn.motcua.bridge.delivery;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.delivery.DeliveryInput.Acked;
import vn.motcua.bridge.delivery.DeliveryInput.Connected;
import vn.motcua.bridge.delivery.DeliveryInput.PublishRejected;
import vn.motcua.bridge.delivery.DeliveryOutput.Answered;
import vn.motcua.bridge.delivery.DeliveryOutput.Connect;
import vn.motcua.bridge.delivery.DeliveryOutput.Disconnect;
import vn.motcua.bridge.delivery.DeliveryOutput.Diverged;
import vn.motcua.bridge.delivery.DeliveryOutput.Move;
import vn.motcua.bridge.delivery.DeliveryOutput.PassedOver;
import vn.motcua.bridge.delivery.DeliveryOutput.Probe;
import vn.motcua.bridge.delivery.DeliveryOutput.PublishBirth;
import vn.motcua.bridge.delivery.DeliveryOutput.Subscribe;
import vn.motcua.bridge.delivery.DeliveryState.Connecting;
import vn.motcua.bridge.delivery.DeliveryState.Offline;
import vn.motcua.bridge.delivery.DeliveryState.Online;
import vn.motcua.bridge.delivery.DeliveryState.Resuming;
import vn.motcua.bridge.delivery.DeliveryState.Streaming;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.link.Backoff;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.OtherEpochs;

/**
 * The actions and guards of {@link DeliveryTable}, and the data of a delivery that is not in its
 * state. One step at a time, begun by {@link #begin}; guards change nothing. Not thread-safe.
 */
final class DeliveryActions {
  private static final int BIRTHS_UNHEARD_MAX = 2;
  private static final int DOUBLINGS_MAX = 20;

  private final Journal journal;
  private final AckReader acks;
  private final DeliveryLimits limits;
  private final RandomGenerator random;
  private final Backoff backoff;
  private final UnsendableEvents unsendable = new UnsendableEvents();
  private final Batching batching = new Batching();
  private final InFlight inFlight;
  private final EndedEpoch endedEpoch = new EndedEpoch();

  private String reason = "not started";
  private List<DeliveryOutput> outputs = new ArrayList<>();
  private AckReader.Meaning meaning = AckReader.Meaning.NONE;
  private @Nullable Ack lastAck;
  private long ignoredAcks;
  private long now;
  private long heardAt;
  private long askedAt;
  private long stalledAt = -1;
  private long probeAt = Long.MAX_VALUE;

  DeliveryActions(Journal journal, DeliveryLimits limits, RandomGenerator random) {
    this.journal = journal;
    this.acks = new AckReader(journal);
    this.limits = limits;
    this.random = random;
    this.backoff =
        new Backoff(
            limits.reconnectFirst(),
            limits.reconnectMax(),
            limits.reconnectSpread(),
            limits.stableAfter(),
            random);
    this.inFlight = new InFlight(journal, unsendable, batching);
  }

  /** Begins a step, whose outputs go into the list that is returned. */
  List<DeliveryOutput> begin(DeliveryInput input, long nanos) {
    now = nanos;
    outputs = new ArrayList<>();
    meaning = input instanceof Acked acked ? acks.read(acked.ack()) : AckReader.Meaning.NONE;
    return outputs;
  }

  /** Why it came to its present state. */
  String reason() {
    return reason;
  }

  /** The status in this state. */
  DeliveryStatus status(DeliveryState state) {
    long waiting = journal.head().position() - journal.acknowledged();
    return new DeliveryStatus(
        state instanceof Online,
        state.getClass().getSimpleName(),
        reason,
        waiting,
        lastAck,
        ignoredAcks,
        unsendable.withheld());
  }

  boolean isPast(long nanos) {
    return now >= nanos;
  }

  /** Whether the acknowledgement of this step names no event of this ledger. */
  boolean isForeign() {
    return !meaning.isOurs();
  }

  /** Whether the present births ask about this epoch. */
  boolean isAskedAbout(String epoch) {
    return epoch.equals(birth("").epoch());
  }

  /** Whether nothing else can be tried for an event that is refused. */
  boolean isExhausted(long position) {
    return !batching.isUsed() && unsendable.isExhausted(position);
  }

  Connecting connect() {
    reason = "due";
    String session = HexFormat.of().toHexDigits(random.nextLong());
    outputs.add(new Connect(session));
    return new Connecting(session, now + limits.connectTimeout().toNanos());
  }

  Resuming begin(Connecting connecting, Connected broker) {
    inFlight.connected(broker, limits.windowEvents());
    heardAt = now;
    stalledAt = -1;
    probeAt = nextProbe();
    outputs.add(new Subscribe());
    return ask(connecting.session(), now, 0, "connected");
  }

  /** Boards that lost a broker together do not come back to it together. */
  private long nextProbe() {
    long after = limits.returnAfter().toNanos();
    return after == 0 ? Long.MAX_VALUE : now + after + random.nextLong(after);
  }

  /** When the first broker is tried again; Long.MAX_VALUE for never. */
  long probeAt() {
    return probeAt;
  }

  Online probe(Online online) {
    probeAt = nextProbe();
    outputs.add(new Probe());
    return online;
  }

  /** Connects to the first broker at once; what is in flight is sent again there. */
  Offline move() {
    reason = "the first broker can be used again";
    outputs.add(new Move());
    return new Offline(now);
  }

  /** A connection on which the broker does not even accept births is half open. */
  boolean isDeaf(Resuming resuming) {
    return resuming.asked() >= BIRTHS_UNHEARD_MAX && heardAt < askedAt;
  }

  Resuming stalled(Streaming streaming) {
    if (stalledAt == inFlight.base()) {
      boolean _ = batching.giveUp();
    }
    stalledAt = inFlight.base();
    endedEpoch.sentInVain(inFlight.base());
    return ask(streaming, 0, "no acknowledgement");
  }

  /** Whether what is in flight is the rest of an ended epoch, and was sent in vain often enough. */
  boolean isSentInVain() {
    return endedEpoch.isLast(inFlight.base()) && !inFlight.epoch().equals(journal.head().epoch());
  }

  /** What comes after an ended epoch does not wait for ever for its acknowledgement. */
  Resuming passOver(Streaming streaming) {
    String what =
        "epoch %s, positions %d to %d"
            .formatted(inFlight.epoch(), inFlight.base() + 1, inFlight.sent());
    outputs.add(new PassedOver(what));
    journal.acknowledge(inFlight.sent());
    return ask(streaming, 0, "the case server acknowledges none of " + what);
  }

  Resuming ask(Online online, int asked, String why) {
    return ask(online.session(), online.since(), asked, why);
  }

  /** Nanoseconds until the birth is repeated for the {@code attempt}th time, from 0. */
  private long untilAskingAgain(int attempt) {
    long timeout = limits.ackTimeout().toNanos();
    long doubled = timeout << Math.min(attempt, DOUBLINGS_MAX);
    long cap = Math.min(Math.max(limits.reconnectMax().toNanos(), timeout), doubled);
    return cap / 2 + random.nextLong(cap / 2 + 1);
  }

  private Resuming ask(String session, long since, int asked, String why) {
    long askAt = now + untilAskingAgain(asked);
    if (heardAt >= askedAt) {
      askedAt = now;
    }
    reason = why;
    outputs.add(new PublishBirth(birth(session)));
    return new Resuming(session, since, askAt, asked + 1);
  }

  Online putRight(Online online) {
    outputs.add(new PublishBirth(birth(online.session())));
    return online;
  }

  private BoardState.Born birth(String session) {
    List<Journal.Entry> next = journal.peek(journal.acknowledged(), 1);
    if (next.isEmpty()) {
      return new BoardState.Born(session, journal.head().epoch(), 0);
    }
    var event = next.getFirst().event();
    return new BoardState.Born(session, event.epoch(), event.sequence());
  }

  Offline giveUp(DeliveryState from, String why) {
    outputs.add(new Disconnect(why));
    return lost(from, why);
  }

  Offline lost(DeliveryState from, String why) {
    reason = why;
    long life = from instanceof Online online ? now - online.since() : 0;
    return new Offline(now + backoff.afterLoss(life));
  }

  /** An acknowledgement that names no event of this ledger. */
  DeliveryState ignore(DeliveryState same, Acked acked) {
    heardAt = now;
    ignoredAcks++;
    String why = meaning.divergence();
    if (why != null) {
      outputs.add(new Diverged(acked.ack(), why));
    }
    return same;
  }

  /**
   * The case server answered for the epoch that we asked about with an event that is not ours: it
   * has another history. This ledger's later events are sent anyway: the inbox keeps them aside, so
   * that nothing a person was told is lost.
   */
  Streaming goOnUnanswered(Resuming resuming, Acked acked) {
    DeliveryState _ = ignore(resuming, acked);
    reason = "histories part";
    inFlight.rewindTo(journal.acknowledged());
    endedEpoch.partedBehind(journal.acknowledged());
    return streaming(resuming);
  }

  private Streaming streaming(Online online) {
    return new Streaming(online.session(), online.since(), now);
  }

  boolean refusesForGood(Ack ack) {
    return ack.refused() != null && unsendable.isExhausted(meaning.position() + 1);
  }

  /** Records the refusal, and returns why the connection is closed. */
  String refusedForGood(DeliveryState in, Ack ack) {
    hear(in, ack);
    String why = refusedForGood(meaning.position() + 1, String.valueOf(ack.refused()));
    outputs.add(new Disconnect(why));
    return why;
  }

  /** Once an event is refused even without its data, sending it again cannot help. */
  static String refusedForGood(long position, String refusal) {
    return "position " + position + " is refused even without its data: " + refusal;
  }

  Streaming resume(Resuming resuming, Acked acked) {
    heed(resuming, acked.ack());
    reason = "case server answered";
    endedEpoch.agreed();
    inFlight.rewindTo(meaning.position());
    return streaming(resuming);
  }

  Streaming progress(Streaming streaming, Acked acked) {
    Ack ack = acked.ack();
    heed(streaming, ack);
    if (ack.rewind() || ack.refused() != null) {
      reason = "case server missed some";
      inFlight.rewindTo(meaning.position());
      return streaming(streaming);
    }
    if (meaning.position() > inFlight.base()) {
      inFlight.acknowledged(meaning.position());
      return streaming(streaming);
    }
    return streaming;
  }

  /** Writes an acknowledgement of ours into the journal, whatever the connection. */
  void heed(DeliveryState in, Ack ack) {
    hear(in, ack);
    if (ack.refused() != null) {
      unsendable.refused(meaning.position() + 1, ack.refused());
    }
    if (meaning.position() > journal.acknowledged()) {
      journal.acknowledge(meaning.position());
    }
  }

  private void hear(DeliveryState in, Ack ack) {
    heardAt = now;
    others(in, ack);
    lastAck = ack;
    batching.offered(ack.batch());
    Integer asked = ack.window();
    inFlight.window(asked == null ? limits.windowEvents() : Math.min(limits.windowEvents(), asked));
  }

  /** Handles a later epoch that this ledger does not know. */
  private void others(DeliveryState in, Ack ack) {
    if (!ack.epoch().equals(journal.head().epoch())) {
      return;
    }
    if (ack.others() != null && ack.others().known() == OtherEpochs.Known.LATER) {
      outputs.add(new Diverged(ack, "the case server knows a later epoch of this board"));
    } else if (ack.others() != null || in instanceof Resuming) {
      outputs.add(new Answered(ack));
    }
  }

  void confirmed(long position) {
    heardAt = now;
    if (position > 0) {
      inFlight.confirmed();
    }
  }

  /**
   * Sends it differently from now on: without batches, or at the third refusal without its data.
   */
  Streaming sendOtherwise(Streaming streaming, PublishRejected rejected) {
    confirmed(rejected.position());
    if (!batching.giveUp()) {
      unsendable.refused(rejected.position(), rejected.reason());
    }
    reason = rejected.reason();
    inFlight.rewind();
    return streaming(streaming);
  }

  Streaming send(Streaming streaming) {
    boolean idle = inFlight.isEmpty();
    outputs.addAll(inFlight.next());
    return idle && !inFlight.isEmpty() ? streaming(streaming) : streaming;
  }

  long ackDeadline(Streaming streaming) {
    return inFlight.isEmpty()
        ? Long.MAX_VALUE
        : streaming.progressAt() + limits.ackTimeout().toNanos();
  }
}
