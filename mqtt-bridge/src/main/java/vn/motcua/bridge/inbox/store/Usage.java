package vn.motcua.bridge.inbox.store;

import java.util.Set;

/**
 * How much of a store one board uses.
 *
 * @param known whether anything of it is stored
 * @param epochs its chains
 * @param anomalies over all its chains, also of epochs that are not stored
 * @param asides events kept aside
 * @param asideChars total size of their data, in characters
 */
public record Usage(
    boolean known, Set<String> epochs, long anomalies, long asides, long asideChars) {

  /**
   * For a whole store.
   *
   * @param boards with anything stored
   * @param anomalies of all of them
   */
  public record Totals(long boards, long anomalies) {}
}
