package vn.motcua.firmware.rating;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.view.BoardView;

/** What pages show of ratings, by counter id. Immutable. */
public record RatingView(Map<String, AtCounter> counters) {

  /** A counter's pad, with the fields of {@link BoardView.CounterView}. */
  public record AtCounter(
      @Nullable Integer rating, boolean rateable, BoardView.@Nullable VisitView visit) {
    /** A counter without a pad. */
    public static final AtCounter NONE = new AtCounter(null, false, null);
  }
}
