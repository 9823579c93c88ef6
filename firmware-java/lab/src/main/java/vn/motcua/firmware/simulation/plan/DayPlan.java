package vn.motcua.firmware.simulation.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import vn.motcua.firmware.simulation.plan.Happening.Kind;

/** Everything that happens to a centre in one day, from a seed. One thread. */
public final class DayPlan {
  /** 07:00 in Viet Nam. */
  public static final Instant OPEN = Instant.parse("2026-11-20T00:00:00Z");

  /** 06:45: boards are switched on. */
  public static final Instant BEGIN = OPEN.minus(Duration.ofMinutes(15));

  /** An hour after midnight: days are sealed, the oldest events are pruned, all is mended. */
  public static final Instant END = OPEN.plus(Duration.ofHours(18));

  private static final int OPEN_SECONDS = 10 * 3_600;
  private static final int OPENING_SECONDS = 180;
  private static final int CITIZENS_ALONE = 300;
  private static final int CITIZENS_OF_A_HALL_BOARD = 85;
  private static final int SERVE_SECONDS = 190;
  private static final int TRIPS = 3;
  private static final int CARD_TROUBLE_ONE_IN = 3;
  private static final int MIDNIGHT_SECONDS = 17 * 3_600;
  private static final int NIGHT_CUT_ONE_IN = 3;
  private static final int NIGHT_CUT_SECONDS = 1_200;

  private final SplittableRandom random;
  private final List<Happening> happenings = new ArrayList<>();

  private DayPlan(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The happenings of a centre, in the order of time. */
  public static List<Happening> of(long seed, List<Roster.Post> posts) {
    DayPlan plan = new DayPlan(seed);
    for (Roster.Post post : posts) {
      plan.people(post, posts.size() == 1 ? CITIZENS_ALONE : CITIZENS_OF_A_HALL_BOARD);
      plan.faults(post.index());
    }
    plan.cards(posts);
    plan.some(0, 2, Kind.BROKER_DOWN);
    plan.some(0, 2, Kind.STORE_DOWN);
    plan.some(0, 2, Kind.INBOX_RESTART);
    posts.forEach(plan::night);
    plan.happenings.sort(Comparator.comparing(Happening::at));
    return plan.happenings;
  }

  /**
   * One board in {@value #CARD_TROUBLE_ONE_IN} of those that give numbers has trouble with its
   * cards.
   */
  private void cards(List<Roster.Post> posts) {
    for (Roster.Post post : posts) {
      if (post.hasKiosk() && random.nextInt(CARD_TROUBLE_ONE_IN) == 0) {
        for (Kind kind :
            List.of(Kind.NEW_CARD, Kind.OLDER_COPY, Kind.TRUNCATED, Kind.OLDER_IMAGE)) {
          some(post.index(), 2, kind);
        }
      }
    }
  }

  /** After midnight some boards start again, on ledgers that were pruned. */
  private void night(Roster.Post post) {
    if (random.nextInt(NIGHT_CUT_ONE_IN) == 0) {
      at(MIDNIGHT_SECONDS + 60, NIGHT_CUT_SECONDS, post.index(), Kind.POWER_CUT);
    }
  }

  private void people(Roster.Post post, int citizens) {
    int board = post.index();
    if (post.hasKiosk()) {
      for (int i = 0; i < citizens; i++) {
        at(i < citizens / 8 ? OPENING_SECONDS : OPEN_SECONDS - 3_600, board, Kind.TAKE);
      }
      for (int i = 0; i < 2 * OPEN_SECONDS / SERVE_SECONDS; i++) {
        at(OPEN_SECONDS, board, Kind.SERVE);
      }
      some(board, 3, Kind.SETTLE);
      some(board, 3, Kind.REPRINT);
    }
    if (post.hasPanel()) {
      some(board, 6, Kind.PRESS);
    }
    if (post.hasReader()) {
      some(board, 40, Kind.FINGER);
    }
    if (post.hasScanner()) {
      some(board, TRIPS, Kind.SCAN);
    }
  }

  private void faults(int board) {
    for (Kind kind :
        List.of(
            Kind.POWER_CUT,
            Kind.TORN_WRITE,
            Kind.DISK_FULL,
            Kind.PAPER_OUT,
            Kind.CLOCK_JUMP,
            Kind.SPLIT,
            Kind.BAD_BROKER)) {
      some(board, 3, kind);
    }
  }

  /** Up to {@code most} of a kind. */
  private void some(int board, int most, Kind kind) {
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      at(OPEN_SECONDS, board, kind);
    }
  }

  private void at(int secondsMax, int board, Kind kind) {
    at(0, secondsMax, board, kind);
  }

  private void at(int from, int within, int board, Kind kind) {
    Instant when = OPEN.plusSeconds(from).plusMillis(random.nextLong(within * 1_000L));
    happenings.add(new Happening(when, board, kind, random.nextLong()));
  }
}
