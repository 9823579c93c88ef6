package vn.motcua.bridge.conform;

import java.time.Duration;
import java.util.random.RandomGenerator;
import vn.motcua.bridge.conform.PlayedBoard.Failed;

/**
 * One check: what a case server must do, and what an emulated board does to find out.
 *
 * @param name such as {@code gap}, in lower case with hyphens
 * @param expected what it must do, in one line
 */
record Scenario(String name, String expected, Script script) {

  /** What a check does with its board, whose birth has been answered. */
  interface Script {
    void play(Play play) throws Failed, InterruptedException;
  }

  /**
   * What a script has at hand.
   *
   * @param chain the board's first epoch
   * @param quiet the time to wait for an answer that must not come
   */
  record Play(PlayedBoard board, PlayedChain chain, RandomGenerator random, Duration quiet) {

    /** Sends events of the first epoch, each in one message. */
    void send(int first, int last) throws Failed, InterruptedException {
      for (int sequence = first; sequence <= last; sequence++) {
        board.send(chain.event(sequence));
      }
    }

    /** Waits for the acknowledgement of this event; earlier ones may come before it. */
    void acknowledged(int sequence) throws Failed, InterruptedException {
      board.await(chain.ack(sequence), chain.upTo(sequence));
    }

    /** Sends events and waits until they are acknowledged. */
    void stored(int first, int last) throws Failed, InterruptedException {
      send(first, last);
      acknowledged(last);
    }

    /** For a while nothing beyond this event may be acknowledged, nor when the board asks. */
    void nothingBeyond(int sequence) throws Failed, InterruptedException {
      board.watch(quiet, chain.upTo(sequence));
      board.bear(chain);
      acknowledged(sequence);
    }
  }
}
