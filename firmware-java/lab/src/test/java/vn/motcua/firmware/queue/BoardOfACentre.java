package vn.motcua.firmware.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.core.WholeBoard;
import vn.motcua.firmware.queue.centre.CentreMail;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.view.DeliveryView;

/**
 * One board of a centre with a shared queue, in memory: the test says what it hears of the others,
 * and reads what it says. Its clock moves when told.
 */
final class BoardOfACentre {
  private static final String EPOCH = "00000000000000aa";

  private final Site site;
  private final List<Event> ledger = new ArrayList<>();
  private final List<CentreMail> said = new ArrayList<>();
  private Core core;
  private Instant wall = Instant.parse("2026-11-30T01:00:00Z");
  private long nanos = 1;
  private int boots;

  /** Starts with an empty ledger; {@code slots} as in board.toml, {@code printers} by name. */
  BoardOfACentre(String name, List<String> roles, List<Integer> slots, String... printers) {
    Site any = Scene.site();
    site =
        new Site(
            any.centre(),
            name,
            roles,
            any.catalogue(),
            List.of(printers),
            Map.of(),
            Map.of(),
            Map.of(),
            slots,
            List.of(),
            null,
            true);
    core = start();
  }

  private Core start() {
    core = new Core(site, Stations.ALL);
    ledger.forEach(each -> core.apply(each, Stations.ALL.events().dataOf(each)));
    Start kind = ledger.isEmpty() ? Start.FIRST : Start.RESTART;
    step(new Input.Started(new BoardBorn(kind, "test", site.roles(), null, null, null), List.of()));
    step(new Input.Answered(EPOCH, true, List.of()));
    return core;
  }

  /** A power cut: what is not in the ledger is gone. */
  void restart() {
    boots++;
    nanos = 1;
    start();
  }

  /** So many seconds pass. */
  void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      wall = wall.plusSeconds(1);
      nanos += Duration.ofSeconds(1).toNanos();
      step(new Input.Ticked());
    }
  }

  /** A device says something. */
  void hear(Reading reading) {
    step(new Input.Heard(reading));
  }

  /** Another board says something. */
  void hear(CentreMail mail, String from) {
    step(new Input.Received(mail, from));
  }

  /** Somebody touches a page; null when the hub is asked first. */
  @Nullable Answer touch(Touch touch) {
    return step(new Input.Touched(touch, new Caller.Unguarded())).answer();
  }

  private Decision step(Input input) {
    Moment at = new Moment(wall, "boot-" + boots, nanos, ClockQuality.SYNCHRONISED);
    core.note(input, at);
    Decision decision = core.decide(input, at);
    decision.events().forEach(each -> write(each, at));
    say(decision.effects());
    say(core.news(at));
    return decision;
  }

  private void write(EventData data, Moment at) {
    Event event =
        Chain.link(
            site.centre(),
            site.board(),
            EPOCH,
            ledger.size() + 1L,
            EventTypes.typeOf(data),
            at,
            EventTypes.toJson(data),
            ledger.isEmpty() ? Chain.GENESIS : ledger.getLast().hash());
    ledger.add(event);
    core.apply(event, data);
  }

  private void say(List<Effect> effects) {
    for (Effect each : effects) {
      if (each instanceof Effect.Send(var mail, var _) && mail instanceof CentreMail centre) {
        said.add(centre);
      }
    }
  }

  /** What it has said since this was last asked, of one kind. */
  <T extends CentreMail> List<T> takeSaid(Class<T> kind) {
    List<T> found = said.stream().filter(kind::isInstance).map(kind::cast).toList();
    said.clear();
    return found;
  }

  /** What its ledger holds of one type, oldest first. */
  <T extends EventData> List<T> events(Class<T> type) {
    return ledger.stream()
        .map(each -> Objects.requireNonNull(Stations.ALL.events().dataOf(each)))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** What its pages show. */
  WholeBoard view() {
    Moment at = new Moment(wall, "boot-" + boots, nanos, ClockQuality.SYNCHRONISED);
    return WholeBoard.of(core.pages(at, new DeliveryView(true, 0)));
  }

  Instant now() {
    return wall;
  }
}
