package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.queue.centre.CentreMail.Answered;
import vn.motcua.firmware.queue.centre.CentreMail.AskNext;
import vn.motcua.firmware.queue.centre.CentreMail.AskNumber;
import vn.motcua.firmware.queue.centre.CentreMail.Told;
import vn.motcua.firmware.queue.centre.Term;
import vn.motcua.firmware.queue.line.LineState;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.TicketEvent.CallDoubled;
import vn.motcua.firmware.queue.ticket.TicketEvent.Place;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReturned;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketWithdrawn;
import vn.motcua.firmware.queue.ticket.TicketEvent.Way;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.TicketPaper;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.ticket.Visit.Stage;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;

/**
 * What the hub does for the other boards: gives numbers, calls, and puts right what they did
 * without it. It answers the same question with the same answer. Pure.
 */
final class HubDesk {
  private final Kiosk kiosk;
  private final CounterDesk counters;

  HubDesk(Kiosk kiosk, CounterDesk counters) {
    this.kiosk = kiosk;
    this.counters = counters;
  }

  /** A number for a citizen at another board. */
  Decision give(
      QueueState queue, LineState lines, AskNumber ask, String from, Term term, Moment now) {
    var touch = new KioskTouch.TakeNumber(ask.id(), ask.line(), ask.priority());
    Visit before = queue.ofRequest(ask.id());
    if (before != null) {
      return answer(from, Answered.with(term, ask.id(), before, ahead(queue, before)));
    }
    Decision early = kiosk.early(queue, touch);
    Decision given = early == null ? kiosk.reserve(queue, lines, touch, now) : early;
    if (given.answer() instanceof Answer.Refused(String code, String message)) {
      return answer(from, Answered.refused(term, ask.id(), code, message));
    }
    TicketReserved reserved = (TicketReserved) given.events().getLast();
    Visit visit =
        Visit.waiting(
            new TicketKey(reserved.day(), reserved.number()),
            reserved.line(),
            reserved.priority(),
            reserved.request(),
            queue.nextPlace(now.wall()),
            now.wall());
    return new Decision(
        given.events(),
        List.of(new Effect.Send(Answered.with(term, ask.id(), visit, reserved.ahead()), from)),
        null);
  }

  private static int ahead(QueueState queue, Visit visit) {
    return (int)
        queue.waiting(visit.day(), List.of(visit.line())).stream()
            .takeWhile(each -> !each.key().equals(visit.key()))
            .count();
  }

  /** The next citizen for a counter of another board; one that was called already is said again. */
  Decision call(QueueState queue, AskNext ask, String from, Term term, Moment now) {
    LocalDate today = Day.of(now.wall());
    Visit open = queue.current(ask.counter());
    if (open != null && open.stage() == Stage.CALLED && open.day().equals(today)) {
      return answer(from, Answered.with(term, ask.id(), open, 0));
    }
    if (ask.number() != null && counters.has(ask.counter())) {
      OutOfTurn.Choice choice = counters.choose(queue, ask.counter(), ask.number(), now);
      return choice.visit() == null
          ? answer(from, Answered.refused(term, ask.id(), choice.code(), choice.message()))
          : calling(choice.visit(), ask, Way.NUMBER, from, term, now);
    }
    Visit next = counters.nextFor(queue, ask.counter(), today);
    if (next == null) {
      var refusal = (Answer.Refused) Objects.requireNonNull(CounterDesk.nobodyWaiting().answer());
      return answer(from, Answered.refused(term, ask.id(), refusal.code(), refusal.message()));
    }
    return calling(next, ask, null, from, term, now);
  }

  private static Decision calling(
      Visit next, AskNext ask, @Nullable Way way, String from, Term term, Moment now) {
    Decision calling = CounterDesk.calling(Decision.NOTHING, next, ask.counter(), way);
    Visit called = next.calledTo(ask.counter(), now.wall());
    return new Decision(
        calling.events(),
        List.of(new Effect.Send(Answered.with(term, ask.id(), called, 0), from)),
        null);
  }

  private static Decision answer(String to, Answered answered) {
    return Decision.effect(new Effect.Send(answered, to));
  }

  /**
   * Puts right what boards did without the hub, after it has heard of it: a touch that got two
   * numbers keeps the printed one, and who was called to a counter that called somebody else goes
   * back in front of the line.
   *
   * @param toldBy the board that tells
   * @param asker which board asked this hub for the number of a touch, null when unknown: only that
   *     board prints a number for it
   */
  List<EventData> reconcile(
      QueueState queue,
      Told told,
      String toldBy,
      UnaryOperator<@Nullable String> asker,
      List<CallDoubled> doubled,
      Moment now) {
    List<EventData> events = new ArrayList<>(doubled);
    for (var each : told.told()) {
      Visit visit = each.visit();
      TicketWithdrawn unprinted = unprinted(queue, visit, toldBy, asker.apply(visit.request()));
      if (unprinted != null) {
        events.add(unprinted);
      }
      if (visit.isAtCounter() && visit.equals(queue.of(visit.key()))) {
        for (Visit other : queue.allAt(Objects.requireNonNull(visit.counter()))) {
          if (!other.key().equals(visit.key())
              && other.stage() == Stage.CALLED
              && other.day().equals(Day.of(now.wall()))
              && other.since().isBefore(visit.since())) {
            events.add(
                new TicketReturned(
                    other.day(),
                    other.number(),
                    Objects.requireNonNull(other.counter()),
                    Place.LINE));
          }
        }
      }
    }
    return events;
  }

  /** Of two numbers of one touch the one that nobody has printed; null when there is none. */
  private static @Nullable TicketWithdrawn unprinted(
      QueueState queue, Visit told, String toldBy, @Nullable String asker) {
    Visit mine = queue.ofOtherNumber(told);
    Visit other = queue.of(told.key());
    if (mine == null
        || mine.stage() != Stage.WAITING
        || other == null
        || other.stage() == Stage.WITHDRAWN) {
      return null;
    }
    TicketPaper paper = queue.papers().of(mine.key());
    boolean printedHere = paper != null && paper.job() != null;
    if (!printedHere && (asker == null || asker.equals(toldBy))) {
      return new TicketWithdrawn(mine.day(), mine.number(), told.number());
    }
    // An earlier hub gave it, and its answer was lost: whoever asked again has mine.
    return other.stage() == Stage.WAITING
        ? new TicketWithdrawn(told.day(), told.number(), mine.number())
        : null;
  }
}
