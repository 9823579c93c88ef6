package vn.motcua.firmware.queue.line;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.queue.line.LineEvent.LineClosed;
import vn.motcua.firmware.queue.line.LineEvent.LineOpened;

/** Which lines give no numbers today, folded from events. Station thread only. */
public final class LineState {
  private final Map<String, LineClosed> closed = new HashMap<>();

  /** Folds one event in. */
  public void apply(LineEvent data) {
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
}
