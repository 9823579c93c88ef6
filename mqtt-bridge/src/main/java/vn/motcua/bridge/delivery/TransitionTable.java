package vn.motcua.bridge.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state machine as one table: a state and an input, under a condition, give the next state and
 * outputs. The machine runs by this table, and its documentation is generated from it. Immutable
 * once built.
 *
 * @param <M> the machine, with the data that is not part of the state
 * @param <S> its states, sealed
 * @param <I> its inputs, sealed
 * @param <O> its outputs, sealed
 */
final class TransitionTable<M, S, I, O> {
  private final List<Row<M, S, I, O, ?, ?>> rows = new ArrayList<>();

  /** Whether a row applies; changes nothing. */
  interface Guard<M, F, E> {
    boolean holds(M machine, F state, E input);
  }

  /** The action of a row; returns the next state. */
  interface Action<M, F, E, S> {
    S take(M machine, F state, E input);
  }

  /**
   * One row.
   *
   * @param from the state, or a family of states
   * @param on the input
   * @param when the condition in words, empty for none
   * @param to the next state; null when it stays as it is
   * @param outputs all possible outputs
   */
  record Row<M, S, I, O, F extends S, E extends I>(
      Class<F> from,
      Class<E> on,
      String when,
      Guard<M, F, E> guard,
      @Nullable Class<? extends S> to,
      Action<M, F, E, S> action,
      List<Class<? extends O>> outputs) {

    private boolean applies(M machine, S state, I input) {
      return from.isInstance(state)
          && on.isInstance(input)
          && guard.holds(machine, from.cast(state), on.cast(input));
    }

    private S take(M machine, S state, I input) {
      S next = action.take(machine, from.cast(state), on.cast(input));
      boolean asDrawn = to == null ? next.equals(state) : to.isInstance(next);
      if (!asDrawn) {
        throw new IllegalStateException(
            "%s on %s when %s must not lead to %s".formatted(state, input, when, next));
      }
      return next;
    }
  }

  /** Adds a row; the first that applies is taken. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied, not kept
  final <F extends S, E extends I> TransitionTable<M, S, I, O> row(
      Class<F> from,
      Class<E> on,
      String when,
      Guard<M, F, E> guard,
      @Nullable Class<? extends S> to,
      Action<M, F, E, S> action,
      Class<? extends O>... outputs) {
    rows.add(new Row<>(from, on, when, guard, to, action, List.of(outputs)));
    return this;
  }

  /** Adds a row without a condition. */
  @SafeVarargs
  final <F extends S, E extends I> TransitionTable<M, S, I, O> row(
      Class<F> from,
      Class<E> on,
      @Nullable Class<? extends S> to,
      Action<M, F, E, S> action,
      Class<? extends O>... outputs) {
    return row(from, on, "", (_, _, _) -> true, to, action, outputs);
  }

  /** The rows in their order. */
  List<Row<M, S, I, O, ?, ?>> rows() {
    return List.copyOf(rows);
  }

  /**
   * Takes one input: the next state, which is the same when no row applies.
   *
   * @param outputs collects the outputs of the actions; only outputs that the row declares may be
   *     added
   */
  S step(M machine, S state, I input, List<O> outputs) {
    for (Row<M, S, I, O, ?, ?> row : rows) {
      if (row.applies(machine, state, input)) {
        int before = outputs.size();
        S next = row.take(machine, state, input);
        for (O output : outputs.subList(before, outputs.size())) {
          if (row.outputs().stream().noneMatch(named -> named.isInstance(output))) {
            throw new IllegalStateException(
                "%s on %s when %s must not put out %s".formatted(state, input, row.when(), output));
          }
        }
        return next;
      }
    }
    return state;
  }
}
