package vn.motcua.bridge.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.wire.CloudEventCodec;

/**
 * Which events cannot be sent as they are.
 *
 * <p>An event that was refused {@link #REFUSALS_MAX} times, or that is larger than the broker
 * accepts, must not block the following events: it is sent without its data, which is an alarm at
 * both ends. The data stays in the ledger. Not thread-safe.
 */
final class UnsendableEvents {
  /** Refusals of one event before it is sent without its data. */
  static final int REFUSALS_MAX = 3;

  /** Largest number of suspected events; at the limit the oldest is forgotten. */
  static final int SUSPECTS_MAX = 1_000;

  private static final System.Logger LOG = System.getLogger(UnsendableEvents.class.getName());

  private final Map<Long, Suspect> suspects = new LinkedHashMap<>();
  private long withheld;

  private record Suspect(int refusals, String reason) {}

  /** Whether one more refusal of the event at this position would be one without its data. */
  boolean isExhausted(long position) {
    Suspect suspect = suspects.get(position);
    return suspect != null && suspect.refusals() >= REFUSALS_MAX;
  }

  /** The event at this position was refused. */
  void refused(long position, String reason) {
    Suspect before = suspects.get(position);
    int refusals = before == null ? 1 : before.refusals() + 1;
    if (before == null && suspects.size() >= SUSPECTS_MAX) {
      suspects.remove(suspects.keySet().iterator().next());
    }
    suspects.put(position, new Suspect(refusals, reason));
    if (refusals == REFUSALS_MAX) {
      alarm(position, reason);
    }
  }

  /** Why this event must be sent without its data; null when it can be sent with data. */
  @Nullable String reason(Journal.Entry entry, long packetBytesMax) {
    Suspect suspect = suspects.get(entry.position());
    if (suspect != null && suspect.refusals() >= REFUSALS_MAX) {
      return suspect.reason();
    }
    if (CloudEventCodec.packetBytesMax(entry.event()) <= packetBytesMax) {
      return null;
    }
    String reason = "larger than the broker takes, " + packetBytesMax + " bytes";
    if (suspect == null) {
      alarm(entry.position(), reason);
      suspects.put(entry.position(), new Suspect(REFUSALS_MAX, reason));
    }
    return reason;
  }

  /** Whether this event was ever refused. */
  boolean suspects(Journal.Entry entry) {
    return suspects.containsKey(entry.position());
  }

  /** How many events were withheld in this run. */
  long withheld() {
    return withheld;
  }

  private void alarm(long position, String reason) {
    withheld++;
    LOG.log(System.Logger.Level.ERROR, "data of position {0} are withheld: {1}", position, reason);
  }
}
