package vn.motcua.firmware.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.queue.QueueView.HubView;
import vn.motcua.firmware.queue.centre.CentreMail;
import vn.motcua.firmware.queue.centre.HubEvent;
import vn.motcua.firmware.queue.centre.HubSeat;
import vn.motcua.firmware.queue.centre.HubSeat.Stand;
import vn.motcua.firmware.queue.touch.HubTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.view.Page;

/** Who is the hub, as people see it and ask for it. Station thread only. */
final class HubScreen {
  private final HubSeat seat;

  HubScreen(HubSeat seat) {
    this.seat = seat;
  }

  /** On the pages of those who have to know that calls of other counters may be missing. */
  Section section(List<Page> counters) {
    List<Page> pages = new ArrayList<>(counters);
    pages.addAll(List.of(Page.DEVICES, QueuePages.DISPLAY));
    return Section.of("hub", this::view)
        .on(pages)
        .changedBy(HubEvent.class::isInstance)
        .changedByInput(HubScreen::isOfTheSeat)
        .until(this::until);
  }

  private static boolean isOfTheSeat(Input input) {
    return input instanceof Input.Received(CentreMail.OfHub _, var _)
        || input instanceof Input.Touched(HubTouch _, var _)
        || input instanceof Input.Started;
  }

  private HubView view(Moment now) {
    String state =
        seat.isServing()
            ? "here"
            : seat.stand() == Stand.CLAIMING
                ? "claiming"
                : seat.isHubAlive(now.monotonicNanos()) ? "alive" : "missing";
    return new HubView(state, seat.term().board(), seat.term().number(), seat.mayTakeOver());
  }

  /** When a hub that says nothing more is missing. */
  private Instant until(Moment now) {
    long alive = seat.aliveFor(now.monotonicNanos());
    return alive == 0 ? Instant.MAX : now.wall().plusNanos(alive);
  }

  /** A person wants this board to be the hub. */
  static Decision takeOver(@Nullable HubSeat seat, @Nullable String by, Moment now) {
    if (seat == null || !seat.isCandidate()) {
      return Decision.refused(
          "not-a-hub",
          "Máy này không được làm máy điều phối: board.toml của máy không có vai trò hub hoặc"
              + " spare, hoặc không dùng chung hàng đợi.");
    }
    if (!seat.mayTakeOver()) {
      return Decision.refused("hub-already", "Máy này đang điều phối, hoặc đang nhận điều phối.");
    }
    seat.takeOver(by, now.monotonicNanos());
    return Decision.answer(new Answer.Done(null));
  }
}
