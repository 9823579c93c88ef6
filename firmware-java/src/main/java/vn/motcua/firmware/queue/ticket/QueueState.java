package vn.motcua.firmware.queue.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.queue.ticket.TicketEvent.CallDoubled;
import vn.motcua.firmware.queue.ticket.TicketEvent.Place;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketAdopted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReturned;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketWithdrawn;
import vn.motcua.firmware.queue.ticket.Visit.Stage;

/**
 * The queue: this board's own account of each visit, folded from the events of its ledger ({@link
 * #apply}), and what other boards have told it ({@link #hear}), which is not stored and is asked
 * for again after a start. Of two accounts of a visit the one with more steps holds, so the order
 * of hearing does not matter. Station thread only.
 *
 * <p>Visits are kept for the {@value KeptDays#DAYS_MAX} days that last gave a number, wherever the
 * clock was: after a jump ahead and back, today's are still there. {@link Numbering} knows for
 * longer which numbers were given on a day.
 */
public final class QueueState {
  static final int CALLS_MAX = 8;

  private final Numbering numbering = new Numbering();
  private final Papers papers = new Papers();
  private final KeptDays days = new KeptDays();
  private final Map<TicketKey, Visit> own = new HashMap<>();
  private final Map<TicketKey, Visit> visits = new HashMap<>();
  private final WaitingLines waiting = new WaitingLines();
  private final Map<String, TicketKey> byRequest = new HashMap<>();
  private final Map<String, LinkedHashSet<TicketKey>> atCounter = new HashMap<>();
  private final Map<String, TicketKey> lastAbsent = new HashMap<>();
  private final Deque<TicketKey> calls = new ArrayDeque<>();
  private final Turns turns = new Turns();
  private final FreshCalls fresh = new FreshCalls();
  private final Set<TicketKey> reservedHere = new HashSet<>();
  private final Map<String, TicketKey> reservedFor = new HashMap<>();
  private final Map<LocalDate, Map<String, Integer>> elsewhere = new HashMap<>();
  private final Set<TicketKey> overElsewhere = new HashSet<>();
  private final NamedDoubles doubles = new NamedDoubles();
  private Set<TicketKey> changed = new LinkedHashSet<>();
  private long returned;
  private long lastPlace;

  /** Handles the time of an event of any kind. */
  public void pass(Event event) {
    numbering.pass(event);
  }

  /** Folds one event of this board's ledger in. */
  public void apply(Event event, TicketEvent data) {
    papers.apply(data);
    TicketKey key = new TicketKey(data.day(), data.number());
    Instant when = event.at().wall();
    if (data instanceof CallDoubled doubled) {
      doubles.apply(doubled);
    }
    switch (data) {
      case TicketReserved reserved -> {
        numbering.apply(reserved, when);
        lastPlace = nextPlace(when);
        reservedHere.add(key);
        reservedFor.put(reserved.request(), key);
        own(
            Visit.waiting(
                key, reserved.line(), reserved.priority(), reserved.request(), lastPlace, when));
        days.given(reserved.day()).forEach(this::forget);
      }
      case TicketAdopted adopted -> {
        own(VisitSteps.account(key, adopted));
        days.given(adopted.day()).forEach(this::forget);
      }
      default -> {
        Visit before = own.get(key);
        if (before != null) { // else of a day that is no longer kept in memory
          Visit next = VisitSteps.next(before, data, when, returned);
          returned += data instanceof TicketReturned back && back.place() == Place.LINE ? 1 : 0;
          own(next);
          if (data instanceof TicketWithdrawn withdrawn) {
            byRequest.put(next.request(), new TicketKey(data.day(), withdrawn.printed()));
          }
          if (data instanceof TicketCalled called) {
            called(next, called, event.at());
          }
        }
      }
    }
  }

  private void called(Visit next, TicketCalled called, Moment at) {
    fresh.called(next.key(), called.counter(), at);
    if (called.way() == null) {
      turns.called(next, called.counter());
    } else {
      turns.calledByHand(next, called.counter());
    }
  }

