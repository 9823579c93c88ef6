package vn.motcua.firmware.rating;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.firmware.attendance.Duties;
import vn.motcua.firmware.queue.TicketEvent;
import vn.motcua.firmware.rating.Visits.Visit;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.view.BoardView;

/**
 * The rating station. It knows from the queue's events which visit can be rated, and from
 * attendance's events who is on duty. Station thread only.
 */
public final class RatingStation implements Station<RatingView> {
  private final List<String> counters;
  private final Map<String, String> counterOfPanel;
  private final RatingPad pad;
  private Visits visits = new Visits();
  private Duties duties = new Duties();
  private RatingState ratings = new RatingState();

  /**
   * A station that has seen no event.
   *
   * @param counters ids of the counters with a pad
   * @param counterOfPanel counter id by rating panel's name
   */
  public RatingStation(List<String> counters, Map<String, String> counterOfPanel) {
    this.counters = List.copyOf(counters);
    this.counterOfPanel = Map.copyOf(counterOfPanel);
    this.pad = new RatingPad(counters);
  }

  @Override
  public Decision decide(Input input, Moment now) {
    return switch (input) {
      case Input.Touched(Touch.Rate touch) -> rate(RatingPad.Press.touched(touch), now);
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
  public RatingView view(Moment now) {
    Map<String, RatingView.AtCounter> pads = new HashMap<>();
    counters.forEach(counter -> pads.put(counter, at(counter, now)));
    return new RatingView(pads);
  }

  private RatingView.AtCounter at(String counter, Moment now) {
    Visit rateable = visits.rateable(counter, now);
    Visit shown = rateable != null ? rateable : visits.lastFinished(counter);
    Integer rating = shown == null ? null : ratings.ratingOf(counter, shown.ticket());
    return new RatingView.AtCounter(
        rating,
        rateable != null && rating == null,
        rateable == null
            ? null
            : new BoardView.VisitView(rateable.ticket().day(), rateable.ticket().number()));
  }
}
