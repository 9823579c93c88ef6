package vn.motcua.firmware.doorbell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.firmware.core.StationKind;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.view.Audience;
import vn.motcua.firmware.view.Page;

/** A doorbell: two presses within five seconds count as one ring. */
final class DoorbellStation implements Station {
  /** The line that registers it. */
  static final StationKind KIND =
      new StationKind(
          "doorbell", List.of(DoorbellEvent.class), Set.of("hub"), _ -> new DoorbellStation());

  /** Its page; {@code doorbell.html} lies beside those of the program. */
  static final Page PAGE = new Page("doorbell", Audience.PUBLIC);

  static final Duration SAME_RING = Duration.ofSeconds(5);

  private DoorbellState state = new DoorbellState();

  @Override
  public Decision decide(Input input, Moment now) {
    return input instanceof Input.Heard(ButtonReading.Pressed press)
            && press.device().startsWith("doorbell")
            && !isSameRing(now)
        ? Decision.of(
            new DoorbellEvent.VisitorRung(
                Day.of(now.wall()), press.device(), state.rings(Day.of(now.wall())) + 1))
        : Decision.NOTHING;
  }

  private boolean isSameRing(Moment now) {
    Instant last = state.last();
    return last != null && Duration.between(last, now.wall()).compareTo(SAME_RING) < 0;
  }

  @Override
  public void apply(Event event, @Nullable EventData data) {
    if (data instanceof DoorbellEvent rung) {
      state.apply(event, rung);
    }
  }

  @Override
  public void forget() {
    state = new DoorbellState();
  }

  @Override
  public List<Page> pages() {
    return List.of(PAGE);
  }

  @Override
  public List<Section> sections() {
    return List.of(
        Section.of("door", now -> new DoorbellView(state.rings(Day.of(now.wall()))))
            .on(PAGE)
            .changedBy(DoorbellEvent.class::isInstance));
  }
}
