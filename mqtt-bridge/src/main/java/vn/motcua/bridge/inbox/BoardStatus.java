package vn.motcua.bridge.inbox;

import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventFormatException;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Seals;
import vn.motcua.bridge.mqtt.Topics;

/**
 * How one board stands, as far as the case server can know.
 *
 * @param board whose
 * @param presence what its last birth or death said, null when none came
 * @param lastSeen when the newest event or birth arrived, null when nothing did
 * @param events held over all epochs
 * @param behind events known to exist that are not held: those before the highest one seen
 * @param clock quality of the clock of the newest event, null when none is held
 * @param open anomalies that have not healed, oldest first
 * @param seals seals of days that do not agree with what is held, or that the board did not sign,
 *     one line each
 */
public record BoardStatus(
    Topics board,
    @Nullable BoardPresence presence,
    @Nullable Instant lastSeen,
    long events,
    long behind,
    @Nullable ClockQuality clock,
    List<Anomaly> open,
    List<String> seals) {

  private static final String SEAL = EventTypes.typeOf(DaySealed.class);

  /** Every board of a store, by centre and board; reads each seal, and the days they seal. */
  public static List<BoardStatus> of(InboxStore store, SealKeys keys) {
    Map<Topics, List<BoardReport>> boards =
        new TreeMap<>(Comparator.comparing(Topics::centre).thenComparing(Topics::board));
    Map<Topics, BoardPresence> presences = store.presences();
    presences.keySet().forEach(board -> boards.put(board, new ArrayList<>()));
    for (BoardReport report : store.report()) {
      Topics board = new Topics(report.chain().centre(), report.chain().board());
      boards.computeIfAbsent(board, _ -> new ArrayList<>()).add(report);
    }
    List<Anomaly> open = store.anomalies().stream().filter(a -> a.healedAt() == null).toList();
    List<BoardStatus> all = new ArrayList<>();
    boards.forEach(
        (board, epochs) -> all.add(of(store, keys, board, epochs, presences.get(board), open)));
    return all;
  }

  private static BoardStatus of(
      InboxStore store,
      SealKeys keys,
      Topics board,
      List<BoardReport> epochs,
      @Nullable BoardPresence presence,
      List<Anomaly> open) {
    Instant lastSeen = presence == null ? null : presence.since();
    Event newest = null;
    long events = 0;
    long behind = 0;
    List<String> seals = new ArrayList<>();
    for (BoardReport epoch : epochs) {
      events += epoch.lastSequence();
      behind += epoch.highestSeen() - epoch.lastSequence();
      Instant received = epoch.lastReceived();
      if (received != null) {
        lastSeen = lastSeen == null || received.isAfter(lastSeen) ? received : lastSeen;
        newest = last(store, epoch);
      }
      store.ofType(epoch.chain(), SEAL).forEach(seal -> compare(store, keys, seal, seals));
    }
    List<Anomaly> own =
        open.stream()
            .filter(a -> a.chain().centre().equals(board.centre()))
            .filter(a -> a.chain().board().equals(board.board()))
            .toList();
    ClockQuality clock = newest == null ? null : newest.at().clock();
    return new BoardStatus(board, presence, lastSeen, events, behind, clock, own, seals);
  }

  private static @Nullable Event last(InboxStore store, BoardReport epoch) {
    List<Event> found = new ArrayList<>();
    store.read(epoch.chain(), epoch.lastSequence(), found::add);
    return found.isEmpty() ? null : found.getLast();
  }

  private static void compare(
      InboxStore store, SealKeys keys, Event event, List<String> mismatches) {
    DaySealed seal;
    try {
      seal = (DaySealed) EventTypes.parse(event.type(), event.data());
    } catch (EventFormatException e) {
      mismatches.add(event.id() + " is no seal that can be read");
      return;
    }
    ChainId chain = ChainId.of(event);
    String name = "day " + seal.day() + " of epoch " + chain.epoch();
    if (keys.areKnown()) {
      signature(keys.of(new Topics(chain.centre(), chain.board())), seal, chain)
          .ifPresent(fault -> mismatches.add(name + ": " + fault));
    }
    if (!seal.chainHead().equals(store.hashOf(chain, seal.lastSequence()))) {
      mismatches.add(name + ": event " + seal.lastSequence() + " is another one than was sealed");
    }
    Instant from = seal.day().atStartOfDay(Seals.DAY_ZONE).toInstant();
    Instant to = seal.day().plusDays(1).atStartOfDay(Seals.DAY_ZONE).toInstant();
    var held = store.counts(chain, from, to, seal.lastSequence());
    if (!held.equals(seal.counts())) {
      mismatches.add(name + ": sealed " + seal.counts() + ", held " + held);
    }
  }

  private static Optional<String> signature(
      List<PublicKey> ofBoard, DaySealed seal, ChainId chain) {
    if (ofBoard.isEmpty()) {
      return Optional.of("the centre has no key of this board");
    }
    Identity identity = new Identity(chain.centre(), chain.board());
    boolean genuine =
        ofBoard.stream().anyMatch(key -> Seals.isGenuine(seal, identity, chain.epoch(), key));
    return genuine ? Optional.empty() : Optional.of("not signed by a key of this board");
  }
}