  private void own(Visit visit) {
    own.put(visit.key(), visit);
    Visit known = visits.get(visit.key());
    if (visit.equals(known)) {
      return; // only its paper has changed
    }
    if (known == null || !known.outranks(visit)) {
      become(known, visit);
    }
  }

  /**
   * Another board's account of a visit; of a day that gave no number before, it begins that day
   * here as well.
   *
   * @return whether it says more than was known
   */
  public boolean hear(Visit visit) {
    Visit known = visits.get(visit.key());
    if (known != null && !visit.outranks(known)) {
      return false;
    }
    become(known, visit);
    days.given(visit.day()).forEach(this::forget);
    return true;
  }

  /** This board has just been told that somebody is called to one of its counters. */
  public void calledNow(Visit visit, Moment at) {
    if (visit.stage() == Stage.CALLED && visit.counter() != null) {
      fresh.called(visit.key(), visit.counter(), at);
    }
  }

  /** Another board says that a visit is over; null when that was known, or nothing of the visit. */
  public @Nullable Visit hearOver(TicketKey key) {
    Visit known = visits.get(key);
    if (known == null || known.stage().compareTo(Stage.FINISHED) >= 0) {
      return null;
    }
    if (known.equals(own.get(key))) {
      overElsewhere.add(key);
    }
    Visit over = known.over();
    become(known, over);
    return over;
  }

  /** All indexes follow from what a visit was and what it is now. */
  private void become(@Nullable Visit before, Visit after) {
    TicketKey key = after.key();
    visits.put(key, after);
    changed.add(key);
    if (before == null && !reservedHere.contains(key)) {
      elsewhere
          .computeIfAbsent(key.day(), _ -> new HashMap<>())
          .merge(after.line(), 1, Integer::sum);
    }
    waiting.moved(before, after);
    turns.moved(before == null ? after : before, after, before == null);
    TicketKey sameTouch = byRequest.get(after.request());
    if (sameTouch == null || own.containsKey(key) || !own.containsKey(sameTouch)) {
      byRequest.put(after.request(), key);
    }
    if (before != null && before.isAtCounter()) {
      leave(before);
    }
    if (after.isAtCounter()) {
      atCounter.computeIfAbsent(after.counter(), _ -> new LinkedHashSet<>()).add(key);
    }
    if (after.stage() == Stage.ABSENT) {
      lastAbsent.put(after.counter(), key);
    } else if (before != null && before.stage() == Stage.ABSENT) {
      lastAbsent.remove(before.counter(), key);
    }
    if (before != null && after.takesBackTheCallOf(before)) {
      turns.undone(after, before.counter());
      calls.remove(key);
    }
    if (after.stage() == Stage.CALLED && (before == null || after.times() > before.times())) {
      announce(key);
    }
  }

  private void leave(Visit before) {
    Set<TicketKey> there = atCounter.get(before.counter());
    if (there != null && there.remove(before.key()) && there.isEmpty()) {
      atCounter.remove(before.counter());
    }
  }

  private void announce(TicketKey key) {
    calls.remove(key);
    calls.addFirst(key);
    while (calls.size() > CALLS_MAX) {
      calls.removeLast();
    }
  }

  private void forget(LocalDate day) {
    own.keySet().removeIf(key -> key.day().equals(day));
    visits.keySet().removeIf(key -> key.day().equals(day));
    waiting.forget(day);
    papers.forget(day);
    turns.forget(day);
    lastAbsent.values().retainAll(visits.keySet());
    byRequest.values().retainAll(visits.keySet());
    atCounter.values().forEach(each -> each.retainAll(visits.keySet()));
    atCounter.values().removeIf(Set::isEmpty);
    calls.retainAll(visits.keySet());
    changed.retainAll(visits.keySet());
    reservedHere.retainAll(visits.keySet());
    reservedFor.values().retainAll(visits.keySet());
    elsewhere.remove(day);
    overElsewhere.retainAll(visits.keySet());
    doubles.forget(day);
  }

