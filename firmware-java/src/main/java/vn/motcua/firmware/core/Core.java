package vn.motcua.firmware.core;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;

/**
 * The stations of one board as one: {@code note} device states, {@code decide}, append, {@code
 * apply}. Each station gets every input and event and ignores those of others; this class has no
 * business rule.
 *
 * <p>{@link #decide} reads and changes nothing; {@link #apply} is the only way in which ledger
 * state changes, at a start by replay and later by each appended event, so state and ledger cannot
 * disagree. The same inputs at the same moments give the same decisions. One thread.
 */
public final class Core {
  private static final Decision NOT_HERE =
      Decision.refused(
          "no-such-station", "Máy này không làm việc đó. Mời ông/bà đến quầy hướng dẫn.");

  private final EventCatalogue events;
  private final Map<String, TouchForm> touches;
  private final Collection<Station> stations;
  private final Views views;

  /** A board without events; replay its ledger through {@link #apply} before the first step. */
  public Core(Site site, Stations stations) {
    this(site, stations.events(), stations.touches(), stations.open(site).values());
  }

  Core(
      Site site,
      EventCatalogue events,
      Map<String, TouchForm> touches,
      Collection<Station> stations) {
    this.events = events;
    this.touches = Map.copyOf(touches);
    this.stations = List.copyOf(stations);
    this.views = new Views(site, this.stations);
  }

  /** The events that it reads and writes. */
  public EventCatalogue events() {
    return events;
  }

  /** How the pages send the touches of this program's stations, by verb. */
  public Map<String, TouchForm> touches() {
    return touches;
  }

  /** Handles what is not in the ledger: device states, and what screens show for a moment. */
  public void note(Input input, Moment now) {
    stations.forEach(station -> station.note(input, now));
    views.noted(input);
  }

  /** The input had no result: screens must not show that it was accepted. */
  public void unnote() {
    stations.forEach(Station::unnote);
    views.forgotten();
  }

  /**
   * What is to be stored, done and answered. A request for something that only a station does which
   * this board does not run is refused. Changes nothing.
   */
  public Decision decide(Input input, Moment now) {
    Decision all =
        Decision.all(stations.stream().map(station -> station.decide(input, now)).toList());
    boolean asked =
        input instanceof Input.Touched
            || input instanceof Input.Resumed
            || input instanceof Input.Commanded;
    return asked && all.answer() == null && all.asked() == null ? NOT_HERE : all;
  }

  /** Whether an answer of the case server, which may be coming, would change the decision. */
  public boolean isCuriousBefore(Touch touch, Moment now) {
    return stations.stream().anyMatch(station -> station.isCuriousBefore(touch, now));
  }

  /** What the stations have to tell other boards since they were last asked. */
  public List<Effect> news(Moment now) {
    return stations.stream().flatMap(station -> station.news(now).stream()).toList();
  }

  /** Folds one event of the ledger; {@code data} is null when it was erased. */
  public void apply(Event event, @Nullable EventData data) {
    views.folding(data);
    stations.forEach(station -> station.apply(event, data));
  }

  /**
   * Forgets everything folded, before a replay; device states stay. Screens forget what they showed
   * for a moment.
   */
  public void forget() {
    stations.forEach(Station::forget);
    views.forgotten();
  }

  /** The pages of this board, and who may open each. */
  public List<Page> declared() {
    return views.declared();
  }

  /** What the pages show now, by path; the same map while none of them has changed. */
  public Map<String, PageView> pages(Moment now, DeliveryView delivery) {
    return views.at(now, delivery);
  }
}
