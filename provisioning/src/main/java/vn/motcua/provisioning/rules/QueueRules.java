package vn.motcua.provisioning.rules;

/**
 * How a centre calls its queue. Immutable.
 *
 * @param priorityInARow after so many people with priority in a row, called before a waiting person
 *     without, that person is next: of any {@code priorityInARow + 1} calls of a line one is plain
 *     if a plain one waits; 1 to {@value #IN_A_ROW_MAX}
 * @param eachLineWithin a counter calls each of its lines in which somebody waits within so many
 *     calls; 0 for twice as many as it has lines, and never less than it has lines
 */
public record QueueRules(int priorityInARow, int eachLineWithin) {
  /** Those of a catalogue that says nothing of them. */
  public static final QueueRules DEFAULT = new QueueRules(3, 0);

  public static final int IN_A_ROW_MAX = 9;

  /** Within how many calls a counter with so many lines calls each of them. */
  public int eachLineWithin(int lines) {
    return eachLineWithin == 0 ? 2 * lines : Math.max(lines, eachLineWithin);
  }
}
