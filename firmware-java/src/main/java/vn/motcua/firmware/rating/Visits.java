package vn.motcua.firmware.rating;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.queue.ticket.DeskEvent;
import vn.motcua.firmware.queue.ticket.KeptDays;
import vn.motcua.firmware.queue.ticket.TicketEvent;
import vn.motcua.firmware.queue.ticket.TicketEvent.CallDoubled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketAdopted;
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
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketWithdrawn;
import vn.motcua.firmware.queue.ticket.TicketKey;

/**
 * Which visit each counter serves or served last, from the queue's events; these can be rated.
 * Station thread only.
 */
final class Visits {
  /** How long after its end a visit can still be rated. */
  static final Duration AFTER_VISIT = Duration.ofSeconds(60);

  private final KeptDays days = new KeptDays();
  private final Map<String, Visit> serving = new HashMap<>();
  private final Map<String, Visit> finished = new HashMap<>();

  /** A visit, and when it began or ended. */
  record Visit(TicketKey ticket, Instant since) {}

  /** Folds one event in. */
  void apply(Event event, TicketEvent data) {
    TicketKey ticket = new TicketKey(data.day(), data.number());
    if (data instanceof TicketReserved || data instanceof TicketAdopted) {
      days.given(data.day()).forEach(this::forget);
    } else if (days.holds(data.day())) {
      fold(data, new Visit(ticket, event.at().wall()));
    }
  }

  private void fold(TicketEvent data, Visit visit) {
    switch (data) {
      case TicketStarted started -> serving.put(started.counter(), visit);
      case TicketFinished done -> {
        end(visit.ticket());
        finished.put(done.counter(), visit);
      }
      case TicketNoshow _, TicketTransferred _, TicketCalled _, TicketRecalled _, DeskEvent _ ->
          end(visit.ticket());
      case TicketReserved _,
          TicketAdopted _,
          TicketWithdrawn _,
          CallDoubled _,
          TicketSent _,
          TicketPrinted _,
          TicketUnknown _,
          TicketVoided _,
          TicketReprinted _,
          TicketReturned _ -> {
        // It concerns paper or waiting and does not begin or end a visit.
      }
    }
    if (data instanceof TicketCalled called) {
      serving.remove(called.counter());
    }
  }

  private void end(TicketKey ticket) {
    serving.values().removeIf(visit -> visit.ticket().equals(ticket));
  }

  private void forget(LocalDate day) {
    serving.values().removeIf(visit -> visit.ticket().day().equals(day));
    finished.values().removeIf(visit -> visit.ticket().day().equals(day));
  }

  /** The visit a press at this counter would rate now, null when there is none. */
  @Nullable Visit rateable(String counter, Moment now) {
    Visit present = serving.get(counter);
    if (present != null) {
      return present;
    }
    Visit last = finished.get(counter);
    if (last == null) {
      return null;
    }
    Duration since = Duration.between(last.since(), now.wall());
    return since.isNegative() || since.compareTo(AFTER_VISIT) > 0 ? null : last;
  }

  /** Whether visits of this day are kept. */
  boolean holds(LocalDate day) {
    return days.holds(day);
  }

  /** The visit that ended last at this counter, null before the first. */
  @Nullable Visit lastFinished(String counter) {
    return finished.get(counter);
  }
}
