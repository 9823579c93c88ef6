package vn.motcua.bridge.inbox.store;

import vn.motcua.bridge.Event;

/**
 * One hash chain: an epoch of a board.
 *
 * @param centre centre id
 * @param board board id
 * @param epoch 16 hex digits
 */
public record ChainId(String centre, String board, String epoch) {
  /** The chain an event belongs to. */
  public static ChainId of(Event event) {
    return new ChainId(event.centre(), event.board(), event.epoch());
  }

  @Override
  public String toString() {
    return centre + "/" + board + "/" + epoch;
  }
}
