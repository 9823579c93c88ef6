package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.firmware.queue.QueueView.LineView;
import vn.motcua.firmware.queue.line.LineEvent.LineClosed;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.rules.OpeningHours;
import vn.motcua.provisioning.rules.OpeningHours.Holiday;
import vn.motcua.provisioning.rules.OpeningHours.Span;
import vn.motcua.provisioning.rules.QueueRules;

/**
 * A citizen is refused only by a written rule, which the kiosk shows before the touch and the
 * answer gives with what to do. 2026-11-20 is a Friday.
 */
class WrittenRulesTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  private static final List<Span> WHOLE =
      List.of(
          new Span(LocalTime.of(7, 0), LocalTime.of(11, 15)),
          new Span(LocalTime.of(13, 0), LocalTime.of(16, 45)));

  /** Open on Friday, Saturday morning and Tuesday; Monday has no hours. */
  private static final Map<DayOfWeek, List<Span>> WEEK =
      Map.of(
          DayOfWeek.FRIDAY, WHOLE,
          DayOfWeek.SATURDAY, WHOLE.subList(0, 1),
          DayOfWeek.TUESDAY, WHOLE);

  private static Catalogue centre(Map<DayOfWeek, List<Span>> week, Holiday... holidays) {
    Catalogue usual = Scene.CATALOGUE;
    return new Catalogue(
            usual.name(),
            List.of(new Catalogue.Line("dat-dai", 1, "Đất đai", "land", 4, 2, 3, "")),
            List.of(new Catalogue.Counter("1", "Quầy số 1", List.of("dat-dai"))),
            usual.priorities(),
            List.of(),
            List.of())
        .with(new OpeningHours(week, List.of(holidays)), QueueRules.DEFAULT);
  }

  private static Scene at(String time, Catalogue catalogue) {
    return new Scene("2026-11-20T" + time + "+07:00", catalogue).printerIs(Scene.READY);
  }

  /** The words on the tile; null when it can be touched. */
  private static @Nullable String tile(Scene scene) {
    return Objects.requireNonNull(scene.pages().get("kiosk"))
        .list("lines", LineView.class)
        .getFirst()
        .refusal();
  }

  private static Answer touch(Scene scene) {
    return scene.touch(new KioskTouch.TakeNumber("touch-now", "dat-dai", null));
  }

  private static void given(Scene scene, int first, int last) {
    for (int i = first; i <= last; i++) {
      scene.wrote(
          new TicketReserved(FRIDAY, "100" + i, "dat-dai", null, 0, "kiosk", "earlier-" + i));
    }
  }

  @ParameterizedTest(name = "{0}, {1} numbers in the morning and {2} later, {3}: {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "07:00 | 0 | 0 | | | | ",
        "06:59 | 0 | 0 | | outside-hours | Ngoài giờ cấp số. Mở lại 07:00 hôm nay"
            + " | Ngoài giờ cấp số. Mời ông/bà lấy số từ 07:00 hôm nay.",
        "11:15 | 0 | 0 | | outside-hours | Ngoài giờ cấp số. Mở lại 13:00 hôm nay"
            + " | Ngoài giờ cấp số. Mời ông/bà lấy số từ 13:00 hôm nay.",
        "16:45 | 0 | 0 | | outside-hours"
            + " | Ngoài giờ cấp số. Mở lại 07:00 ngày mai (thứ Bảy, 21/11)"
            + " | Ngoài giờ cấp số. Mời ông/bà lấy số từ 07:00 ngày mai (thứ Bảy, 21/11).",
        "09:00 | 2 | 0 | | half-day-full | Sáng nay đã hết số. Lấy số từ 13:00 hôm nay"
            + " | Sáng nay lĩnh vực Đất đai đã hết số. Mời ông/bà lấy số từ 13:00 hôm nay, hoặc đến"
            + " quầy hướng dẫn.",
        "13:00 | 2 | 0 | | | | ",
        "14:00 | 0 | 3 | | half-day-full"
            + " | Chiều nay đã hết số. Lấy số từ 07:00 ngày mai (thứ Bảy, 21/11)"
            + " | Chiều nay lĩnh vực Đất đai đã hết số. Mời ông/bà lấy số từ 07:00 ngày mai (thứ"
            + " Bảy, 21/11), hoặc đến quầy hướng dẫn.",
        "14:00 | 2 | 2 | | line-full"
            + " | Hôm nay đã hết số. Lấy số từ 07:00 ngày mai (thứ Bảy, 21/11)"
            + " | Hôm nay lĩnh vực Đất đai đã hết số. Mời ông/bà lấy số từ 07:00 ngày mai (thứ Bảy,"
            + " 21/11), hoặc đến quầy hướng dẫn.",
        "09:00 | 0 | 0 | Mất điện | line-closed | Tạm ngừng: Mất điện"
            + " | Tạm ngừng cấp số: Mất điện. Mời ông/bà đến quầy hướng dẫn.",
        "05:00 | 0 | 0 | Mất điện | line-closed | Tạm ngừng: Mất điện"
            + " | Tạm ngừng cấp số: Mất điện. Mời ông/bà đến quầy hướng dẫn.",
      })
  void theTileSaysTheRuleAndWhenAgainAndTheAnswerWhatToDo(
      String time,
      int morning,
      int afternoon,
      @Nullable String closed,
      @Nullable String code,
      @Nullable String tile,
      @Nullable String words) {
    Scene scene = at("08:00:00", centre(WEEK));
    given(scene, 1, morning);
    scene.after(Duration.ofHours(5));
    given(scene, morning + 1, morning + afternoon);
    scene.after(Duration.between(LocalTime.of(13, 0), LocalTime.parse(time)));
    if (closed != null) {
      scene.wrote(new LineClosed(FRIDAY, "dat-dai", closed, "command-1", null));
    }
    assertThat(tile(scene)).isEqualTo(tile);
    Answer answer = touch(scene);
    if (code == null) {
      assertThat(answer).isInstanceOf(Answer.NumberGiven.class);
    } else {
      assertThat(answer).isEqualTo(new Answer.Refused(code, String.valueOf(words)));
    }
  }

  @Test
  void inEverySituationTheFirstRuleThatHoldsIsShownAndGivenAndNoOther() {
    Map<String, Integer> counted = new HashMap<>();
    for (ClockQuality clock : ClockQuality.values()) {
      for (boolean closed : new boolean[] {false, true}) {
        for (boolean holiday : new boolean[] {false, true}) {
          for (int hour = 0; hour < 24; hour++) {
            for (int morning = 0; morning <= 3; morning++) {
              for (int afternoon = 0; afternoon <= 3; afternoon++) {
                Scene scene =
                    at(
                        "08:00:00",
                        holiday
                            ? centre(WEEK, new Holiday(FRIDAY, FRIDAY, "Ngày nghỉ"))
                            : centre(WEEK));
                given(scene, 1, morning);
                scene.after(Duration.ofHours(5));
                given(scene, morning + 1, morning + afternoon);
                if (closed) {
                  scene.wrote(new LineClosed(FRIDAY, "dat-dai", "Mất điện", "command-1", null));
                }
                scene.after(Duration.ofHours(hour - 13L)).clockIs(clock);
                boolean sure = clock != ClockQuality.UNTRUSTED;
                boolean open = (hour >= 7 && hour <= 11) || (hour >= 13 && hour <= 16);
                String rule =
                    closed
                        ? "line-closed"
                        : sure && (holiday || !open)
                            ? "outside-hours"
                            : morning + afternoon >= 4
                                ? "line-full"
                                : sure && (hour < 12 ? morning >= 2 : afternoon >= 3)
                                    ? "half-day-full"
                                    : "";
                String tile = tile(scene);
                Answer answer = touch(scene);
                String given = answer instanceof Answer.Refused refused ? refused.code() : "";
                assertThat(given).as("%s at %d", clock, hour).isEqualTo(rule);
                assertThat(tile == null).isEqualTo(rule.isEmpty());
                counted.merge(rule, 1, Integer::sum);
              }
            }
          }
        }
      }
    }
    assertThat(counted.keySet())
        .containsExactlyInAnyOrder(
            "", "line-closed", "outside-hours", "line-full", "half-day-full");
    assertThat(counted.values().stream().mapToInt(n -> n).sum()).isEqualTo(3 * 2 * 2 * 24 * 16);
  }

  @Test
  void aHolidayIsNamedAndTheNextOpeningFollowsIt() {
    Holiday long1 = new Holiday(FRIDAY, FRIDAY.plusDays(1), "Quốc khánh");
    Scene scene = at("09:00:00", centre(WEEK, long1));
    assertThat(tile(scene)).isEqualTo("Hôm nay nghỉ: Quốc khánh. Mở lại 07:00 thứ Ba, 24/11");
    assertThat(touch(scene))
        .isEqualTo(
            new Answer.Refused(
                "outside-hours",
                "Hôm nay nghỉ: Quốc khánh. Mời ông/bà lấy số từ 07:00 thứ Ba, 24/11."));
    Holiday year = new Holiday(FRIDAY, FRIDAY.plusYears(1), "Trung tâm chuyển trụ sở");
    assertThat(((Answer.Refused) touch(at("09:00:00", centre(WEEK, year)))).message())
        .isEqualTo(
            "Hôm nay nghỉ: Trung tâm chuyển trụ sở. Mời ông/bà xem lịch làm việc của trung tâm.");
  }

  @Test
  void theTilesChangeByTheClockAloneAndATouchRepeatedAfterClosingGetsItsNumberAgain() {
    Scene scene = at("11:14:59", centre(WEEK));
    assertThat(tile(scene)).isNull();
    Answer number = touch(scene);
    scene.after(Duration.ofSeconds(1));
    assertThat(tile(scene)).contains("13:00 hôm nay");
    assertThat(touch(scene)).isEqualTo(number);
    scene.after(Duration.ofMinutes(105));
    assertThat(tile(scene)).isNull();
    scene.after(Duration.ofHours(3).plusMinutes(45));
    assertThat(tile(scene)).contains("ngày mai");
    assertThat(OffsetDateTime.parse("2026-11-20T16:45:00+07:00").toInstant())
        .isEqualTo(scene.moment().wall());
  }

  @Test
  void aBoardThatLearnsTheHourRefusesFromTheNextMinuteOn() {
    Scene scene = at("05:00:00", centre(WEEK)).clockIs(ClockQuality.UNTRUSTED);
    assertThat(tile(scene)).isNull();
    scene.clockIs(ClockQuality.SYNCHRONISED).after(Duration.ofSeconds(61));
    assertThat(tile(scene)).contains("07:00 hôm nay");
  }

  @Test
  void aCentreWithoutHoursRefusesByItsLimitsOnly() {
    Scene scene = at("03:00:00", centre(Map.of()));
    given(scene, 1, 2);
    assertThat(tile(scene)).isEqualTo("Sáng nay đã hết số. Lấy số từ 12:00 hôm nay");
    scene.after(Duration.ofHours(9));
    given(scene, 3, 4);
    assertThat(tile(scene)).isEqualTo("Hôm nay đã hết số");
  }
}
