package vn.motcua.bridge.inbox.store;

import java.time.Instant;
import vn.motcua.bridge.inbox.InboxLimits;

/**
 * What an inbox did not keep because there was too much of it.
 *
 * @param limit which limit was reached
 * @param centre of the board whose limit it is; empty for the boards in all
 * @param board whose limit it is; empty for the boards in all
 * @param count messages that were beyond it
 * @param first when it was first so
 * @param last when it was last so
 */
public record LimitExceeded(
    Limit limit, String centre, String board, long count, Instant first, Instant last) {

  /** What is limited; see {@link InboxLimits}. */
  public enum Limit {
    /** Boards in all. */
    BOARDS("a board not heard of before was not taken: too many boards; see who invents names"),
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

    /** What happened each time, for people. */
    public String sentence() {
      return sentence;
    }
  }

  /** Whose limit it is; names as in {@link LimitExceeded}. */
  public record Key(Limit limit, String centre, String board) {}

  /** Adds another count of the same. */
  public LimitExceeded and(long more, Instant at) {
    return new LimitExceeded(limit, centre, board, count + more, first, at);
  }

  /** One line for people, without the times. */
  public String line() {
    return "%s, %d times: %s"
        .formatted(limit.name().toLowerCase(java.util.Locale.ROOT), count, limit.sentence());
  }
}
