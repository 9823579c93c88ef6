package vn.motcua.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Instant.parse} is the reference. */
class WallTimeTest {
  private static final long YEARS_300_SECONDS = 300L * 365 * 86_400;
  private static final int[] PRECISIONS = {1, 10, 1_000, 100_000, 1_000_000, 1_000_000_000};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T10:00:00Z",
        "2026-11-21T10:00:00.5Z",
        "2026-11-21T10:00:00.123456789Z",
        "2026-11-21T10:00:00.1234567891Z",
        "2026-11-21T10:00:00.Z",
        "2026-11-21T24:00:00Z",
        "2026-11-21T23:59:60Z",
        "2026-11-21T23:60:00Z",
        "2026-02-29T00:00:00Z",
        "2024-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-10T00:00:00Z",
        "2026-11-21T10:00:00+07:00",
        "2026-11-21 10:00:00Z",
        "2026-11-21T10:00Z",
        "-0044-03-15T10:00:00Z",
        "+12026-11-21T10:00:00Z",
        "2026-11-21T10:00:00",
        "",
        "Z"
      })
  void readsAndRefusesWhatTheJdkDoes(String text) {
    assertThat(outcome(text, true)).isEqualTo(outcome(text, false));
  }

  @Test
  void everyMomentComesBackFromItsText() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      int precision = PRECISIONS[random.nextInt(PRECISIONS.length)];
      Instant moment =
          Instant.ofEpochSecond(
              random.nextLong(-YEARS_300_SECONDS, YEARS_300_SECONDS),
              (long) random.nextInt(1_000_000_000 / precision) * precision);
      assertThat(WallTime.text(moment)).isEqualTo(moment.toString());
      assertThat(WallTime.parse(moment.toString())).isEqualTo(moment);
    }
  }

  @Test
  void aDamagedLetterGivesWhatTheJdkGives() {
    String text = "2026-11-21T10:07:05.120450Z";
    for (int at = 0; at < text.length(); at++) {
      for (char c : "0159-:.TZ+ á".toCharArray()) {
        String damaged = text.substring(0, at) + c + text.substring(at + 1);
        assertThat(outcome(damaged, true)).as(damaged).isEqualTo(outcome(damaged, false));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "-0001-12-31T23:59:59.999999999Z",
        "+10000-01-01T00:00:00Z",
        "-1000000000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void theEndsOfTheUsualYearsAreWrittenAsTheJdkDoes(String text) {
    assertThat(WallTime.text(Instant.parse(text))).isEqualTo(text);
  }

  private static String outcome(String text, boolean ours) {
    try {
      return (ours ? WallTime.parse(text) : Instant.parse(text)).toString();
    } catch (DateTimeException e) {
      return "refused";
    }
  }
}
