package vn.motcua.firmware.board.turn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;

/**
 * What a turn still has to do, in order, and the actions that it wants done. Work behind a write
 * waits until the outcome of the write is known. One thread.
 */
final class PendingWork {
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final Deque<Action> actions = new ArrayDeque<>();
  private @Nullable Writing writing;

  /** A requested write, and how to continue after it. */
  private record Writing(Consumer<List<Event>> done, Runnable full) {}

  /** After all other work. */
  void add(Runnable step) {
    work.addLast(step);
  }

  /** Before all other work. */
  void addFirst(Runnable step) {
    work.addFirst(step);
  }

  /** Requests an action, after those requested before. */
  void request(Action action) {
    actions.addLast(action);
  }

  /**
   * Requests a write.
   *
   * @param done continues when it is done, with the events that were appended, if any
   * @param full continues when there was no room and nothing was done
   */
  void request(Action.Write wanted, Consumer<List<Event>> done, Runnable full) {
    actions.addLast(wanted);
    writing = new Writing(done, full);
  }

  /** The next action, for which work is done as needed; null when there is none. */
  @Nullable Action next() {
    while (actions.isEmpty() && !work.isEmpty()) {
      if (writing != null) {
        throw new IllegalStateException("it has not been told what came of its last write");
      }
      work.removeFirst().run();
    }
    return actions.pollFirst();
  }

  /** The requested write is done. */
  void written(List<Event> events) {
    ended().done().accept(events);
  }

  /** There was no room for the requested write. */
  void full() {
    ended().full().run();
  }

  private Writing ended() {
    Writing last = writing;
    if (last == null) {
      throw new IllegalStateException("it has not asked for a write");
    }
    writing = null;
    return last;
  }

  /** Drops everything. */
  void drop() {
    work.clear();
    actions.clear();
    writing = null;
  }
}
