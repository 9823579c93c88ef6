package vn.motcua.bridge.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.mqtt.Ack;
import vn.motcua.bridge.mqtt.BoardState;
import vn.motcua.bridge.mqtt.CloudEventCodec;
import vn.motcua.bridge.mqtt.Message;
import vn.motcua.bridge.mqtt.Topics;

/**
 * Judges what boards send, stores what follows from what is held, and says what to answer.
 *
 * <p>No thread, clock or network: a batch of messages and the time come in, verdicts and answers
 * come out, and the store is the only thing touched. One thread, but for {@link #presence}.
 *
 * <p>A board is asked to rewind once for each place where something is missing, not once for each
 * message that came too early. Should that answer get lost, the board asks again with its birth.
 */
public final class InboxCore {
  /** Chains whose tips are kept at hand; at the limit all are read from the store again. */
  private static final int TIPS_MAX = 10_000;

  /** Boards whose presence is kept; of further ones it is not known. */
  private static final int BOARDS_MAX = 100_000;

  private final InboxStore store;
  private final Credit credit = new Credit();
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
   * @param verdicts one for each message that is not on a {@code state} topic, in order
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

  /**
   * Takes messages of {@code events} and {@code state} topics in their order of arrival.
   *
   * @throws InboxStoreException when nothing was stored; nothing may be acknowledged then
   */
  public Received receive(List<Message> messages, Instant now) {
    Batch batch = new Batch(store, tips, rewound, now);
    List<Verdict> verdicts = new ArrayList<>();
    for (Message message : messages) {
      var address = Topics.parse(message.topic());
      if (address == null) {
        verdicts.add(new Verdict.Malformed("topic is none of ours"));
        continue;
      }
      credit.heard(address.board(), now);
      if (address.leaf().equals("state")) {
        state(address.board(), message, batch, now);
      } else {
        verdicts.add(batch.judge(address.board(), CloudEventCodec.decode(message)));
      }
    }
    commit(batch, now);
    return new Received(verdicts, answers(batch));
  }

  /** Whether a board is there by its births and wills; null when never heard of. Any thread. */
  public @Nullable BoardPresence presence(Topics board) {
    return presence.get(board);
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
    InboxStore.Additions additions = batch.additions();
    if (!additions.isEmpty()) {
      try {
        store.commit(additions, now);
      } catch (InboxStoreException e) {
        rewound.keySet().removeAll(batch.touched.values());
        throw e;
      }
    }
    if (tips.size() + batch.tips.size() > TIPS_MAX) {
      tips.clear();
    }
    if (rewound.size() > TIPS_MAX) {
      rewound.clear();
    }
    tips.putAll(batch.tips);
  }

  private List<Answer> answers(Batch batch) {
    List<Answer> answers = new ArrayList<>();
    Integer window = credit.window();
    batch.touched.forEach((board, chain) -> {
      Tip aside = batch.asideTips.get(chain);
      Tip tip = aside == null ? batch.tip(chain) : aside;
      Ack ack = Ack.of(chain.epoch(), tip.sequence(), tip.hash());
      String refused = batch.refused.get(chain);
      ack = refused == null ? ack : ack.refusing(refused);
      ack = batch.rewind.contains(chain) ? ack.rewinding() : ack;
      answers.add(new Answer(board, window == null ? ack : ack.withWindow(window)));
    });
    return answers;
  }
}
