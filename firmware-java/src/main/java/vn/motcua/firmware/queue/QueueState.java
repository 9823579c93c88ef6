package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.TicketEvent;
import vn.motcua.bridge.TicketEvent.Place;
import vn.motcua.bridge.TicketEvent.TicketCalled;
import vn.motcua.bridge.TicketEvent.TicketFinished;
import vn.motcua.bridge.TicketEvent.TicketNoshow;
import vn.motcua.bridge.TicketEvent.TicketPrinted;
import vn.motcua.bridge.TicketEvent.TicketRecalled;
import vn.motcua.bridge.TicketEvent.TicketReprinted;
import vn.motcua.bridge.TicketEvent.TicketReserved;
import vn.motcua.bridge.TicketEvent.TicketReturned;
import vn.motcua.bridge.TicketEvent.TicketSent;
import vn.motcua.bridge.TicketEvent.TicketStarted;
import vn.motcua.bridge.TicketEvent.TicketTransferred;
import vn.motcua.bridge.TicketEvent.TicketUnknown;
import vn.motcua.bridge.TicketEvent.TicketVoided;
import vn.motcua.firmware.queue.Ticket.Slip;
import vn.motcua.firmware.queue.Ticket.Stage;

/**
 * The queue as its events have made it; only {@link #apply} changes it. Station thread only.
 *
 * <p>Ordinals are kept per day and first digit for {@value #ORDINAL_DAYS_MAX} days, so that a clock
 * which steps back into an earlier day goes on counting there instead of beginning again. Tickets
 * are kept for the {@value #TICKET_DAYS_MAX} days that last gave a number, wherever the clock
 * stood: after a jump ahead and back, today's are still there.
 */
public final class QueueState {
  static final int ORDINAL_DAYS_MAX = 400;
  static final int TICKET_DAYS_MAX = 4;
  static final int CALLS_MAX = 8;

  /** So many numbers of a line are left out where events of the day may have been lost. */
  public static final int SKIPPED_NUMBERS = 100;

  /** First digits of numbers. */
  private static final int DIGITS = 10;

  private final TreeMap<LocalDate, Map<String, Integer>> ordinals = new TreeMap<>();
  private final Map<LocalDate, Integer> skipped = new HashMap<>();
  private final LinkedHashSet<LocalDate> days = new LinkedHashSet<>();
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

  /**
   * A new epoch begins after damage, or on an older copy of the card: numbers of this day may have
   * been given that nobody here knows of. {@value #SKIPPED_NUMBERS} of each line are left out, so
   * that none is given twice unless more than these were lost.
   */
  public void skip(LocalDate from) {
    ordinals.computeIfAbsent(from, _ -> new HashMap<>());
    ordinals
        .tailMap(from)
        .forEach((day, ofDay) -> {
          for (int digit = 0; digit < DIGITS; digit++) {
            ofDay.merge(Integer.toString(digit), SKIPPED_NUMBERS, Integer::sum);
          }
          skipped.merge(day, SKIPPED_NUMBERS, Integer::sum);
        });
    forgetOldDays();
  }

  private void reserve(Event event, TicketReserved r) {
    String digit = r.number().substring(0, 1);
    int ordinal = Integer.parseInt(r.number().substring(1));
    ordinals.computeIfAbsent(r.day(), _ -> new HashMap<>()).merge(digit, ordinal, Math::max);
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
    days.remove(r.day());
    days.add(r.day());
    forgetOldDays();
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

  private void forgetOldDays() {
    while (ordinals.size() > ORDINAL_DAYS_MAX) {
      ordinals.pollFirstEntry();
    }
    skipped.keySet().retainAll(ordinals.keySet());
    while (days.size() > TICKET_DAYS_MAX) {
      LocalDate oldest = days.removeFirst();
      tickets.keySet().removeIf(key -> key.day().equals(oldest));
      turns.forget(oldest);
      lastAbsent.values().retainAll(tickets.keySet());
      byRequest.values().retainAll(tickets.keySet());
      byJob.values().retainAll(tickets.keySet());
      current.values().retainAll(tickets.keySet());
      last.values().retainAll(tickets.keySet());
      calls.retainAll(tickets.keySet());
    }
  }

  /** How many numbers were given on this day under this first digit, those skipped not counted. */
  public int given(LocalDate day, int digit) {
    return lastOrdinal(day, digit) - skipped.getOrDefault(day, 0);
  }

  /** Highest ordinal given or skipped on this day under this first digit; 0 before the first. */
  public int lastOrdinal(LocalDate day, int digit) {
    return ordinals.getOrDefault(day, Map.of()).getOrDefault(Integer.toString(digit), 0);
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
