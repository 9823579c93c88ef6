package vn.motcua.bridge.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.LimitExceeded;
import vn.motcua.bridge.inbox.store.Tip;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BatchCodec;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * Checks what boards send, stores events that continue a chain, and returns the answers.
 *
 * <p>No thread, clock or network: a batch of messages and the time go in, verdicts and answers come
 * out, and only the store is changed. One thread, except for {@link #presence}.
 *
 * <p>A board is asked to rewind once for each place where something is missing, not once for each
 * message that came too early. If that answer is lost, the board asks again with its birth.
 */
public final class InboxCore {
  /** Chains whose tips are cached; at the limit the cache is emptied. */
  private static final int TIPS_MAX = 10_000;

  private final InboxStore store;
  private final SenderBounds bounds;
  private final FlightCredit credit = new FlightCredit();
  private final Map<ChainId, Tip> tips = new HashMap<>();
  private final Map<ChainId, Long> rewound = new HashMap<>();
  private final Map<Topics, Ack> said = new HashMap<>();
  private final Map<Topics, BoardPresence> presence = new ConcurrentHashMap<>();

  /** Works on a store that nobody else writes to, or on a shared one. */
  public InboxCore(InboxStore store) {
    this(store, InboxLimits.usual());
  }

  /** With limits other than the usual ones. */
  public InboxCore(InboxStore store, InboxLimits limits) {
    this.store = store;
    this.bounds = new SenderBounds(store, limits);
    presence.putAll(store.presences());
  }

  /**
   * The result of a batch.
   *
   * @param verdicts one for each event or undecodable message, in order
   * @param answers what to publish, in order: one acknowledgement for each board, and a second one
   *     when a birth and repeated events of it are in the same batch, or a birth after an event of
   *     another history
   */
  public record Received(List<Verdict> verdicts, List<Answer> answers) {}

  /** An acknowledgement for a board. */
  public record Answer(Topics board, Ack ack) {
    /** The MQTT message: retained, so that a board that comes back resumes at once. */
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
    List<Arrival> arrivals = messages.stream().map(Arrival::of).flatMap(List::stream).toList();
    boolean stored = false;
    try {
      bounds.begin();
      Set<ChainId> named = new LinkedHashSet<>();
      arrivals.forEach(arrival -> admit(arrival, named));
      Judged judged = store.together(named, now, () -> judge(arrivals, now));
      stored = true;
      keep(judged.batch());
      return new Received(judged.verdicts(), answers(judged.batch()));
    } finally {
      if (!stored) {
        forget();
      }
    }
  }

  /** Collects the chains that are stored, or may be from now on: a store has a row for each. */
  private void admit(Arrival arrival, Set<ChainId> named) {
    if (arrival instanceof Arrival.Foreign) {
      return;
    }
    Topics board = arrival.board();
    ChainId chain = arrival.chain().orElse(null);
    if (bounds.admits(board) && chain != null) {
      if (arrival.isEvent() ? bounds.admits(chain) : bounds.names(chain)) {
        named.add(chain);
      }
    }
  }

  /**
   * Checks that the store can store.
   *
   * @throws InboxStoreException when it cannot, with the reason
   */
  public void probe() {
    store.probe();
  }

  /** What was checked, before it is stored. */
  private record Judged(List<Verdict> verdicts, BatchJudgement batch) {}

  /**
   * After a failure nothing cached of the store is certain: a commit may or may not have succeeded,
   * and answers with a rewind were not sent.
   */
  private void forget() {
    tips.clear();
    rewound.clear();
    bounds.forget();
  }

  private Judged judge(List<Arrival> arrivals, Instant now) {
    if (store.isShared()) {
      tips.clear(); // others move them too
    }
    BatchJudgement batch = new BatchJudgement(store, tips, rewound, bounds, now);
    List<Verdict> verdicts = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      switch (arrival) {
        case Arrival.Foreign _ -> verdicts.add(new Verdict.Malformed("topic is none of ours"));
        case Arrival.OfState state when !bounds.isAdmitted(state.board()) -> {
          // Not answered: the board asks again at growing intervals.
        }
        case Arrival.OfEvent event when !bounds.isAdmitted(event.board()) ->
            verdicts.add(new Verdict.TooMuch(LimitExceeded.Limit.BOARDS));
        case Arrival.OfState state -> {
          credit.heard(state.board(), now);
          state(state.board(), state.state(), batch, now);
        }
        case Arrival.OfEvent event -> {
          credit.heard(event.board(), now);
          verdicts.add(batch.judge(event.board(), event.decoded()));
        }
      }
    }
    if (store.isShared()) {
      batch.settle();
    }
    InboxStore.Additions additions = batch.additions();
    if (!additions.isEmpty()) {
      store.commit(additions, now);
    }
    return new Judged(verdicts, batch);
  }

  /**
   * Corrections of answers that another process of a shared store has overtaken: it may have
   * published its newer answer before ours, and the older one would stay retained. Called about
   * once a second, so that the last answer is the newest.
   *
   * @throws InboxStoreException when the store cannot be read; nothing is forgotten
   */
  public List<Answer> overtaken(Instant now) {
    if (said.isEmpty()) {
      return List.of();
    }
    Set<ChainId> chains = new LinkedHashSet<>();
    said.forEach((board, ack) -> chains.add(chain(board, ack)));
    Map<ChainId, Tip> present = new HashMap<>();
    store.together(
        chains,
        now,
        () -> {
          chains.forEach(chain -> present.put(chain, store.tip(chain)));
          return true;
        });
    List<Answer> answers = new ArrayList<>();
    said.forEach((board, ack) -> {
      Tip tip = present.getOrDefault(chain(board, ack), Tip.EMPTY);
      if (tip.sequence() > ack.sequence()) {
        answers.add(new Answer(board, ack(ack.epoch(), tip)));
      }
    });
    said.clear();
    answers.forEach(each -> said.put(each.board(), each.ack()));
    return answers;
  }

  private static Ack ack(String epoch, Tip tip) {
    return Ack.of(epoch, tip.sequence(), tip.hash()).offering(BatchCodec.EVENTS_MAX);
  }

  private static Ack within(@Nullable Integer window, Ack ack) {
    return window == null ? ack : ack.withWindow(window);
  }

  private static ChainId chain(Topics board, Ack ack) {
    return new ChainId(board.centre(), board.board(), ack.epoch());
  }

  /** Whether a board is connected, by its births and wills; null when it is unknown. Any thread. */
  public @Nullable BoardPresence presence(Topics board) {
    return presence.get(board);
  }

  private void state(Topics board, @Nullable BoardState state, BatchJudgement batch, Instant now) {
    switch (state) {
      case BoardState.Born born -> {
        batch.presences.put(board, new BoardPresence(born.session(), true, now));
        ChainId chain = new ChainId(board.centre(), board.board(), born.epoch());
        rewound.remove(chain);
        batch.touched.put(board, chain);
        batch.asking.add(chain);
        if (batch.asideTips.containsKey(chain)) {
          batch.askingAfterAside.add(chain);
        }
      }
      case BoardState.Dead dead -> {
        BoardPresence known = batch.presences.getOrDefault(board, presence.get(board));
        // A will of an earlier session comes late: the board is back already.
        if (known != null && known.session().equals(dead.session())) {
          batch.presences.put(board, new BoardPresence(dead.session(), false, now));
        }
      }
      case null -> {
        // Not a state, or a retained message that was cleared: ignored.
      }
    }
  }

  private void keep(BatchJudgement batch) {
    presence.putAll(batch.presences);
    if (tips.size() + batch.tips.size() > TIPS_MAX) {
      tips.clear();
    }
    if (rewound.size() > TIPS_MAX) {
      rewound.clear();
    }
    tips.putAll(batch.tips);
  }

  private List<Answer> answers(BatchJudgement batch) {
    List<Answer> answers = new ArrayList<>();
    Integer window = credit.window();
    batch.touched.forEach((board, chain) -> {
      Tip aside = batch.asideTips.get(chain);
      Tip tip = aside == null ? batch.tip(chain) : aside;
      Ack ack = ack(chain.epoch(), tip);
      String refused = batch.refused.get(chain);
      ack = refused == null ? ack : ack.refusing(refused);
      ack = batch.rewind.contains(chain) ? ack.rewinding() : ack;
      ack = batch.asking.contains(chain) ? ack.knowing(store.others(chain)) : ack;
      if (store.isShared() && aside == null && bounds.holds(chain)) {
        said.put(board, ack);
      }
      Tip repeated = batch.onlyRepeated(chain);
      boolean asked = batch.asking.contains(chain);
      if (repeated == null || asked) {
        answers.add(new Answer(board, within(window, ack)));
      }
      if (batch.askingAfterAside.contains(chain)) {
        Ack held = ack(chain.epoch(), batch.tip(chain)).knowing(store.others(chain));
        answers.add(new Answer(board, within(window, held)));
      }
      if (repeated != null && !(asked && repeated.equals(tip))) {
        answers.add(new Answer(board, within(window, ack(chain.epoch(), repeated))));
      }
    });
    return answers;
  }
}
