package vn.motcua.firmware.core;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.command.OrderKind;
import vn.motcua.firmware.station.Legacy;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.station.TouchForm;

/**
 * All that a program has to know of a kind of station: its line in {@link Stations}. Immutable.
 *
 * @param name names it among the stations of a board
 * @param families of events that it owns, sealed interfaces of records; none when the ledger's own
 *     are all it writes
 * @param roles a board with one of these runs it; none means every board
 * @param devices a board with a device of one of these kinds runs it too, whatever its roles: what
 *     such a device says, only this station hears
 * @param legacy what outlasts its events, also on a board that does not run it
 * @param counted what a closing slip counts of its events, each type with its Vietnamese words
 * @param touches how the pages send what only it decides, by verb
 * @param orders what the case server may order of it
 * @param open makes a station that has seen no event
 */
public record StationKind(
    String name,
    List<Class<? extends EventData>> families,
    Set<String> roles,
    Set<String> devices,
    Legacy legacy,
    SequencedMap<Class<? extends EventData>, String> counted,
    Map<String, TouchForm> touches,
    List<OrderKind> orders,
    Function<Site, Station> open) {

  /**
   * A kind that boards with one of the roles run, whatever their devices, and of whose events
   * nothing outlasts pruning.
   */
  public StationKind(
      String name,
      List<Class<? extends EventData>> families,
      Set<String> roles,
      Function<Site, Station> open) {
    this(
        name,
        families,
        roles,
        Set.of(),
        Legacy.NONE,
        new LinkedHashMap<>(),
        Map.of(),
        List.of(),
        open);
  }

  /** A kind that every board runs, whatever its roles. */
  static StationKind everywhere(String name, Function<Site, Station> open) {
    return new StationKind(name, List.of(), Set.of(), open);
  }

  /** The same, which boards with a device of one of these kinds run as well. */
  StationKind hearing(String... kinds) {
    return new StationKind(
        name, families, roles, Set.of(kinds), legacy, counted, touches, orders, open);
  }

  /** The same, of whose events something outlasts pruning. */
  StationKind leaving(Legacy left) {
    return new StationKind(name, families, roles, devices, left, counted, touches, orders, open);
  }

  /** The same, of whose events a closing slip counts this type as well. */
  public StationKind counting(Class<? extends EventData> type, String words) {
    SequencedMap<Class<? extends EventData>, String> more = new LinkedHashMap<>(counted);
    more.put(type, words);
    return new StationKind(name, families, roles, devices, legacy, more, touches, orders, open);
  }

  /** The same, which also decides these touches. */
  public StationKind touchedBy(Map<String, TouchForm> forms) {
    Map<String, TouchForm> all = new HashMap<>(touches);
    all.putAll(forms);
    return new StationKind(
        name, families, roles, devices, legacy, counted, Map.copyOf(all), orders, open);
  }

  /** The same, which also obeys these orders of the case server. */
  public StationKind obeying(List<OrderKind> kinds) {
    return new StationKind(
        name, families, roles, devices, legacy, counted, touches, List.copyOf(kinds), open);
  }

  /** Whether a board runs it. */
  boolean isOf(Site site) {
    return roles.isEmpty()
        || site.roles().stream().anyMatch(roles::contains)
        || site.kinds().values().stream().anyMatch(devices::contains);
  }
}
