package vn.motcua.bridge.inbox.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardPresence;
import vn.motcua.bridge.inbox.store.BoardReport;
import vn.motcua.bridge.inbox.store.GarbledRowException;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.wire.Topics;

/**
 * The state of one board, as far as the case server can know it.
 *
 * @param board the board
 * @param presence its last birth or death, null when none came
 * @param lastSeen when the newest event or birth arrived, null when nothing did
 * @param events stored events over all epochs
 * @param behind events known to exist that are not stored: those before the highest one seen
 * @param clock clock quality of the newest event, null when there is none
 * @param open anomalies that have not healed, oldest first
 * @param seals seals that do not match the stored events, or that the board did not sign, one line
 *     each
 * @param missing acknowledged events that are missing or cannot be read, one line for each chain
 * @param unsealed past days with events but without a seal, one line each
 * @param absurd seals and events with a time outside the calendar, one line each
 */
public record BoardStatus(
    Topics board,
    @Nullable BoardPresence presence,
    @Nullable Instant lastSeen,
    long events,
    long behind,
    @Nullable ClockQuality clock,
    List<Anomaly> open,
    List<String> seals,
    List<String> missing,
    List<String> unsealed,
    List<String> absurd) {

  /** Every board of a store, by centre and board; reads each seal, and the days they seal. */
  public static List<BoardStatus> of(InboxStore store, SealKeys keys, Forgotten forgotten) {
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
    boards.forEach((board, epochs) ->
        all.add(of(store, keys, forgotten, board, epochs, presences.get(board), open)));
    return all;
  }

  private static BoardStatus of(
      InboxStore store,
      SealKeys keys,
      Forgotten forgotten,
      Topics board,
      List<BoardReport> epochs,
      @Nullable BoardPresence presence,
      List<Anomaly> open) {
    Instant lastSeen = presence == null ? null : presence.since();
    Event newest = null;
    long events = 0;
    long behind = 0;
    SealReview seals = new SealReview(store, keys);
    List<String> missing = new ArrayList<>();
    for (BoardReport epoch : epochs) {
      events += epoch.counts().values().stream().mapToLong(Long::longValue).sum();
      behind += epoch.highestSeen() - epoch.lastSequence();
      Instant received = epoch.lastReceived();
      if (received != null) {
        lastSeen = lastSeen == null || received.isAfter(lastSeen) ? received : lastSeen;
      }
      try {
        newest = received == null ? newest : store.event(epoch.chain(), epoch.lastSequence());
        seals.look(epoch.chain(), epoch.lastSequence());
        missing.addAll(missing(store, forgotten, epoch));
      } catch (GarbledRowException e) {
        missing.add(String.valueOf(e.getMessage()));
      }
    }
    List<Anomaly> own =
        open.stream()
            .filter(a -> a.chain().centre().equals(board.centre()))
            .filter(a -> a.chain().board().equals(board.board()))
            .toList();
    ClockQuality clock = newest == null ? null : newest.at().clock();
    return new BoardStatus(
        board,
        presence,
        lastSeen,
        events,
        behind,
        clock,
        own,
        seals.mismatches(),
        missing,
        seals.unsealed(),
        seals.absurd());
  }

  /** Counts show whether something is missing; only then the chain is read to find where. */
  private static List<String> missing(InboxStore store, Forgotten forgotten, BoardReport epoch) {
    long held = epoch.counts().values().stream().mapToLong(Long::longValue).sum();
    if (held == epoch.lastSequence()) {
      return List.of();
    }
    long expected = 1;
    List<Event> page = store.page(epoch.chain(), 1, InboxStore.PAGE_EVENTS);
    if (!page.isEmpty() && forgotten.excuses(page.getFirst())) {
      expected = page.getFirst().sequence();
    }
    while (!page.isEmpty()) {
      for (Event event : page) {
        if (event.sequence() != expected) {
          return List.of(
              "%s-%d: %d to %d are not held; inbox verify names all that is wrong"
                  .formatted(epoch.chain(), expected, expected, event.sequence() - 1));
        }
        expected++;
      }
      page = store.page(epoch.chain(), expected, InboxStore.PAGE_EVENTS);
    }
    return expected == epoch.lastSequence() + 1
        ? List.of()
        : List.of(
            "%s-%d: %d to %d are not held; inbox verify names all that is wrong"
                .formatted(epoch.chain(), expected, expected, epoch.lastSequence()));
  }
}
