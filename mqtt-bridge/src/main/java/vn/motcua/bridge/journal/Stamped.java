package vn.motcua.bridge.journal;

import java.util.List;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;

/** What happened, and when. */
public record Stamped(EventData data, Moment at) {

  /** All of these at one moment. */
  public static List<Stamped> all(List<? extends EventData> data, Moment at) {
    return data.stream().map(each -> new Stamped(each, at)).toList();
  }
}
