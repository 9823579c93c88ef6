package vn.motcua.bridge.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.mqtt.Ack;
import vn.motcua.bridge.mqtt.BoardState;
import vn.motcua.bridge.mqtt.CloudEventCodec;
import vn.motcua.bridge.mqtt.Decoded;
import vn.motcua.bridge.mqtt.Message;
import vn.motcua.bridge.mqtt.Topics;

/**
 * Judges what boards send, stores what follows from what is held, and says what to answer.
 *
 * <p>No thread, clock or network: a batch of messages and the time come in, verdicts and answers
 * come out, and the store is the only thing touched. Not thread-safe.
 *
 * <p>A board is asked to rewind once for each place where something is missing, not once for each
 * message that came too early. Should that answer get lost, the board asks again with its birth.
 */
public final class InboxCore {
  /** Chains whose tips are kept at hand; further ones are read from the store again. */
  private static final int TIPS_MAX = 10_000;

  /** Boards whose presence is kept; of further ones it is not known. */
  private static final int BOARDS_MAX = 100_000;

  private final InboxStore store;
  private final Map<ChainId, Tip> tips = new HashMap<>();
  private final Map<ChainId, Long> rewound = new HashMap<>();
  private final Map<Topics, BoardPresence> presence = new ConcurrentHashMap<>();

  /** Works on a store that nobody else writes to. */
  public InboxCore(InboxStore store) {
    this.store = store;
  }

  /**
   * What became of a batch.
   *
   * @param verdicts one an {@code events} message, in order
   * @param answers what to publish, one acknowledgement a board
   */
  public record Received(List<Verdict> verdicts, List<Answer> answers) {}

  /** An acknowledgement for a board. */
  public record Answer(Topics board, Ack ack) {
    /** As it goes out: retained, so that a board that comes back resumes at once. */
    public Message message() {
      return Message.json(board.ack(), ack.toJson(), true);
    }
  }

  /** What one batch gathers before it is committed. */
  private static final class Batch {
    final Map<ChainId, Tip> tips = new HashMap<>();
    final List<Event> events = new ArrayList<>();
    final List<Anomaly> anomalies = new ArrayList<>();
    final Map<Topics, ChainId> touched = new LinkedHashMap<>();
    final Set<ChainId> rewind = new LinkedHashSet<>();
  }

  /**
   * Takes messages of {@code events} and {@code state} topics in their order of arrival.
   *
   * @throws InboxStoreException when nothing was stored; nothing may be acknowledged then
   */
  public Received receive(List<Message> messages, Instant now) {
    Batch batch = new Batch();
    List<Verdict> verdicts = new ArrayList<>();
    for (Message message : messages) {
      var address = Topics.parse(message.topic());
      if (address != null && address.leaf().equals("state")) {
        state(address.board(), message, batch, now);
      } else {
        verdicts.add(judge(address == null ? null : address.board(), message, batch, now));
      }
    }
    commit(batch, now);
    return new Received(verdicts, answers(batch));
  }

  /** Whether a board is there by its births and wills; null when never heard of. Any thread. */
  public @Nullable BoardPresence presence(Topics board) {
    return presence.get(board);
  }

  private Verdict judge(@Nullable Topics board, Message message, Batch batch, Instant now) {
    return switch (CloudEventCodec.decode(message)) {
      case Decoded.Good good -> judge(good.event(), batch, now);
      case Decoded.Bad bad -> {
        if (board != null) {
          ChainId nowhere = new ChainId(board.centre(), board.board(), "");
          batch.anomalies.add(
              new Anomaly(nowhere, Anomaly.Kind.MALFORMED, 0, bad.reason(), now, null));
        }
        yield new Verdict.Malformed(bad.reason());
      }
    };
  }

