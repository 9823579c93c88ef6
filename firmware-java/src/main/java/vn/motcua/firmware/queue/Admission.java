package vn.motcua.firmware.queue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.queue.line.LineState;
import vn.motcua.firmware.queue.ticket.Numbering;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.station.Day;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.rules.OpeningHours;

/**
 * The written rules by which a line gives no number, in this order: the case server has closed it;
 * a holiday; outside the opening hours; no more numbers today; no more numbers this half-day. Each
 * is shown on the kiosk before the touch, and says what to do. A board whose clock nobody has set
 * since its start does not know the hour, and refuses nobody by it. Pure.
 */
final class Admission {
  private static final LocalTime NOON = LocalTime.NOON;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM");
  private static final String DESK = "đến quầy hướng dẫn.";
  private static final Map<DayOfWeek, String> DAYS =
      Map.of(
          DayOfWeek.MONDAY, "thứ Hai",
          DayOfWeek.TUESDAY, "thứ Ba",
          DayOfWeek.WEDNESDAY, "thứ Tư",
          DayOfWeek.THURSDAY, "thứ Năm",
          DayOfWeek.FRIDAY, "thứ Sáu",
          DayOfWeek.SATURDAY, "thứ Bảy",
          DayOfWeek.SUNDAY, "Chủ nhật");

  private final Catalogue catalogue;

  /**
   * Why a line gives no number.
   *
   * @param code for programs
   * @param tile a few Vietnamese words for the kiosk, before the touch
   * @param words Vietnamese sentences: why, and what to do
   */
  record Refusal(String code, String tile, String words) {}

  Admission(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Why this line gives no number now; null when it gives one. */
  @Nullable Refusal refusal(Catalogue.Line line, QueueState queue, LineState lines, Moment now) {
    LocalDate today = Day.of(now.wall());
    String closed = lines.closedFor(line.id(), today);
    if (closed != null) {
      return new Refusal(
          "line-closed",
          "Tạm ngừng: " + closed,
          "Tạm ngừng cấp số: " + closed + ". Mời ông/bà " + DESK);
    }
    LocalDateTime local = Day.local(now.wall()).toLocalDateTime();
    boolean knowsTheHour = now.clock() != ClockQuality.UNTRUSTED;
    if (knowsTheHour && !catalogue.hours().isOpen(local)) {
      return outside(local);
    }
    Numbering numbering = queue.numbering();
    if (queue.given(today, line.id()) >= line.capacity()) {
      return full("line-full", "Hôm nay", line, local, today.plusDays(1).atStartOfDay());
    }
    boolean afternoon = !local.toLocalTime().isBefore(NOON);
    int limit = afternoon ? line.afternoon() : line.morning();
    if (knowsTheHour && numbering.given(today, line.id(), afternoon) >= limit) {
      return full(
          "half-day-full",
          afternoon ? "Chiều nay" : "Sáng nay",
          line,
          local,
          afternoon ? today.plusDays(1).atStartOfDay() : today.atTime(NOON));
    }
    return null;
  }

  /** Of a line whose numbers of today are used up though its capacity is not. */
  Refusal full(Catalogue.Line line, Moment now) {
    LocalDateTime local = Day.local(now.wall()).toLocalDateTime();
    return full(
        "line-full", "Hôm nay", line, local, local.toLocalDate().plusDays(1).atStartOfDay());
  }

  /** When the answers can change although nothing happens. */
  Instant changes(Moment now) {
    LocalDateTime local = Day.local(now.wall()).toLocalDateTime();
    boolean hasLimits =
        catalogue.lines().stream()
            .anyMatch(
                line -> line.morning() < line.capacity() || line.afternoon() < line.capacity());
    if (catalogue.hours().equals(OpeningHours.ALWAYS) && !hasLimits) {
      return Instant.MAX;
    }
    if (now.clock() == ClockQuality.UNTRUSTED) {
      return now.wall().plusSeconds(60); // The clock may be set meanwhile.
    }
    LocalDateTime noon = local.toLocalDate().atTime(NOON);
    return Stream.of(
            Optional.of(noon).filter(each -> each.isAfter(local)),
            catalogue.hours().opens(local).filter(each -> each.isAfter(local)),
            catalogue.hours().closes(local))
        .flatMap(Optional::stream)
        .min(LocalDateTime::compareTo)
        .map(each -> each.atZone(Day.ZONE).toInstant())
        .orElse(Instant.MAX);
  }

  private Refusal outside(LocalDateTime now) {
    String why =
        catalogue
            .hours()
            .holiday(now.toLocalDate())
            .map(holiday -> "Hôm nay nghỉ: " + holiday.name())
            .orElse("Ngoài giờ cấp số");
    Optional<String> again = again(now, now);
    return new Refusal(
        "outside-hours",
        again.map(when -> why + ". Mở lại " + when).orElse(why),
        why
            + ". Mời ông/bà "
            + again
                .map(when -> "lấy số từ " + when + ".")
                .orElse("xem lịch làm việc của trung tâm."));
  }

  private Refusal full(
      String code, String when, Catalogue.Line line, LocalDateTime now, LocalDateTime from) {
    Optional<String> again =
        catalogue.hours().week().isEmpty() && !from.toLocalDate().equals(now.toLocalDate())
            ? Optional.empty()
            : again(now, from);
    return new Refusal(
        code,
        again.map(next -> when + " đã hết số. Lấy số từ " + next).orElse(when + " đã hết số"),
        "%s lĩnh vực %s đã hết số. Mời ông/bà %s%s"
            .formatted(
                when,
                line.name(),
                again.map(next -> "lấy số từ " + next + ", hoặc ").orElse(""),
                DESK));
  }

  /** The first opening from a time on, as a citizen says it. */
  private Optional<String> again(LocalDateTime now, LocalDateTime from) {
    return catalogue.hours().opens(from).map(opens -> said(now.toLocalDate(), opens));
  }

  private static String said(LocalDate today, LocalDateTime when) {
    LocalDate day = when.toLocalDate();
    String date = DAYS.get(day.getDayOfWeek()) + ", " + DATE.format(day);
    List<String> near = List.of("hôm nay", "ngày mai (" + date + ")");
    long ahead = today.until(day, java.time.temporal.ChronoUnit.DAYS);
    return TIME.format(when) + " " + (ahead < near.size() ? near.get((int) ahead) : date);
  }
}
