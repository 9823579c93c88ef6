package vn.motcua.bridge.inbox;

import vn.motcua.bridge.inbox.store.LimitExceeded;

/** What became of one message. */
public sealed interface Verdict {
  /** It is the next of its chain and is stored. */
  record Stored() implements Verdict {}

  /** It is stored already, exactly the same. */
  record Duplicate() implements Verdict {}

  /** Something before it is missing; it is not stored. {@code expected} is what comes next. */
  record Gap(long expected) implements Verdict {}

  /** Something before it is missing; a shared store keeps it until that comes. */
  record Early(long expected) implements Verdict {}

  /** It follows no stored event; it is not stored. */
  record BrokenChain() implements Verdict {}

  /**
   * Another event is stored with its sequence, or with one before it: the board's card was restored
   * to an earlier state. It is kept aside when the event before it is stored.
   */
  record Fork(boolean keptAside) implements Verdict {}

  /** A limit is reached; it is not stored, and may come again. */
  record TooMuch(LimitExceeded.Limit limit) implements Verdict {}

  /** It is not an event; it is not stored. */
  record Malformed(String reason) implements Verdict {}
}
