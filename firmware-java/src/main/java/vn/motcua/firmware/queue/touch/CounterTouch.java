package vn.motcua.firmware.queue.touch;

import vn.motcua.firmware.station.Touch;

/** The officer's keys at a counter. */
public sealed interface CounterTouch extends Touch {
  @Override
  String counter();

  /** The officer calls the next citizen; a visit still open at this counter is finished first. */
  record CallNext(String counter) implements CounterTouch {}

  /** The officer calls a number by hand; as for {@link CallNext}. */
  record CallNumber(String counter, String number) implements CounterTouch {}

  /** The last call was a mistake; the citizen waits again. */
  record UndoCall(String counter) implements CounterTouch {}

  /** Calls the current citizen once more. */
  record Recall(String counter) implements CounterTouch {}

  /** The citizen has come: the visit begins. */
  record StartVisit(String counter) implements CounterTouch {}

  /** The visit is over. */
  record FinishVisit(String counter) implements CounterTouch {}

  /** The citizen did not come. */
  record MarkAbsent(String counter) implements CounterTouch {}

  /** The citizen last noted as absent at this counter is there after all. */
  record TakeBackAbsent(String counter) implements CounterTouch {}

  /** Sends the current citizen to another line with the same number. */
  record Transfer(String counter, String toLine) implements CounterTouch {}
}
