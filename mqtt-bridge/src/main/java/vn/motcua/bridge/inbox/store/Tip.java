package vn.motcua.bridge.inbox.store;

import vn.motcua.bridge.Chain;

/**
 * The last stored event of a chain without a gap before it.
 *
 * @param sequence 0 when nothing is stored
 * @param hash its hash, 64 zeros when nothing is stored
 */
public record Tip(long sequence, String hash) {
  /** Nothing is stored. */
  public static final Tip EMPTY = new Tip(0, Chain.GENESIS);
}
