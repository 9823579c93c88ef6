package vn.motcua.bridge.inbox;

import vn.motcua.bridge.inbox.store.LimitExceeded;

/** What became of one message. */
public sealed interface Verdict {
  /** It is the next of its chain and is stored. */
  record Stored() implements Verdict {}

  /** It is held already, the same to the byte. */
  record Duplicate() implements Verdict {}

  /** Something before it is missing; it is not stored. {@code expected} is what comes next. */
  record Gap(long expected) implements Verdict {}

  /** Something before it is missing; a shared store keeps it until that comes. */
  record Early(long expected) implements Verdict {}

  /** It does not follow from anything that is held; it is not stored. */
  record BrokenChain() implements Verdict {}

  /**
   * Another event is held under its sequence, or under one before it: the board's card was put back
   * to an earlier state. It is kept aside when what precedes it is held.
   */
  record Fork(boolean keptAside) implements Verdict {}

  /** There is too much of its kind; it is not stored, and may come again. */
  record TooMuch(LimitExceeded.Limit limit) implements Verdict {}

  /** It is no event; it is not stored. */
  record Malformed(String reason) implements Verdict {}
}
