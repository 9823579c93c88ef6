package vn.motcua.firmware.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.attendance.Duties;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.rating.RatingEvent.RatingGiven;
import vn.motcua.firmware.rating.RatingEvent.Standing;
import vn.motcua.firmware.rating.Visits.Visit;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;

/**
 * At most one rating counts for one served visit. Every press of a panel's button is kept, because
 * somebody pressed it. A touch of a page that does not count is refused and leaves no event,
 * because anyone who reaches the pages can send any number of them.
 *
 * <p>A visit can be rated while it is served and for {@link Visits#AFTER_VISIT} after it ended,
 * unless the next one has begun at that counter. A touch on a screen carries the visit the screen
 * named: when that visit can no longer be rated, the touch is refused and never counts for another
 * visit. Pure.
 */
public final class RatingPad {
  /** Scale in use: 1 không hài lòng, 2 bình thường, 3 hài lòng, 4 rất hài lòng. */
  public static final String SCALE = "satisfaction-4.v1";

  /** Highest value of the scale. */
  public static final int VALUE_MAX = 4;

  private final List<String> counters;

  /** For the counters with these ids. */
  public RatingPad(List<String> counters) {
    this.counters = List.copyOf(counters);
  }

  /**
   * A press and where it came from.
   *
   * @param panel the panel of buttons, null when it was the screen
   * @param named the visit the screen named, null when it named none (a panel names none)
   */
  public record Press(
      String counter, int value, @Nullable String panel, @Nullable TicketKey named) {
    /** A button of a panel. */
    public static Press button(String counter, int value, String panel) {
      return new Press(counter, value, panel, null);
    }

    /** A touch on a screen. */
    public static Press touched(RatingTouch.Rate rate) {
      RatingTouch.Shown visit = rate.visit();
      return new Press(
          rate.counter(),
          rate.value(),
          null,
          visit == null ? null : new TicketKey(visit.day(), visit.number()));
    }
  }

  /** What a press is decided on. */
  record Circumstances(Visits visits, RatingState ratings, Duties duties, Moment now) {}

  /** A button was pressed, or the screen pad touched. */
  Decision press(Press press, Circumstances c) {
    if (!counters.contains(press.counter())) {
      return Decision.refused("no-such-counter", "Không có quầy “" + press.counter() + "”.");
    }
    if (press.value() < 1 || press.value() > VALUE_MAX) {
      return Decision.refused("no-such-value", "Mức đánh giá phải từ 1 đến " + VALUE_MAX + ".");
    }
    Visit visit = c.visits().rateable(press.counter(), c.now());
    if (press.named() != null && (visit == null || !press.named().equals(visit.ticket()))) {
      return Decision.refused(
          "visit-changed",
          "Đã hết thời gian đánh giá cho số "
              + press.named().number()
              + ". Ý kiến vừa rồi không được tính.");
    }
    Standing standing = standing(press.counter(), visit, c.ratings());
    if (press.panel() == null && standing != Standing.COUNTED) {
      return Decision.answer(answer(standing, visit));
    }
    var given =
        new RatingGiven(
            press.counter(),
            visit == null ? Day.of(c.now().wall()) : visit.ticket().day(),
            visit == null ? null : visit.ticket().number(),
            c.duties().onDuty(press.counter()),
            SCALE,
            press.value(),
            standing,
            press.panel() == null ? "screen" : "button");
    List<Effect> lamp =
        press.panel() == null
            ? List.of()
            : List.of(new Effect.Lamp(press.panel(), press.value(), standing == Standing.COUNTED));
    return new Decision(List.of(given), lamp, answer(standing, visit));
  }

  private static Standing standing(String counter, @Nullable Visit visit, RatingState ratings) {
    if (visit == null) {
      return Standing.OUTSIDE_VISIT;
    }
    return ratings.ratingOf(counter, visit.ticket()) == null ? Standing.COUNTED : Standing.REPEATED;
  }

  private static Answer answer(Standing standing, @Nullable Visit visit) {
    return switch (standing) {
      case COUNTED -> new Answer.Done(visit == null ? null : visit.ticket().number());
      case REPEATED ->
          new Answer.Refused(
              "already-rated", "Lần phục vụ này đã được đánh giá. Xin cảm ơn ông/bà!");
      case OUTSIDE_VISIT ->
          new Answer.Refused(
              "no-visit", "Quầy chưa phục vụ ai. Mời ông/bà đánh giá khi được phục vụ.");
    };
  }
}
