package vn.motcua.firmware.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.view.Page;

/**
 * A part of one or several pages: a value with a name, and what can change it. The value is
 * computed again only then, when the local day changes, and when the clock is set back. Immutable;
 * its functions are called on the station thread.
 *
 * @param name its name in the JSON of its pages
 * @param pages where it is shown; those that the board does not have are ignored
 * @param events events of the ledger that can change it; asked before the event is folded
 * @param inputs inputs that can change it without an event
 * @param value what is shown at a moment: a record, a list of records, or null for nothing
 * @param until when the value of this moment ends by itself; {@link Instant#MAX} for never
 */
public record Section(
    String name,
    Set<Page> pages,
    Predicate<EventData> events,
    Predicate<Input> inputs,
    Function<Moment, @Nullable Object> value,
    Function<Moment, Instant> until) {

  /** On no page yet, and changed by nothing but the day. */
  public static Section of(String name, Function<Moment, @Nullable Object> value) {
    return new Section(name, Set.of(), _ -> false, _ -> false, value, _ -> Instant.MAX);
  }

  /** The same, shown on these pages. */
  public Section on(Page... pages) {
    return on(List.of(pages));
  }

  /** The same, shown on these pages. */
  public Section on(Collection<Page> pages) {
    return new Section(name, Set.copyOf(pages), events, inputs, value, until);
  }

  /** The same, changed by these events. */
  public Section changedBy(Predicate<EventData> events) {
    return new Section(name, pages, events, inputs, value, until);
  }

  /** The same, changed by these inputs. */
  public Section changedByInput(Predicate<Input> inputs) {
    return new Section(name, pages, events, inputs, value, until);
  }

  /** The same, whose value ends by itself. */
  public Section until(Function<Moment, Instant> until) {
    return new Section(name, pages, events, inputs, value, until);
  }

  /**
   * When something changes that holds from {@code since} for this long: at its beginning, right
   * after its end, or never.
   */
  public static Instant edge(Instant since, Duration holds, Moment now) {
    Instant after = since.plus(holds).plusNanos(1);
    return now.wall().isBefore(since) ? since : now.wall().isBefore(after) ? after : Instant.MAX;
  }
}
