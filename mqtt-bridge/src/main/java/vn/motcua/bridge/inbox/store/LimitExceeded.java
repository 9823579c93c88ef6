package vn.motcua.bridge.inbox.store;

import java.time.Instant;
import vn.motcua.bridge.inbox.InboxLimits;

/**
 * What an inbox did not keep because of a limit.
 *
 * @param limit which limit was reached
 * @param centre centre of the board; empty for the total number of boards
 * @param board the board; empty for the total number of boards
 * @param count messages that were beyond it
 * @param first time of the first one
 * @param last time of the last one
 */
public record LimitExceeded(
    Limit limit, String centre, String board, long count, Instant first, Instant last) {

  /** What is limited; see {@link InboxLimits}. */
  public enum Limit {
    /** The total number of boards. */
    BOARDS(
        "a board not heard of before was not taken: too many boards; find out who invents "
            + "names"),
    /** Chains of a board. */
    EPOCHS("an event of a new epoch was not taken: the board has too many epochs"),
    /** Anomalies. */
    ANOMALIES("an anomaly was not noted: there are too many"),
    /** Events kept aside. */
    ASIDES("an event was not kept aside: the board has too many there; replace its card");

    private final String sentence;

    Limit(String sentence) {
      this.sentence = sentence;
    }

    /** What happened each time, in words. */
    public String sentence() {
      return sentence;
    }
  }

  /** The board of the limit; names as in {@link LimitExceeded}. */
  public record Key(Limit limit, String centre, String board) {}

  /** Adds more of the same. */
  public LimitExceeded and(long more, Instant at) {
    return new LimitExceeded(limit, centre, board, count + more, first, at);
  }

  /** One line for people, without times. */
  public String line() {
    return "%s, %d times: %s"
        .formatted(limit.name().toLowerCase(java.util.Locale.ROOT), count, limit.sentence());
  }
}
