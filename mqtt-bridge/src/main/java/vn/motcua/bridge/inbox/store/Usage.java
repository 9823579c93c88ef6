package vn.motcua.bridge.inbox.store;

import java.util.Set;

/**
 * How much of a store one board takes.
 *
 * @param known whether anything of it is held
 * @param epochs its chains
 * @param anomalies over all its chains, also of epochs that are not held
 * @param asides events kept aside
 * @param asideChars their data in all, in characters
 */
public record Usage(
    boolean known, Set<String> epochs, long anomalies, long asides, long asideChars) {

  /**
   * Of a whole store.
   *
   * @param boards that anything is held of
   * @param anomalies of all of them
   */
  public record Totals(long boards, long anomalies) {}
}
