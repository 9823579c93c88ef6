package vn.motcua.bridge.inbox.store;

/** Why a store cannot store, and what to do about it. */
public enum StoreTrouble {
  /** No space on the disk. */
  FULL("there is no room on its disk; make room there"),
  /** Its file system is read-only. */
  READ_ONLY("its file system is read-only; see the kernel's log, then mount it writable"),
  /** Another program holds a lock that it waited for. */
  LOCKED("another program holds a lock on it; find that program and end it"),
  /** It does not answer. */
  UNREACHABLE("it cannot be reached; see that it runs, and what its own log says"),
  /** It is missing, or may not be opened. */
  GONE("it cannot be opened; see that it is still there and may be read and written"),
  /** Its content is damaged. */
  DAMAGED("it is damaged; stop the inbox and put the newest sound copy back"),
  /** Anything else; the message says more. */
  FAILED("it failed; its own message is at the end");

  private final String advice;

  StoreTrouble(String advice) {
    this.advice = advice;
  }

  /** What is wrong and what to do, as a part of a sentence about the store. */
  public String advice() {
    return advice;
  }
}
