package vn.motcua.provisioning.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a centre gives numbers, in its local time. Immutable.
 *
 * @param week the spans of each day, in order; a day that is not there is closed. Empty: at any
 *     time
 * @param holidays days on which no numbers are given
 */
public record OpeningHours(Map<DayOfWeek, List<Span>> week, List<Holiday> holidays) {
  /** A centre that has written nothing about its hours. */
  public static final OpeningHours ALWAYS = new OpeningHours(Map.of(), List.of());

  /** Further ahead no opening is looked for. */
  private static final int DAYS_AHEAD = 60;

  /** From a time on, and until another of the same day, which is closed again. */
  public record Span(LocalTime from, LocalTime until) {
    boolean has(LocalTime time) {
      return !time.isBefore(from) && time.isBefore(until);
    }

    @Override
    public String toString() {
      return from + "-" + until;
    }
  }

  /**
   * Days on which nobody is served.
   *
   * @param until the last of them
   * @param name such as {@code Quốc khánh}
   */
  public record Holiday(LocalDate from, LocalDate until, String name) {
    boolean has(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }

  /** Takes copies. */
  public OpeningHours {
    week = Map.copyOf(week);
    holidays = List.copyOf(holidays);
  }

  /** Whether numbers are given at this time. */
  public boolean isOpen(LocalDateTime at) {
    return holiday(at.toLocalDate()).isEmpty()
        && (week.isEmpty() || spans(at.toLocalDate()).anyMatch(each -> each.has(at.toLocalTime())));
  }

  /** The holiday that this day belongs to. */
  public Optional<Holiday> holiday(LocalDate day) {
    return holidays.stream().filter(each -> each.has(day)).findFirst();
  }

  /**
   * The first time from {@code at} on at which numbers are given; empty when there is none in the
   * next {@value #DAYS_AHEAD} days.
   */
  public Optional<LocalDateTime> opens(LocalDateTime at) {
    if (isOpen(at)) {
      return Optional.of(at);
    }
    return edges(at, Span::from).filter(this::isOpen).findFirst();
  }

  /** The first time after {@code at} at which the hours end for a while. */
  public Optional<LocalDateTime> closes(LocalDateTime at) {
    return edges(at, Span::until).filter(each -> each.isAfter(at)).findFirst();
  }

  private Stream<LocalDateTime> edges(
      LocalDateTime at, java.util.function.Function<Span, LocalTime> edge) {
    LocalDate today = at.toLocalDate();
    return today
        .datesUntil(today.plusDays(DAYS_AHEAD))
        .filter(day -> holiday(day).isEmpty())
        .flatMap(day -> spans(day).map(span -> day.atTime(edge.apply(span))))
        .filter(each -> !each.isBefore(at));
  }

  private Stream<Span> spans(LocalDate day) {
    return week.isEmpty()
        ? Stream.of(new Span(LocalTime.MIN, LocalTime.MAX))
        : week.getOrDefault(day.getDayOfWeek(), List.of()).stream();
  }
}
