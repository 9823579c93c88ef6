package vn.motcua.firmware.web.guard;

import java.time.Duration;

/**
 * How many requests of a kind one address may make in a minute. A whole minute's worth may come at
 * once; after that they come back evenly.
 *
 * @param numbers numbers taken, 1 to {@value #MAX}
 * @param touches officers' touches, and as many of each of the other touches, 1 to {@value #MAX}
 */
public record Limits(int numbers, int touches) {
  /** Highest value; practically no limit. */
  public static final int MAX = 100_000;

  /** Pages and their files: a page is some 12 files, and a bench looks ten times a second. */
  static final int READS = 3_000;

  /** Operations of the emulated devices. */
  static final int HANDS = 600;

  /** All other machines together may make this many times the requests of one address. */
  static final int STRANGERS = 4;

  int perMinute(Kind kind) {
    return switch (kind) {
      case READ -> READS;
      case NUMBER -> numbers;
      case AGAIN, OFFICER, RATING, SLIP -> touches;
      case BENCH -> HANDS;
    };
  }

  /** Time between requests once a minute's amount is used up. */
  long nanosEach(Kind kind) {
    return Duration.ofMinutes(1).toNanos() / perMinute(kind);
  }
}
