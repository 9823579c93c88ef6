package vn.motcua.firmware.queue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.queue.ticket.DeskEvent.TicketUncalled;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.ticket.Visit.Stage;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.provisioning.Catalogue;

/** What an officer does out of turn: takes a call back, calls a number by hand. Pure. */
public final class OutOfTurn {
  /** How long a call can be taken back, by a clock that is never set. */
  public static final Duration UNDO_WITHIN = Duration.ofSeconds(10);

  private final Catalogue catalogue;

  OutOfTurn(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The last call was a mistake; {@code by}: who says so, null when nobody has signed in. */
  static Decision undo(QueueState queue, String counter, @Nullable String by, Moment now) {
    Visit called = undoable(queue, counter, now);
    return called == null
        ? Decision.refused(
            "nothing-to-undo",
            "Không có lần gọi nào ở quầy này trong "
                + UNDO_WITHIN.toSeconds()
                + " giây qua mà công dân chưa đến. Nếu không cần gọi nữa, hãy bấm Vắng mặt"
                + " hoặc Chuyển.")
        : Decision.answer(
            new Answer.Done(called.number()),
            new TicketUncalled(called.day(), called.number(), counter, by));
  }

  /** The visit whose call to this counter can be taken back now; null when there is none. */
  static @Nullable Visit undoable(QueueState queue, String counter, Moment now) {
    Visit current = queue.current(counter);
    return current != null
            && current.stage() == Stage.CALLED
            && undoableFor(queue, current, counter, now).isPositive()
        ? current
        : null;
  }

  /** When the present answer of {@link #undoable} ends by itself. */
  static Instant undoableUntil(QueueState queue, String counter, Moment now) {
    Visit called = undoable(queue, counter, now);
    return called == null ? Instant.MAX : now.wall().plus(undoableFor(queue, called, counter, now));
  }

  private static Duration undoableFor(QueueState queue, Visit visit, String counter, Moment now) {
    Duration age = queue.freshCalls().age(visit.key(), counter, now);
    return age == null ? Duration.ZERO : UNDO_WITHIN.minus(age);
  }

  /**
   * The visit with a number that an officer may call by hand: of today, of a line that the counter
   * serves, waiting or noted as absent.
   */
  Choice choose(QueueState queue, Catalogue.Counter counter, String number, Moment now) {
    Visit visit = queue.of(new TicketKey(Day.of(now.wall()), number));
    if (visit == null || visit.stage() == Stage.WITHDRAWN) {
      return new Choice(null, "no-such-ticket", "Hôm nay không có số " + number + ".");
    }
    if (!counter.lines().contains(visit.line())) {
      return new Choice(
          null,
          "not-of-this-counter",
          "Số %s thuộc lĩnh vực %s, quầy này không phục vụ."
              .formatted(number, nameOf(visit.line())));
    }
    return mayBeCalled(visit)
        ? new Choice(visit, "", "")
        : new Choice(
            null,
            "not-waiting",
            visit.isAtCounter()
                ? "Số %s đang ở quầy %s.".formatted(number, visit.counter())
                : "Số " + number + " đã được phục vụ xong.");
  }

  /** Whether a number is refused because nothing is known of it here. */
  static boolean isUnknown(Decision decision) {
    return decision.answer() instanceof Answer.Refused(String code, String _)
        && code.equals("no-such-ticket");
  }

  private static boolean mayBeCalled(Visit visit) {
    return visit.stage() == Stage.WAITING || visit.stage() == Stage.ABSENT;
  }

  private String nameOf(String line) {
    return catalogue.lines().stream()
        .filter(each -> each.id().equals(line))
        .map(Catalogue.Line::name)
        .findFirst()
        .orElse(line);
  }

  /** Whom a number names; null with the reason why it cannot be called. */
  record Choice(@Nullable Visit visit, String code, String message) {
    Decision refused() {
      return Decision.refused(code, message);
    }
  }
}
