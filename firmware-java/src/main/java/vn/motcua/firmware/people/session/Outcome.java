package vn.motcua.firmware.people.session;

import vn.motcua.firmware.people.Account;

/** The outcome of a request about passwords. Immutable. */
public sealed interface Outcome {
  /** Signed in; the token is for the browser alone. */
  record In(String token, Account account) implements Outcome {}

  /**
   * Not yet: the board waits for a finger or a card.
   *
   * @param message Vietnamese: what the person may do
   */
  record Waiting(String message) implements Outcome {}

  /** Done. */
  record Done() implements Outcome {}

  /** Done; the supervisor gives the person this code, which is shown once. */
  record Code(String code, long days) implements Outcome {}

  /** Done; the code of a person's card, which is shown once. */
  record Card(String code) implements Outcome {}

  /** Person, password or code is wrong; the answer does not say which. */
  record Wrong() implements Outcome {}

  /**
   * Not done.
   *
   * @param code stable word for programs
   * @param message Vietnamese: what is wrong and what to do
   */
  record Refused(String code, String message) implements Outcome {}

  /** Too many tries, or too many at once. */
  record Later(long seconds) implements Outcome {}
}
