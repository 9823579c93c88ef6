package vn.motcua.firmware.core;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.station.NothingShown;
import vn.motcua.firmware.station.Station;

/** The views of a board's stations, removed one by one by their types. One thread. */
final class Views {
  private final Map<String, Object> left = new LinkedHashMap<>();

  Views(Map<String, Station<?>> stations, Moment now) {
    stations.forEach((name, station) -> left.put(name, station.view(now)));
  }

  /** The view of this type; {@code none} on a board without that station. */
  <V> V take(Class<V> type, V none) {
    for (var view : left.entrySet()) {
      if (type.isInstance(view.getValue())) {
        left.remove(view.getKey());
        return type.cast(view.getValue());
      }
    }
    return none;
  }

  /** The remaining views, by the names of their stations, without empty ones. */
  Map<String, Object> others() {
    Map<String, Object> others = new LinkedHashMap<>(left);
    others.values().removeIf(NothingShown.class::isInstance);
    return others;
  }
}