  private Verdict judge(Event event, Batch batch, Instant now) {
    ChainId chain = ChainId.of(event);
    Tip tip = tip(chain, batch);
    batch.touched.put(new Topics(event.centre(), event.board()), chain);
    if (event.sequence() <= tip.sequence()) {
      return held(event, chain, batch, now);
    }
    if (event.sequence() > tip.sequence() + 1) {
      return gap(event, chain, tip, batch, now);
    }
    if (!event.previousHash().equals(tip.hash())) {
      note(
          batch, chain, Anomaly.Kind.BROKEN_CHAIN, event, "does not follow from what is held", now);
      return new Verdict.BrokenChain();
    }
    batch.events.add(event);
    batch.tips.put(chain, new Tip(event.sequence(), event.hash()));
    batch.rewind.remove(chain);
    return new Verdict.Stored();
  }

  private Verdict held(Event event, ChainId chain, Batch batch, Instant now) {
    String hash = store.hashOf(chain, event.sequence());
    if (hash == null) {
      hash =
          batch.events.stream()
              .filter(e -> ChainId.of(e).equals(chain) && e.sequence() == event.sequence())
              .map(Event::hash)
              .findFirst()
              .orElse("");
    }
    if (hash.equals(event.hash())) {
      return new Verdict.Duplicate();
    }
    note(batch, chain, Anomaly.Kind.FORK, event, "another event is held", now);
    return new Verdict.Fork();
  }

  private Verdict gap(Event event, ChainId chain, Tip tip, Batch batch, Instant now) {
    long expected = tip.sequence() + 1;
    Long asked = rewound.get(chain);
    if (asked == null || asked != expected) {
      rewound.put(chain, expected);
      batch.rewind.add(chain);
      String detail = "missing when " + event.sequence() + " came";
      batch.anomalies.add(new Anomaly(chain, Anomaly.Kind.GAP, expected, detail, now, null));
    }
    return new Verdict.Gap(expected);
  }

  private static void note(
      Batch batch, ChainId chain, Anomaly.Kind kind, Event event, String why, Instant now) {
    String detail = event.type() + " with hash " + event.hash() + " " + why;
    batch.anomalies.add(new Anomaly(chain, kind, event.sequence(), detail, now, null));
  }

  private void state(Topics board, Message message, Batch batch, Instant now) {
    switch (BoardState.parse(message.payload())) {
      case BoardState.Born born -> {
        if (presence.size() < BOARDS_MAX || presence.containsKey(board)) {
          presence.put(board, new BoardPresence(born.session(), true, now));
        }
        ChainId chain = new ChainId(board.centre(), board.board(), born.epoch());
        rewound.remove(chain);
        batch.touched.put(board, chain);
      }
      case BoardState.Dead dead -> {
        BoardPresence known = presence.get(board);
        // A will of an earlier session is late: the board is back already.
        if (known != null && known.session().equals(dead.session())) {
          presence.put(board, new BoardPresence(dead.session(), false, now));
        }
      }
      case null -> {
        // Not ours, or an emptied retained message: it says nothing.
      }
    }
  }

  private void commit(Batch batch, Instant now) {
    if (!batch.events.isEmpty() || !batch.anomalies.isEmpty()) {
      try {
        store.commit(batch.events, batch.anomalies, now);
      } catch (InboxStoreException e) {
        batch.rewind.forEach(rewound::remove);
        throw e;
      }
    }
    if (tips.size() + batch.tips.size() > TIPS_MAX) {
      tips.clear();
    }
    tips.putAll(batch.tips);
  }

  private List<Answer> answers(Batch batch) {
    List<Answer> answers = new ArrayList<>();
    batch.touched.forEach((board, chain) -> {
      Tip tip = tip(chain, batch);
      Ack ack = Ack.of(chain.epoch(), tip.sequence(), tip.hash());
      answers.add(new Answer(board, batch.rewind.contains(chain) ? ack.rewinding() : ack));
    });
    return answers;
  }

  private Tip tip(ChainId chain, Batch batch) {
    Tip fresh = batch.tips.get(chain);
    return fresh != null ? fresh : tips.computeIfAbsent(chain, store::tip);
  }
}
