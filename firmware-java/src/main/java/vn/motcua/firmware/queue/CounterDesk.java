package vn.motcua.firmware.queue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.TicketEvent.Place;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketCalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketFinished;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketRecalled;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReturned;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketStarted;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketTransferred;
import vn.motcua.firmware.queue.ticket.TicketEvent.Way;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.ticket.Visit.Stage;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.provisioning.Catalogue;

/**
 * The officer's keys: call next, call again, start, finish, absent and back, transfer. One ticket
 * is at one counter at a time, and one counter has one ticket at a time. Pure.
 */
public final class CounterDesk {
  /** How long a no-show can be taken back. */
  public static final Duration RETURN_WITHIN = Duration.ofSeconds(60);

  private final Catalogue catalogue;
  private final OutOfTurn outOfTurn;

  /** Serves the counters of {@code catalogue}. */
  public CounterDesk(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.outOfTurn = new OutOfTurn(catalogue);
  }

  /** Calls the next citizen, by {@link CallOrder}. */
  public Decision callNext(QueueState queue, String counterId, Moment now) {
    return callNextAlone(queue, counterId, _ -> true, now);
  }

  /** The same without a hub: of those only that this counter may call. */
  Decision callNextAlone(QueueState queue, String counterId, Predicate<Visit> allowed, Moment now) {
    Decision ending = endVisit(queue, counterId, now);
    if (ending.answer() != null) {
      return ending;
    }
    Visit next =
        CallOrder.next(
            queue,
            Objects.requireNonNull(counter(counterId)),
            catalogue.rules(),
            Day.of(now.wall()),
            allowed);
    return next == null ? nobodyWaiting() : calling(ending, next, counterId, null);
  }

  /** Ends the visit that is open, if any, before the next one; a refusal when it may not end. */
  Decision endVisit(QueueState queue, String counterId, Moment now) {
    if (counter(counterId) == null) {
      return noSuchCounter(counterId);
    }
    Visit open = queue.current(counterId);
    if (open != null && open.stage() == Stage.CALLED && isToday(open, now)) {
      return Decision.refused(
          "call-open",
          "Số " + open.number() + " đang được gọi: hãy bấm Bắt đầu, Gọi lại hoặc Vắng mặt trước.");
    }
    return open == null ? Decision.NOTHING : Decision.of(close(open, counterId));
  }

  /** Calls a number by hand, of those that {@link OutOfTurn} allows. */
  Decision callNumber(QueueState queue, String counterId, String number, Moment now) {
    Decision ending = endVisit(queue, counterId, now);
    if (ending.answer() != null) {
      return ending;
    }
    OutOfTurn.Choice choice = choose(queue, counterId, number, now);
    Visit chosen = choice.visit();
    return chosen == null ? choice.refused() : calling(ending, chosen, counterId, Way.NUMBER);
  }

  /** Takes the last call back; {@code by}: who does, null when nobody has signed in. */
  Decision undo(QueueState queue, String counterId, @Nullable String by, Moment now) {
    return has(counterId) ? OutOfTurn.undo(queue, counterId, by, now) : noSuchCounter(counterId);
  }

  /** Whom a number names, for a counter that the centre has. */
  OutOfTurn.Choice choose(QueueState queue, String counterId, String number, Moment now) {
    return outOfTurn.choose(queue, Objects.requireNonNull(counter(counterId)), number, now);
  }

  /** Whether the centre has this counter. */
  boolean has(String counterId) {
    return counter(counterId) != null;
  }

  static Decision nobodyWaiting() {
    return Decision.refused("nobody-waiting", "Không còn công dân nào đang chờ quầy này.");
  }

  /** The events of {@code ending}, and the call. */
  static Decision calling(Decision ending, Visit next, String counterId, @Nullable Way way) {
    List<EventData> events = new ArrayList<>(ending.events());
    events.add(new TicketCalled(next.day(), next.number(), counterId, way));
    return new Decision(events, List.of(), new Answer.Done(next.number()));
  }

  private static EventData close(Visit open, String counter) {
    return open.stage() == Stage.SERVING
        ? new TicketFinished(open.day(), open.number(), counter)
        : new TicketNoshow(open.day(), open.number(), counter);
  }

  private static boolean isToday(Visit visit, Moment now) {
    return visit.day().equals(Day.of(now.wall()));
  }

