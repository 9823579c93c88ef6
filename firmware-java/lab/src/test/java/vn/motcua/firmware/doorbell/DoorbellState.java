package vn.motcua.firmware.doorbell;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.firmware.doorbell.DoorbellEvent.VisitorRung;

/** How often it has rung and when last, folded from events. */
final class DoorbellState {
  private final Map<LocalDate, Integer> rings = new HashMap<>();
  private @Nullable Instant last;

  void apply(Event event, DoorbellEvent data) {
    switch (data) {
      case VisitorRung rung -> {
        rings.put(rung.day(), rung.ring());
        last = event.at().wall();
      }
      case DoorbellEvent.ChimeSounded _ -> {
        // A chime is no ring.
      }
    }
  }

  int rings(LocalDate day) {
    return rings.getOrDefault(day, 0);
  }

  @Nullable Instant last() {
    return last;
  }
}
