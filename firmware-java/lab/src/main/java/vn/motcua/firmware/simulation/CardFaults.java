package vn.motcua.firmware.simulation;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What people and failures do to the memory card of a board: while it is off, it gets a card that
 * knows less than it should. One thread.
 */
final class CardFaults {
  private final SimulatedBoard board;
  private final Checker checker;
  private final String name;

  CardFaults(SimulatedBoard board, Checker checker) {
    this.board = board;
    this.checker = checker;
    this.name = board.post().board();
  }

  /** An empty card with slots of its own, while there are such cards. */
  void newCard(Duration dark) {
    board.goDark(
        dark,
        card -> {
          if (card.replace()) {
            board.servesAfterAnswer(false);
            checker.lost(name, 0);
          } else {
            card.powerCut();
          }
        });
  }

  /** An older copy of the ledger, put back after a regular stop. */
  void olderCopy(Duration dark, SplittableRandom luck) {
    if (checker.known(name) > 0) {
      board.goDark(
          dark,
          card -> {
            board.stopInOrder();
            card.putBack(leave(luck));
          });
    }
  }

  /** The ledger without its end. */
  void truncated(Duration dark, SplittableRandom luck) {
    if (checker.known(name) > 0) {
      board.goDark(dark, card -> card.truncate(leave(luck)));
    }
  }

  /**
   * The whole card, witness and all, from an earlier hour. The board alone cannot know this, so it
   * happens only to a board that has delivered everything, and nobody uses the board before the
   * case server has answered it.
   */
  void olderImage(Duration dark, SplittableRandom luck) {
    if (board.hasDeliveredAll()) {
      board.servesAfterAnswer(true);
      board.goDark(dark, card -> card.imageOf(leave(luck)));
    }
  }

  /** How many of the first events stay. */
  private int leave(SplittableRandom luck) {
    int known = checker.known(name);
    int kept = checker.pruned(name);
    int left = known - kept < 2 ? known : luck.nextInt(kept + 1, known);
    checker.lost(name, left);
    return left;
  }
}
