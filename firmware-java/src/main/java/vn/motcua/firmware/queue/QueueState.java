package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.firmware.queue.Ticket.Slip;
import vn.motcua.firmware.queue.Ticket.Stage;
import vn.motcua.firmware.queue.TicketEvent.Place;
import vn.motcua.firmware.queue.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.TicketEvent.TicketFinished;
import vn.motcua.firmware.queue.TicketEvent.TicketNoshow;
import vn.motcua.firmware.queue.TicketEvent.TicketPrinted;
import vn.motcua.firmware.queue.TicketEvent.TicketRecalled;
import vn.motcua.firmware.queue.TicketEvent.TicketReprinted;
import vn.motcua.firmware.queue.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.TicketEvent.TicketReturned;
import vn.motcua.firmware.queue.TicketEvent.TicketSent;
import vn.motcua.firmware.queue.TicketEvent.TicketStarted;
import vn.motcua.firmware.queue.TicketEvent.TicketTransferred;
import vn.motcua.firmware.queue.TicketEvent.TicketUnknown;
import vn.motcua.firmware.queue.TicketEvent.TicketVoided;

/**
 * The queue as its events have made it; only {@link #apply} changes it. Station thread only.
 *
 * <p>Tickets are kept for the {@value KeptDays#DAYS_MAX} days that last gave a number, wherever the
 * clock stood: after a jump ahead and back, today's are still there. What was given on a day is
 * known for longer, by {@link Numbering}.
 */
public final class QueueState {
  static final int CALLS_MAX = 8;

  private final Numbering numbering = new Numbering();
  private final KeptDays days = new KeptDays();
  private final Map<TicketKey, Ticket> tickets = new LinkedHashMap<>();
  private final Map<String, TicketKey> byRequest = new HashMap<>();
  private final Map<String, TicketKey> byJob = new HashMap<>();
  private final Map<String, TicketKey> current = new HashMap<>();
  private final Map<String, TicketKey> last = new HashMap<>();
  private final Map<String, TicketKey> lastAbsent = new HashMap<>();
  private final Deque<TicketKey> calls = new ArrayDeque<>();
  private final Turns turns = new Turns();
  private long returned;
  private long issued;

  /** Takes in when an event of any kind was stamped. */
  public void pass(Event event) {
    numbering.pass(event);
  }

  /** Folds one event in. */
  public void apply(Event event, TicketEvent data) {
    TicketKey key = new TicketKey(data.day(), data.number());
    if (data instanceof TicketReserved reserved) {
      reserve(event, reserved);
      return;
    }
    Ticket ticket = tickets.get(key);
    if (ticket == null) {
      return; // of a day that is no longer kept in memory
    }
    var when = event.at().wall();
    Ticket next =
        switch (data) {
          case TicketReserved _ -> ticket;
          case TicketSent sent -> remember(ticket.sent(sent.job()));
          case TicketPrinted _ -> ticket.paper(Slip.PRINTED);
          case TicketUnknown _ -> ticket.paper(Slip.UNKNOWN);
          case TicketVoided _ -> ticket.paper(Slip.VOID);
          case TicketReprinted again -> remember(ticket.sent(again.job()));
          case TicketCalled called -> {
            current.put(called.counter(), key);
            announce(key);
            yield ticket.at(Stage.CALLED, called.counter(), when);
          }
          case TicketRecalled recalled -> {
            announce(key);
            yield ticket.at(Stage.CALLED, recalled.counter(), when);
          }
          case TicketStarted started -> ticket.at(Stage.SERVING, started.counter(), when);
          case TicketFinished finished -> {
            leave(finished.counter(), key);
            last.put(finished.counter(), key);
            yield ticket.at(Stage.FINISHED, finished.counter(), when);
          }
          case TicketNoshow absent -> {
            leave(absent.counter(), key);
            lastAbsent.put(absent.counter(), key);
            yield ticket.at(Stage.ABSENT, absent.counter(), when);
          }
          case TicketReturned back -> {
            lastAbsent.remove(back.counter(), key);
            if (back.place() == Place.LINE) {
              yield ticket.returned(Ticket.RETURNED_BEFORE + returned++, when);
            }
            current.put(back.counter(), key);
            yield ticket.backAt(back.counter(), when);
          }
          case TicketTransferred moved -> {
            leave(moved.counter(), key);
            yield ticket.moved(moved.toLine(), when);
          }
        };
    tickets.put(key, next);
    turns.moved(ticket, next, false);
    if (data instanceof TicketCalled called) {
      turns.called(next, called.counter());
    }
  }

