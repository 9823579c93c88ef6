package vn.motcua.firmware.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.devices.DeviceState;
import vn.motcua.devices.Reading;

/**
 * The state of each device in the ledger and its present state, so that a restart or a repeated
 * state causes no event, and a flapping device causes few.
 *
 * <p>A change is an event at once while the device's {@link Allowance} lasts. Further changes are
 * held back; as soon as the allowance permits an event again, the state at that time is recorded
 * with the number of unrecorded changes. So the ledger has the present state at most {@link
 * Allowance#SPACING} and a tick after a device has come to rest. Pages show the present states, not
 * these. Station thread only.
 */
final class DeviceLedger {
  private final Map<String, Told> told = new TreeMap<>();
  private final Map<String, Heard> heard = new TreeMap<>();

  /** Folded from the ledger. */
  private record Told(@Nullable String state, Allowance allowance) {
    static final Told NOTHING = new Told(null, Allowance.FULL);
  }

  /** Not in the ledger: the present state, and how often it has changed since the last event. */
  private record Heard(String kind, String state, String reason, int changes) {}

  void apply(DeviceChanged changed, Moment at) {
    String device = changed.device();
    Told before = told.getOrDefault(device, Told.NOTHING);
    told.put(device, new Told(changed.state(), before.allowance().spend(at)));
    heard.computeIfPresent(device, (_, now) -> new Heard(now.kind, now.state, now.reason, 0));
  }

  /** Forgets what was folded; present states stay. */
  void forget() {
    told.clear();
  }

  /** Stores a device's reading about its state; whether the device is in another state now. */
  boolean note(Reading reading, String kind) {
    String device = reading.device();
    Heard before = heard.get(device);
    String was = before == null ? toldState(device) : before.state;
    DeviceState state = reading.state(was);
    if (state == null) {
      return false;
    }
    DeviceState now = new DeviceState(state.word(), CommonFields.reason(state.reason()));
    boolean isNews = !now.equals(present(device));
    int changes = (before == null ? 0 : before.changes) + (now.word().equals(was) ? 0 : 1);
    heard.put(device, new Heard(kind, now.word(), now.reason(), changes));
    return isNews;
  }

  /** The present state; null until the device has reported one. */
  @Nullable DeviceState present(String device) {
    Heard now = heard.get(device);
    return now == null ? null : new DeviceState(now.state, now.reason);
  }

  /** The due event of this device, if any. */
  List<EventData> due(String device, Moment now) {
    Heard last = heard.get(device);
    boolean news = last != null && (last.changes > 0 || !last.state.equals(toldState(device)));
    if (last == null || !news || !told.getOrDefault(device, Told.NOTHING).allowance().allows(now)) {
      return List.of();
    }
    Integer suppressed = last.changes > 1 ? last.changes - 1 : null;
    return List.of(new DeviceChanged(device, last.kind, last.state, last.reason, suppressed));
  }

  /** The due events of all devices. */
  List<EventData> due(Moment now) {
    List<EventData> events = new ArrayList<>();
    heard.keySet().forEach(device -> events.addAll(due(device, now)));
    return events;
  }

  private @Nullable String toldState(String device) {
    return told.getOrDefault(device, Told.NOTHING).state();
  }
}
