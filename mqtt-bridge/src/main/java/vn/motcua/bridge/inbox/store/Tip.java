package vn.motcua.bridge.inbox.store;

import vn.motcua.bridge.Chain;

/**
 * The last event held of a chain without a gap before it.
 *
 * @param sequence 0 when nothing is held
 * @param hash its hash, 64 zeros when nothing is held
 */
public record Tip(long sequence, String hash) {
  /** Nothing is held. */
  public static final Tip EMPTY = new Tip(0, Chain.GENESIS);
}
