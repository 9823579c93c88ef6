package vn.motcua.bridge.inbox;

import vn.motcua.bridge.inbox.store.LimitExceeded;

/**
 * How much of what senders choose by themselves an inbox keeps. Events that follow in a chain that
 * is held are never limited: they are what the inbox is for.
 *
 * <p>At each limit what is beyond it is not stored and not acknowledged, so that a board keeps it
 * and sends it again; it is counted, and {@code inbox report} tells of it ({@link LimitExceeded}).
 * Each board has limits of its own, so that what one of them sends costs another nothing.
 *
 * @param boards boards heard of in all; of further ones nothing is kept, and they are not answered
 * @param epochs chains a board; events of a further one are not taken and not answered
 * @param anomalies anomalies a board, over all its chains; further ones only count
 * @param anomaliesInAll anomalies of all boards; beyond it a board's first {@link
 *     #ANOMALIES_ALWAYS} are kept nevertheless
 * @param asides events a board that are kept aside; further ones are not acknowledged
 * @param asideChars their data in all, in characters
 */
public record InboxLimits(
    long boards, long epochs, long anomalies, long anomaliesInAll, long asides, long asideChars) {

  /** Anomalies of a board that are kept however many others have. */
  static final long ANOMALIES_ALWAYS = 5;

  /** Those of an inbox in service; they stand in docs/delivery.md. */
  public static InboxLimits usual() {
    return new InboxLimits(100_000, 2_000, 2_000, 200_000, 20_000, 32 << 20);
  }
}
