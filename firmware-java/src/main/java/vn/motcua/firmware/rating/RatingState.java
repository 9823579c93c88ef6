package vn.motcua.firmware.rating;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.rating.RatingEvent.RatingGiven;
import vn.motcua.firmware.rating.RatingEvent.Standing;

/**
 * Which visits have been rated: the latest counted one for each counter is enough, since a counter
 * serves one visit after another. Station thread only.
 */
public final class RatingState {
  private final Map<String, Rated> latest = new HashMap<>();

  /** A counted rating. */
  public record Rated(TicketKey visit, int value) {}

  /** Folds one event in. */
  public void apply(RatingEvent data) {
    switch (data) {
      case RatingGiven given -> {
        String number = given.number();
        if (given.standing() == Standing.COUNTED && number != null) {
          latest.put(given.counter(), new Rated(new TicketKey(given.day(), number), given.value()));
        }
      }
    }
  }

  /** The value with which the visit was rated at this counter, null when it was not. */
  public @Nullable Integer ratingOf(String counter, TicketKey visit) {
    Rated rated = latest.get(counter);
    return rated != null && rated.visit().equals(visit) ? rated.value() : null;
  }
}