  private void reserve(Event event, TicketReserved r) {
    numbering.apply(r);
    issued++;
    Ticket ticket =
        new Ticket(
            r.day(),
            r.number(),
            r.line(),
            r.priority(),
            r.request(),
            issued,
            r.ahead(),
            Stage.WAITING,
            Slip.RESERVED,
            null,
            0,
            null,
            event.at().wall(),
            0);
    turns.moved(ticket, ticket, true);
    tickets.put(ticket.key(), ticket);
    byRequest.put(r.request(), ticket.key());
    days.given(r.day()).forEach(this::forget);
  }

  private Ticket remember(Ticket ticket) {
    if (ticket.job() != null) {
      byJob.put(ticket.job(), ticket.key());
    }
    return ticket;
  }

  private void leave(String counter, TicketKey key) {
    current.remove(counter, key);
  }

  private void announce(TicketKey key) {
    calls.remove(key);
    calls.addFirst(key);
    while (calls.size() > CALLS_MAX) {
      calls.removeLast();
    }
  }

  private void forget(LocalDate day) {
    tickets.keySet().removeIf(key -> key.day().equals(day));
    turns.forget(day);
    lastAbsent.values().retainAll(tickets.keySet());
    byRequest.values().retainAll(tickets.keySet());
    byJob.values().retainAll(tickets.keySet());
    current.values().retainAll(tickets.keySet());
    last.values().retainAll(tickets.keySet());
    calls.retainAll(tickets.keySet());
  }

  /** Which numbers were given. */
  public Numbering numbering() {
    return numbering;
  }

  /** The ticket this touch was given, null when it is new. */
  public @Nullable Ticket ofRequest(String request) {
    return ticket(byRequest.get(request));
  }

  /** The ticket a print job belongs to, null when it is not known any more. */
  public @Nullable Ticket ofJob(String job) {
    return ticket(byJob.get(job));
  }

  /** A ticket of a day, null when there is none. */
  public @Nullable Ticket of(LocalDate day, String number) {
    return tickets.get(new TicketKey(day, number));
  }

  /** The ticket called or served at a counter now, null when it is free. */
  public @Nullable Ticket current(String counter) {
    return ticket(current.get(counter));
  }

  /** The ticket last finished at a counter, null before the first. */
  public @Nullable Ticket lastFinished(String counter) {
    return ticket(last.get(counter));
  }

  /** The ticket last noted as absent at a counter, null when there is none or it was returned. */
  public @Nullable Ticket lastAbsent(String counter) {
    return ticket(lastAbsent.get(counter));
  }

  Turns turns() {
    return turns;
  }

  private @Nullable Ticket ticket(@Nullable TicketKey key) {
    return key == null ? null : tickets.get(key);
  }

  /**
   * Tickets waiting on a day in any of the lines: those that came back after a no-show, then
   * priority, then by issue order. Who is called next is {@link CallOrder}'s to say.
   */
  public List<Ticket> waiting(LocalDate day, Collection<String> lines) {
    return tickets.values().stream()
        .filter(t -> t.stage() == Stage.WAITING && t.day().equals(day))
        .filter(t -> lines.contains(t.line()))
        .sorted(
            Comparator.comparing((Ticket t) -> !t.hasReturned())
                .thenComparing(t -> t.hasReturned() ? false : t.priority() == null)
                .thenComparingLong(Ticket::order))
        .toList();
  }

  /** The latest calls, newest first. */
  public List<Ticket> calls() {
    List<Ticket> result = new ArrayList<>();
    for (TicketKey key : calls) {
      Ticket ticket = tickets.get(key);
      if (ticket != null) {
        result.add(ticket);
      }
    }
    return result;
  }

  /** Tickets whose slip stands at {@code slip}, oldest first. */
  public List<Ticket> withSlip(Slip slip) {
    return tickets.values().stream().filter(t -> t.slip() == slip).toList();
  }
}
