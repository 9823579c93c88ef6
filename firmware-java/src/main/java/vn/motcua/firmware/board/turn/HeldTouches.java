package vn.motcua.firmware.board.turn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Touch;

/**
 * Touches that wait for the case server's answer. Before the first number after a start, touches
 * wait up to {@value #MILLIS} ms for it. After one has waited in vain, none waits until the next
 * start. At most {@value LetterGroup#LETTERS_MAX} wait; with one more, all continue at once.
 * Station thread only.
 */
final class HeldTouches {
  static final int MILLIS = 300;

  private static final long NANOS = Duration.ofMillis(MILLIS).toNanos();

  private final Deque<Letter> held = new ArrayDeque<>();
  private long dueAt;
  private boolean waiting = true;

  /** When the waiting touches continue; {@code none} when there are none. */
  long dueAt(long none) {
    return held.isEmpty() ? none : dueAt;
  }

  /** No touch needs to wait any more. */
  void release() {
    waiting = false;
  }

  /** Removes and returns all waiting letters. */
  List<Letter> takeAll() {
    List<Letter> all = List.copyOf(held);
    held.clear();
    return all;
  }

  /**
   * The letters to take now, of the new and the waiting ones, in order.
   *
   * @param curious whether an answer could change the result of a touch
   * @return lists of at most {@value LetterGroup#LETTERS_MAX}
   */
  List<List<Letter>> admit(List<Letter> letters, Predicate<Touch> curious, long now) {
    if (!waiting && held.isEmpty()) {
      return letters.isEmpty() ? List.of() : List.of(letters);
    }
    List<Letter> first = new ArrayList<>();
    List<Letter> rest = new ArrayList<>();
    for (Letter letter : letters) {
      if (letter.input() instanceof Input.Answered) {
        waiting = false;
        first.add(letter);
      } else if (waiting
          && letter.input() instanceof Input.Touched(Touch touch, _)
          && curious.test(touch)) {
        hold(letter, now);
      } else {
        (waiting ? first : rest).add(letter);
      }
    }
    if (!held.isEmpty() && (now - dueAt >= 0 || held.size() >= LetterGroup.LETTERS_MAX)) {
      waiting = false;
    }
    List<Letter> due = waiting ? List.of() : takeAll();
    return Stream.of(first, due, rest).filter(each -> !each.isEmpty()).toList();
  }

  private void hold(Letter letter, long now) {
    if (held.isEmpty()) {
      dueAt = now + NANOS;
    }
    held.addLast(letter);
  }
}
