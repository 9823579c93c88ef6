package vn.motcua.firmware.queue.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.firmware.queue.ticket.TicketEvent.Place;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketFinished;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketPrinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketRecalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReprinted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReturned;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketSent;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketStarted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketTransferred;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketUnknown;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketVoided;
import vn.motcua.firmware.queue.ticket.Visit.Stage;

/**
 * The queue, folded from events; only {@link #apply} changes it. Station thread only.
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
  private final Map<TicketKey, Visit> visits = new HashMap<>();
  private final WaitingLines waiting = new WaitingLines();
  private final Map<String, TicketKey> byRequest = new HashMap<>();
  private final Map<String, TicketKey> current = new HashMap<>();
  private final Map<String, TicketKey> lastAbsent = new HashMap<>();
  private final Deque<TicketKey> calls = new ArrayDeque<>();
  private final Turns turns = new Turns();
  private long returned;
  private long issued;

  /** Handles the time of an event of any kind. */
  public void pass(Event event) {
    numbering.pass(event);
  }

  /** Folds one event in. */
  public void apply(Event event, TicketEvent data) {
    papers.apply(data);
    TicketKey key = new TicketKey(data.day(), data.number());
    if (data instanceof TicketReserved reserved) {
      reserve(key, reserved, event.at().wall());
      return;
    }
    Visit visit = visits.get(key);
    if (visit == null) {
      return; // of a day that is no longer kept in memory
    }
    Visit next = next(visit, data, event.at().wall());
    visits.put(key, next);
    waiting.moved(visit, next);
    turns.moved(visit, next, false);
    if (data instanceof TicketCalled called) {
      turns.called(next, called.counter());
    }
  }

  private Visit next(Visit visit, TicketEvent data, Instant when) {
    TicketKey key = visit.key();
    return switch (data) {
      case TicketReserved _,
          TicketSent _,
          TicketPrinted _,
          TicketUnknown _,
          TicketVoided _,
          TicketReprinted _ ->
          visit;
      case TicketCalled called -> {
        current.put(called.counter(), key);
        announce(key);
        yield visit.calledTo(called.counter(), when);
      }
      case TicketRecalled recalled -> {
        announce(key);
        yield visit.calledTo(recalled.counter(), when);
      }
      case TicketStarted started -> visit.at(Stage.SERVING, started.counter(), when);
      case TicketFinished finished -> {
        current.remove(finished.counter(), key);
        yield visit.at(Stage.FINISHED, finished.counter(), when);
      }
      case TicketNoshow absent -> {
        current.remove(absent.counter(), key);
        lastAbsent.put(absent.counter(), key);
        yield visit.at(Stage.ABSENT, absent.counter(), when);
      }
      case TicketReturned back -> {
        lastAbsent.remove(back.counter(), key);
        if (back.place() == Place.LINE) {
          yield visit.returnedToLine(returned++, when);
        }
        current.put(back.counter(), key);
        // Called as before its no-show; this is not a further call.
        yield visit.at(Stage.CALLED, back.counter(), when);
      }
      case TicketTransferred moved -> {
        current.remove(moved.counter(), key);
        yield visit.movedTo(moved.toLine(), when);
      }
    };
  }

  private void reserve(TicketKey key, TicketReserved r, Instant when) {
    numbering.apply(r, when);
    issued++;
    Visit visit = Visit.waiting(key, r.line(), r.priority(), issued, when);
    turns.moved(visit, visit, true);
    waiting.moved(visits.put(key, visit), visit);
    byRequest.put(r.request(), key);
    days.given(r.day()).forEach(this::forget);
  }

  private void announce(TicketKey key) {
    calls.remove(key);
    calls.addFirst(key);
    while (calls.size() > CALLS_MAX) {
      calls.removeLast();
    }
  }

  private void forget(LocalDate day) {
    visits.keySet().removeIf(key -> key.day().equals(day));
    waiting.forget(day);
    papers.forget(day);
    turns.forget(day);
    lastAbsent.values().retainAll(visits.keySet());
    byRequest.values().retainAll(visits.keySet());
    current.values().retainAll(visits.keySet());
    calls.retainAll(visits.keySet());
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
    return visit(current.get(counter));
  }

  /** The visit last noted as absent at a counter, null when there is none or it was returned. */
  public @Nullable Visit lastAbsent(String counter) {
    return visit(lastAbsent.get(counter));
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
