package vn.motcua.firmware.rating;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.access.ScreenKind;
import vn.motcua.firmware.attendance.Duties;
import vn.motcua.firmware.queue.QueuePages;
import vn.motcua.firmware.queue.ticket.DeskEvent;
import vn.motcua.firmware.queue.ticket.TicketEvent;
import vn.motcua.firmware.rating.Visits.Visit;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.view.Page;
import vn.motcua.provisioning.Catalogue;

/**
 * The rating station. It knows from the queue's events which visit can be rated, and from
 * attendance's events who is on duty. Station thread only.
 */
public final class RatingStation implements Station {
  private final List<Catalogue.Counter> counters;
  private final Map<String, String> counterOfPanel;
  private final RatingPad pad;
  private Visits visits = new Visits();
  private Duties duties = new Duties();
  private RatingState ratings = new RatingState();

  /**
   * A station that has seen no event.
   *
   * @param counters the counters with a pad
   * @param counterOfPanel counter id by rating panel's name
   */
  public RatingStation(List<Catalogue.Counter> counters, Map<String, String> counterOfPanel) {
    this.counters = List.copyOf(counters);
    this.counterOfPanel = Map.copyOf(counterOfPanel);
    this.pad = new RatingPad(counters.stream().map(Catalogue.Counter::id).toList());
  }

  @Override
  public Decision decide(Input input, Moment now) {
    return switch (input) {
      case Input.Touched(RatingTouch.Rate touch, _) -> rate(RatingPad.Press.touched(touch), now);
      case Input.Heard(ButtonReading.Pressed pressed) -> pressed(pressed, now);
      default -> Decision.NOTHING;
    };
  }

  private Decision pressed(ButtonReading.Pressed pressed, Moment now) {
    String counter = counterOfPanel.get(pressed.device());
    if (counter == null) {
      return Decision.NOTHING;
    }
    return rate(RatingPad.Press.button(counter, pressed.button(), pressed.device()), now);
  }

  private Decision rate(RatingPad.Press press, Moment now) {
    return pad.press(press, new RatingPad.Circumstances(visits, ratings, duties, now));
  }

  @Override
  public void apply(Event event, @Nullable EventData data) {
    duties.apply(event, data);
    switch (data) {
      case TicketEvent ticket -> visits.apply(event, ticket);
      case RatingEvent rating -> ratings.apply(rating);
      case null, default -> {
        // It concerns another station, or is erased.
      }
    }
  }

  @Override
  public void forget() {
    visits = new Visits();
    duties = new Duties();
    ratings = new RatingState();
  }

  @Override
  public List<Page> pages() {
    return counters.stream().map(each -> page(each.id())).toList();
  }

  @Override
  public List<Section> sections() {
    List<Section> all = new ArrayList<>();
    for (Catalogue.Counter counter : counters) {
      String id = counter.id();
      all.add(
          Section.of("pad", now -> pad(counter, now))
              .on(page(id))
              .changedBy(data -> changes(data, id))
              .until(now -> rateableUntil(id, now)));
      all.add(
          Section.of("rating", now -> pad(counter, now).rating())
              .on(QueuePages.counter(id))
              .changedBy(data -> changes(data, id))
              .until(now -> rateableUntil(id, now)));
    }
    return all;
  }

  /** The pad of a counter. */
  public static Page page(String counter) {
    return new Page(
        "rating/" + counter,
        Access.of(PersonRole.SUPERVISOR, PersonRole.INSPECTOR, PersonRole.TECHNICIAN)
            .and(ScreenKind.PAD)
            .at(counter));
  }

  /** The first number of a day may push an earlier day out of memory. */
  private boolean changes(EventData data, String counter) {
    return switch (data) {
      case RatingEvent.RatingGiven given -> given.counter().equals(counter);
      case TicketEvent.TicketReserved number -> !visits.holds(number.day());
      case TicketEvent.TicketStarted started -> started.counter().equals(counter);
      case TicketEvent.TicketFinished finished -> finished.counter().equals(counter);
      case TicketEvent.TicketCalled called -> called.counter().equals(counter);
      case TicketEvent.TicketRecalled recalled -> recalled.counter().equals(counter);
      case TicketEvent.TicketNoshow absent -> absent.counter().equals(counter);
      case DeskEvent desk -> desk.counter().equals(counter);
      case TicketEvent.TicketTransferred moved -> moved.counter().equals(counter);
      default -> false;
    };
  }

  private PadView pad(Catalogue.Counter counter, Moment now) {
    String id = counter.id();
    Visit rateable = visits.rateable(id, now);
    Visit shown = rateable != null ? rateable : visits.lastFinished(id);
    Integer rating = shown == null ? null : ratings.ratingOf(id, shown.ticket());
    return new PadView(
        id,
        counter.name(),
        rating,
        rateable != null && rating == null,
        rateable == null
            ? null
            : new PadView.VisitView(rateable.ticket().day(), rateable.ticket().number()));
  }

  private Instant rateableUntil(String counter, Moment now) {
    Visit last = visits.lastFinished(counter);
    return last == null ? Instant.MAX : Section.edge(last.since(), Visits.AFTER_VISIT, now);
  }
}
