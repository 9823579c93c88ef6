package vn.motcua.firmware.station;

import java.time.Instant;
import java.util.List;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Journal.Head;

/**
 * What has to outlast the pruning of a station's events. It is asked on every board, also on one
 * that does not run the station any more: its events are in the ledger. Stateless; any thread.
 */
public interface Legacy {
  /** Nothing. */
  Legacy NONE = new Legacy() {};

  /**
   * Whether an event that is old enough to go is needed all the same.
   *
   * @param head where the ledger stands
   * @param before what happened before this is old enough
   */
  default boolean isNeeded(Event event, Head head, Instant before) {
    return false;
  }

  /**
   * What is to be known once these events are gone as well.
   *
   * @param known what is known of those that went before, as lines of text
   */
  default List<String> beyond(List<String> known, List<Event> going) {
    return known;
  }

  /** Of several: needed when one needs it, known what all of them know. */
  static Legacy all(List<Legacy> legacies) {
    List<Legacy> all = List.copyOf(legacies);
    return new Legacy() {
      @Override
      public boolean isNeeded(Event event, Head head, Instant before) {
        return all.stream().anyMatch(each -> each.isNeeded(event, head, before));
      }

      @Override
      public List<String> beyond(List<String> known, List<Event> going) {
        List<String> more = known;
        for (Legacy each : all) {
          more = each.beyond(more, going);
        }
        return more;
      }
    };
  }
}
