package vn.motcua.bridge.inbox;

import vn.motcua.bridge.inbox.store.LimitExceeded;

/**
 * How much an inbox keeps of what senders can choose freely. Events that continue a stored chain
 * are never limited: the inbox exists for them.
 *
 * <p>What exceeds a limit is neither stored nor acknowledged, so the board keeps it and sends it
 * again; it is counted, and {@code inbox report} shows it ({@link LimitExceeded}). Limits are
 * counted for each board separately, so that one board cannot affect another.
 *
 * @param boards known boards in total; of further ones nothing is stored, and they are not answered
 * @param epochs chains of a board; events of a further one are neither stored nor answered
 * @param anomalies anomalies of a board, over all its chains; further ones are only counted
 * @param anomaliesInAll anomalies of all boards; beyond it a board's first {@link
 *     #ANOMALIES_ALWAYS} are kept nevertheless
 * @param asides events of a board kept aside; further ones are not acknowledged
 * @param asideChars the total size of their data, in characters
 */
public record InboxLimits(
    long boards, long epochs, long anomalies, long anomaliesInAll, long asides, long asideChars) {

  /** Anomalies of a board that are kept even when the total limit is reached. */
  static final long ANOMALIES_ALWAYS = 5;

  /** The limits of an inbox in production, listed in docs/delivery.md. */
  public static InboxLimits usual() {
    return new InboxLimits(100_000, 2_000, 2_000, 200_000, 20_000, 32 << 20);
  }
}
