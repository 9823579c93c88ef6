package vn.motcua.firmware.doorbell;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.core.StationKind;
import vn.motcua.firmware.doorbell.DoorbellEvent.ChimeSounded;
import vn.motcua.firmware.doorbell.DoorbellEvent.VisitorRung;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.ObeyedCommands;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.view.Page;

/** A doorbell: two presses within five seconds count as one ring. */
final class DoorbellStation implements Station {
  /** The line that registers it. */
  static final StationKind KIND =
      new StationKind(
              "doorbell",
              List.of(DoorbellEvent.class),
              Set.of("hub"),
              site -> new DoorbellStation(site.printers()))
          .touchedBy(
              Map.of(
                  "ring",
                  new TouchForm(
                      Access.EVERYBODY, fields -> new DoorbellTouch.Ring(fields.text("door")))))
          .obeying(DoorbellOrder.KINDS)
          .counting(VisitorRung.class, "Lượt bấm chuông");

  /** Its page; {@code doorbell.html} lies beside those of the program. */
  static final Page PAGE = new Page("doorbell", Access.EVERYBODY);

  static final Duration SAME_RING = Duration.ofSeconds(5);

  private final List<String> printers;
  private DoorbellState state = new DoorbellState();
  private ObeyedCommands commands = new ObeyedCommands();

  private DoorbellStation(List<String> printers) {
    this.printers = printers;
  }

  @Override
  public Decision decide(Input input, Moment now) {
    return switch (input) {
      case Input.Heard(ButtonReading.Pressed press)
          when press.device().startsWith("doorbell") && !isSameRing(now) ->
          Decision.of(ring(press.device(), now));
      case Input.Touched(DoorbellTouch touch, _) -> touched(touch, now);
      case Input.Commanded(var command) when command.order() instanceof DoorbellOrder order ->
          commanded(command, order, Day.of(now.wall()));
      default -> Decision.NOTHING;
    };
  }

  private Decision commanded(ServerCommand command, DoorbellOrder order, LocalDate today) {
    Decision settled = commands.settled(command);
    return settled == null ? obeyed(command.id(), order, today) : settled;
  }

  private Decision obeyed(String command, DoorbellOrder order, LocalDate today) {
    return switch (order) {
      case DoorbellOrder.Chime(String door) ->
          new Decision(
              List.of(new ChimeSounded(today, door, command)),
              printers.stream()
                  .limit(1)
                  .map(printer ->
                      (Effect) new Effect.Print(printer, command, new DoorbellSlip(door)))
                  .toList(),
              new Answer.Obeyed(commands.nextEvent()));
    };
  }

  private Decision touched(DoorbellTouch touch, Moment now) {
    return switch (touch) {
      case DoorbellTouch.Ring _ when isSameRing(now) ->
          Decision.refused("just-rung", "Chuông vừa kêu. Xin chờ một chút.");
      case DoorbellTouch.Ring(String door) ->
          Decision.answer(new Answer.Done(null), ring(door, now));
    };
  }

  private VisitorRung ring(String device, Moment now) {
    LocalDate day = Day.of(now.wall());
    return new VisitorRung(day, device, state.rings(day) + 1);
  }

  private boolean isSameRing(Moment now) {
    Instant last = state.last();
    return last != null && Duration.between(last, now.wall()).compareTo(SAME_RING) < 0;
  }

  @Override
  public void apply(Event event, @Nullable EventData data) {
    commands.apply(event, data);
    if (data instanceof DoorbellEvent rung) {
      state.apply(event, rung);
    }
  }

  @Override
  public void forget() {
    state = new DoorbellState();
    commands = new ObeyedCommands();
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
