package vn.motcua.firmware.queue.ticket;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many people who come first each line has sent forward in a row while another waited. A call
 * that was taken back counts as not made. Station thread only.
 */
final class PriorityRows {
  /** {@code begun}: how often the row has begun anew. */
  private record Row(int length, int begun) {}

  /** The last call in turn of a counter, with the row before it. */
  private record Call(TicketKey ticket, String line, Row before, Row after) {}

  private static final Row NONE = new Row(0, 0);

  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, Call> last = new HashMap<>();

  /** {@code othersWait}: whether somebody waits there who does not come first. */
  void called(Visit visit, String counter, boolean othersWait) {
    Row before = row(visit.line());
    Row after =
        visit.isFirst() && othersWait
            ? new Row(before.length() + 1, before.begun())
            : new Row(0, before.begun() + 1);
    rows.put(visit.line(), after);
    last.put(counter, new Call(visit.key(), visit.line(), before, after));
  }

  /** The counter has called somebody out of turn: its last call in turn can no longer be undone. */
  void calledByHand(String counter) {
    last.remove(counter);
  }

  /** Whether the counter's last call was of this ticket and in turn; it is no longer counted. */
  boolean undone(TicketKey ticket, @Nullable String counter) {
    Call call = last.get(counter);
    if (call == null || !call.ticket().equals(ticket)) {
      return false;
    }
    last.remove(counter);
    Row now = row(call.line());
    if (now.begun() == call.after().begun()) { // else another call has begun a row since
      int since = now.length() - call.after().length();
      rows.put(call.line(), new Row(call.before().length() + since, now.begun()));
    }
    return true;
  }

  int length(String line) {
    return row(line).length();
  }

  private Row row(String line) {
    return rows.getOrDefault(line, NONE);
  }
}
