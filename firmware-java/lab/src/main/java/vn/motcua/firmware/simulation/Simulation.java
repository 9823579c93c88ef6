package vn.motcua.firmware.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.firmware.simulation.plan.DayPlan;
import vn.motcua.firmware.simulation.plan.Happening;
import vn.motcua.firmware.simulation.plan.Roster;

/** Days of a whole centre, each from a seed of its own, until one breaks a promise. One thread. */
public final class Simulation {
  private static final int TRIES_MAX = 400;

  private final int boards;
  private final UnaryOperator<Ledger> observe;

  /**
   * A simulation.
   *
   * @param boards 1 to 99; 31 is a provincial centre, 1 a commune
   * @param observe wraps each board's ledger, as {@code BoardProgram.Needs} has it
   */
  public Simulation(int boards, UnaryOperator<Ledger> observe) {
    this.boards = boards;
    this.observe = observe;
  }

  /**
   * A broken promise.
   *
   * @param seed of the day
   * @param invariant name of the promise
   * @param what when, where and how, one line
   * @param happenings how many the day had
   * @param trace the shortest list of happenings found that still breaks it, a line each
   */
  public record Finding(
      long seed, String invariant, String what, int happenings, List<String> trace) {}

  /**
   * The result of a day.
   *
   * @param events appended by all boards
   * @param told numbers that people were shown
   * @param digest SHA-256 over all ledgers, hexadecimal
   * @param broken null when every promise was kept
   */
  public record Day(long events, long told, String digest, @Nullable Finding broken) {}

  /** Runs the day of a seed. */
  public Day day(long seed) {
    List<Roster.Post> posts = Roster.of(boards);
    List<Happening> happenings = DayPlan.of(seed, posts);
    CentreDay day = new CentreDay(seed, posts, happenings, observe);
    BrokenInvariant broken = day.run();
    Checker checker = day.checker();
    return new Day(
        checker.events(),
        checker.told(),
        digest(checker.ledgers()),
        broken == null ? null : shrink(seed, posts, happenings, broken));
  }

  /** The ledgers of a day as text, one line for each event, boards in order. */
  public String ledgers(long seed) {
    List<Roster.Post> posts = Roster.of(boards);
    CentreDay day = new CentreDay(seed, posts, DayPlan.of(seed, posts), observe);
    BrokenInvariant broken = day.run();
    return broken == null ? day.checker().ledgers() : broken.toString();
  }

  private Finding shrink(
      long seed, List<Roster.Post> posts, List<Happening> happenings, BrokenInvariant broken) {
    List<Happening> shortest =
        Shrinker.shrink(
            happenings,
            some -> {
              BrokenInvariant again = new CentreDay(seed, posts, some, observe).run();
              return again != null && again.invariant() == broken.invariant();
            },
            TRIES_MAX);
    BrokenInvariant last = new CentreDay(seed, posts, shortest, observe).run();
    return new Finding(
        seed,
        broken.invariant().name(),
        String.valueOf((last == null ? broken : last).getMessage()),
        happenings.size(),
        shortest.stream().map(Happening::toString).toList());
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