  /** Calls the current citizen once more. */
  public Decision recall(QueueState queue, String counter) {
    return with(
        queue, counter, Stage.CALLED, t -> new TicketRecalled(t.day(), t.number(), counter));
  }

  /** The citizen has come. */
  public Decision start(QueueState queue, String counter) {
    return with(queue, counter, Stage.CALLED, t -> new TicketStarted(t.day(), t.number(), counter));
  }

  /** The visit is over. */
  public Decision finish(QueueState queue, String counter) {
    return with(
        queue, counter, Stage.SERVING, t -> new TicketFinished(t.day(), t.number(), counter));
  }

  /** The citizen did not come; {@code by}: who says so, null when nobody has signed in. */
  public Decision absent(QueueState queue, String counter, @Nullable String by) {
    return with(
        queue, counter, Stage.CALLED, t -> new TicketNoshow(t.day(), t.number(), counter, by));
  }

  /** The citizen who was marked absent is there after all; {@code by} as for that. */
  public Decision giveBack(QueueState queue, String counter, @Nullable String by, Moment now) {
    if (counter(counter) == null) {
      return noSuchCounter(counter);
    }
    Visit absent = returnable(queue, counter, now);
    if (absent == null) {
      return Decision.refused(
          "nothing-to-return",
          "Không có số nào vừa ghi vắng mặt ở quầy này trong "
              + RETURN_WITHIN.toSeconds()
              + " giây qua.");
    }
    Place place = queue.current(counter) == null ? Place.COUNTER : Place.LINE;
    return Decision.answer(
        new Answer.Done(absent.number()),
        new TicketReturned(absent.day(), absent.number(), counter, place, by));
  }

  /** The visit whose no-show at this counter can be taken back now; null when there is none. */
  public static @Nullable Visit returnable(QueueState queue, String counter, Moment now) {
    Visit absent = queue.lastAbsent(counter);
    if (absent == null || absent.stage() != Stage.ABSENT || !isToday(absent, now)) {
      return null;
    }
    Duration since = Duration.between(absent.since(), now.wall());
    return since.isNegative() || since.compareTo(RETURN_WITHIN) > 0 ? null : absent;
  }

  /** Sends the current citizen to another line; {@code by}: who does, null as above. */
  public Decision transfer(QueueState queue, String counter, String toLine, @Nullable String by) {
    if (catalogue.lines().stream().noneMatch(l -> l.id().equals(toLine))) {
      return Decision.refused("no-such-line", "Không có lĩnh vực “" + toLine + "”.");
    }
    return with(
        queue, counter, null, t -> new TicketTransferred(t.day(), t.number(), counter, toLine, by));
  }

  private Decision with(
      QueueState queue,
      String counterId,
      @Nullable Stage stage,
      java.util.function.Function<Visit, EventData> event) {
    if (counter(counterId) == null) {
      return noSuchCounter(counterId);
    }
    Visit visit = queue.current(counterId);
    if (visit == null) {
      return Decision.refused("counter-free", "Quầy chưa gọi ai: hãy bấm Gọi tiếp.");
    }
    if (stage != null && visit.stage() != stage) {
      return Decision.refused(
          "wrong-stage",
          visit.stage() == Stage.CALLED
              ? "Số " + visit.number() + " mới được gọi, chưa bắt đầu."
              : "Số " + visit.number() + " đang được phục vụ: hãy bấm Hoàn tất.");
    }
    return Decision.answer(new Answer.Done(visit.number()), event.apply(visit));
  }

  /** Visits left open on an earlier day: closed when the day ends. */
  public List<EventData> dayOver(QueueState queue, LocalDate today) {
    List<EventData> events = new ArrayList<>();
    for (Catalogue.Counter counter : catalogue.counters()) {
      Visit open = queue.current(counter.id());
      if (open != null && open.day().isBefore(today)) {
        events.add(close(open, counter.id()));
      }
    }
    return events;
  }

  private static Decision noSuchCounter(String id) {
    return Decision.refused("no-such-counter", "Không có quầy “" + id + "”.");
  }

  /** Whom the hub calls to a counter of another board; null when nobody waits for it. */
  @Nullable Visit nextFor(QueueState queue, String counterId, LocalDate today) {
    Catalogue.Counter counter = counter(counterId);
    return counter == null ? null : CallOrder.next(queue, counter, catalogue.rules(), today);
  }

  private Catalogue.@Nullable Counter counter(String id) {
    return catalogue.counters().stream().filter(c -> c.id().equals(id)).findFirst().orElse(null);
  }
}
