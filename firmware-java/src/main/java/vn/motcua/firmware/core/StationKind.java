package vn.motcua.firmware.core;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import vn.motcua.bridge.EventData;
import vn.motcua.firmware.station.Station;

/**
 * All that a program has to know of a kind of station: its line in {@link Stations}. Immutable.
 *
 * @param name names its view in what pages get, where {@link Screen} knows no better place for it
 * @param families of events that it owns, sealed interfaces of records; none when the ledger's own
 *     are all it writes
 * @param roles a board with one of these runs it; none means every board
 * @param open makes a station that has seen no event
 */
public record StationKind(
    String name,
    List<Class<? extends EventData>> families,
    Set<String> roles,
    Function<Site, Station<?>> open) {

  /** Of every board, whatever its roles. */
  static StationKind everywhere(
      String name, List<Class<? extends EventData>> families, Function<Site, Station<?>> open) {
    return new StationKind(name, families, Set.of(), open);
  }

  /** Whether a board runs it. */
  boolean isOf(Site site) {
    return roles.isEmpty() || site.roles().stream().anyMatch(roles::contains);
  }
}
