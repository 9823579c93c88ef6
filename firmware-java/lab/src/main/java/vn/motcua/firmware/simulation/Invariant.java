package vn.motcua.firmware.simulation;

/** The promises that must hold in any case. */
enum Invariant {
  /** What a person was told survives. */
  CONFIRMED_IS_KEPT,
  /** Sequence numbers without a gap; each event carries the hash of the one before it. */
  CHAIN_IS_WHOLE,
  /** The case server holds each event once, in order, and nothing that the ledger does not. */
  CASE_SERVER_HOLDS_EACH_ONCE,
  /** No number twice on one local day in one centre; the same touch has one number. */
  NUMBER_IS_GIVEN_ONCE,
  /** RESERVED, SENT, then PRINTED, UNKNOWN or VOID. */
  SLIP_FOLLOWS_ITS_STATES,
  /** A printer that cannot print is sent nothing. */
  NOTHING_PRINTS_BY_SURPRISE,
  /** At most one counted rating for one visit, and only for a visit. */
  VISIT_IS_RATED_ONCE,
  /** What leaves the board contains only the centre's own ids. */
  NO_PERSON_IN_AN_EVENT,
  /** Within one boot monotonic time never steps back along the ledger; no event is years away. */
  HISTORY_KEEPS_ITS_TIME,
  /** What a board deletes, the case server holds. */
  NOTHING_IS_PRUNED_UNHELD,
  /** Events in flight stay within the window. */
  LIMITS_HOLD,
  /** An event is sent once, and once more for each fault that may have lost it. */
  NOTHING_IS_SENT_FOR_EVER,
  /** Everything is delivered once nothing is broken any more. */
  EVERYTHING_ARRIVES
}
