package vn.motcua.firmware.queue.centre;

import java.util.Comparator;

/**
 * Who is the hub: each time a board becomes it, the number is higher than any that the boards it
 * reached had heard. Of two hubs the one with the higher number is the hub; of two that claimed
 * with the same number, the one whose board's id is later in the alphabet. Immutable.
 *
 * @param number from 1; 0 before the first
 * @param board the hub
 */
public record Term(int number, String board) implements Comparable<Term> {
  /** Before any board was the hub. */
  public static final Term NONE = new Term(0, "");

  private static final Comparator<Term> ORDER =
      Comparator.comparingInt(Term::number).thenComparing(Term::board);

  @Override
  public int compareTo(Term other) {
    return ORDER.compare(this, other);
  }

  /** The next term, of this board. */
  public Term after(String claimant) {
    return new Term(number + 1, claimant);
  }
}