  /** Whether visits of this day are kept. */
  public boolean holds(LocalDate day) {
    return days.holds(day);
  }

  /** Which numbers were given. */
  public Numbering numbering() {
    return numbering;
  }

  /** The paper of each number. */
  public Papers papers() {
    return papers;
  }

  /** The visit of this touch, null when the touch is new. */
  public @Nullable Visit ofRequest(String request) {
    return visit(byRequest.get(request));
  }

  /** The visit of a number of a day, null when there is none. */
  public @Nullable Visit of(TicketKey key) {
    return visits.get(key);
  }

  /** The visit called or served at a counter now, null when it is free. */
  public @Nullable Visit current(String counter) {
    LinkedHashSet<TicketKey> there = atCounter.get(counter);
    return there == null ? null : visit(there.getLast());
  }

  /** Every visit called or served at a counter now, oldest first; more than one only by mistake. */
  public List<Visit> allAt(String counter) {
    return atCounter.getOrDefault(counter, new LinkedHashSet<>()).stream()
        .map(visits::get)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether this board's own ledger has the whole account of a visit that is known here. */
  public boolean isOwn(TicketKey key) {
    Visit known = visits.get(key);
    return known != null && known.equals(own.get(key));
  }

  /**
   * This board's own account of a visit where others should hear it: it is the one that holds, or
   * the one that holds does not name a call of this board. Else null. (An account that is only
   * older would be taken for news by a hub that has not heard the newer one yet.)
   */
  public @Nullable Visit ownToTell(TicketKey key) {
    Visit mine = own.get(key);
    Visit known = visits.get(key);
    return mine != null
            && known != null
            && (mine.equals(known)
                || overElsewhere.contains(key)
                || mine.calledApart(known) != null)
        ? mine
        : null;
  }

  /** Which double calls this board has named. */
  public NamedDoubles doubles() {
    return doubles;
  }

  /** The visits of a day, in no order. */
  public List<Visit> of(LocalDate day) {
    return visits.values().stream().filter(each -> each.day().equals(day)).toList();
  }

  /** The visit with another number that the touch of this one was given here; null for none. */
  public @Nullable Visit ofOtherNumber(Visit visit) {
    TicketKey key = reservedFor.get(visit.request());
    return key == null || key.equals(visit.key()) ? null : visits.get(key);
  }

  /** How many numbers of a line were given on a day, as far as is known here, by all boards. */
  public int given(LocalDate day, String line) {
    return numbering.given(day, line) + elsewhere.getOrDefault(day, Map.of()).getOrDefault(line, 0);
  }

  /** The place in its line of a number given at this time, after all that were given here. */
  public long nextPlace(Instant now) {
    return Math.max(lastPlace + 1, now.toEpochMilli());
  }

  /** Those whose account has changed since this was last asked. */
  public List<Visit> takeChanged() {
    List<Visit> news = changed.stream().map(visits::get).filter(Objects::nonNull).toList();
    changed = new LinkedHashSet<>();
    return news;
  }

  /** The visit last noted as absent at a counter, null when there is none or it was returned. */
  public @Nullable Visit lastAbsent(String counter) {
    return visit(lastAbsent.get(counter));
  }

  /** When this board learned of the last calls. */
  public FreshCalls freshCalls() {
    return fresh;
  }

  public Turns turns() {
    return turns;
  }

  private @Nullable Visit visit(@Nullable TicketKey key) {
    return key == null ? null : visits.get(key);
  }

  /**
   * Those who wait on a day in any of the lines: those that came back after a no-show, then
   * priority, then by issue order. {@link CallOrder} decides who is called next.
   */
  public List<Visit> waiting(LocalDate day, Collection<String> lines) {
    return waiting.of(day, lines);
  }

  /** The latest calls, newest first. */
  public List<Visit> calls() {
    List<Visit> result = new ArrayList<>();
    for (TicketKey key : calls) {
      Visit visit = visits.get(key);
      if (visit != null) {
        result.add(visit);
      }
    }
    return result;
  }
}
