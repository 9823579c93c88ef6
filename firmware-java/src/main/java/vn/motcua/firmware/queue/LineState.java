package vn.motcua.firmware.queue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.firmware.queue.LineEvent.LineClosed;
import vn.motcua.firmware.queue.LineEvent.LineOpened;

/**
 * Which lines give no numbers today, which commands made it so, and where the ledger stands, by
 * which commands expire. A command is remembered until it has expired anyway, {@value #SPAN_MAX}
 * events at most, so it is never obeyed twice. Station thread only.
 */
public final class LineState {
  /** A command may be valid for so many further events of the ledger. */
  public static final int SPAN_MAX = 1_000;

  private final Map<String, LineClosed> closed = new HashMap<>();
  private final LinkedHashMap<String, Long> obeyed = new LinkedHashMap<>();
  private String epoch = "";
  private long sequence;

  /** Takes in any event of the ledger. */
  public void pass(Event event) {
    if (!event.epoch().equals(epoch)) {
      epoch = event.epoch();
      obeyed.clear();
    }
    sequence = event.sequence();
    var oldest = obeyed.entrySet().iterator();
    if (oldest.hasNext() && oldest.next().getValue() < sequence - SPAN_MAX) {
      oldest.remove();
    }
  }

  /** Folds in an event that {@link #pass} has taken. */
  public void apply(LineEvent data) {
    obeyed.put(data.command(), sequence);
    switch (data) {
      case LineClosed closing -> closed.put(closing.line(), closing);
      case LineOpened opening -> closed.remove(opening.line());
    }
  }

  /** Why a line gives no numbers on a day; null when it does. */
  public @Nullable String closedFor(String line, LocalDate day) {
    LineClosed closing = closed.get(line);
    return closing == null || !closing.day().equals(day) ? null : closing.reason();
  }

  /** The event a command has become; null when it is not known. */
  @Nullable String eventOf(String command) {
    Long at = obeyed.get(command);
    return at == null ? null : epoch + "-" + at;
  }

  /** Folds in that a command of another kind was obeyed, by an event that {@link #pass} took. */
  public void obeyed(String command) {
    obeyed.put(command, sequence);
  }

  /** The name of the event that is appended next. */
  public String nextEvent() {
    return epoch + "-" + (sequence + 1);
  }

  /** Whether a command that this event obeyed is remembered by it. */
  public boolean remembers(Event event) {
    return event.epoch().equals(epoch) && event.sequence() >= sequence - SPAN_MAX;
  }

  /** The epoch of the ledger's last event. */
  public String epoch() {
    return epoch;
  }

  /** The last sequence of the ledger. */
  long sequence() {
    return sequence;
  }
}
