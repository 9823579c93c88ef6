package vn.motcua.devices.emulator.panel;

import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * The movements of a button's contacts under a finger. Any thread.
 *
 * <p>Each move comes after the one before it: on a machine that stalls a press becomes longer,
 * never shorter.
 */
final class Finger {
  private final Timing timing;
  private final Random random;

  Finger(Timing timing, long seed) {
    this.timing = timing;
    this.random = new Random(seed);
  }

  /** The level that the contacts take after a pause. */
  private record Move(Duration pause, DigitalState level) {}

  /** Down and up with bounce; done when the contacts are at rest again. */
  CompletableFuture<Void> hold(MockDigitalInput button, Duration held) {
    List<Move> moves = bouncing(DigitalState.LOW, Duration.ZERO);
    Duration bounced = moves.stream().map(Move::pause).reduce(Duration.ZERO, Duration::plus);
    Duration rest = held.minus(bounced);
    moves.addAll(bouncing(DigitalState.HIGH, rest.isNegative() ? Duration.ZERO : rest));
    return play(button, moves);
  }

  /** Touched and parted without bounce. */
  CompletableFuture<Void> spike(MockDigitalInput button, Duration width) {
    return play(
        button,
        List.of(new Move(Duration.ZERO, DigitalState.LOW), new Move(width, DigitalState.HIGH)));
  }

  /**
   * The levels by which the contacts come to {@code rest}, bouncing; the first comes after {@code
   * pause}.
   */
  private List<Move> bouncing(DigitalState rest, Duration pause) {
    List<Move> moves = new ArrayList<>(List.of(new Move(pause, rest)));
    DigitalState level = rest;
    Duration last = Duration.ZERO;
    for (Duration flip : nextBounce().flips()) {
      level = DigitalState.inverseState(level);
      moves.add(new Move(flip.minus(last), level));
      last = flip;
    }
    return moves;
  }

  private synchronized Bounce nextBounce() {
    return Bounce.random(random);
  }

  private CompletableFuture<Void> play(MockDigitalInput button, List<Move> moves) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    play(button, moves.iterator(), done);
    return done;
  }

  private void play(MockDigitalInput button, Iterator<Move> moves, CompletableFuture<Void> done) {
    if (!moves.hasNext()) {
      done.complete(null);
      return;
    }
    Move move = moves.next();
    timing.after(
        move.pause(),
        () -> {
          button.mockState(move.level());
          play(button, moves, done);
        });
  }
}
