package vn.motcua.bridge.inbox;

/** Watches over an inbox; called on the inbox's thread. */
public interface InboxWatch {
  /** Does nothing. */
  InboxWatch NOBODY =
      new InboxWatch() {
        @Override
        public void turned() {}

        @Override
        public void failed(Throwable cause) {
          // The failure is logged elsewhere.
        }
      };

  /**
   * The inbox's loop has run, at most once a second. This says nothing about the store, which may
   * fail for days: each wait for it ends after a minute.
   */
  void turned();

  /** The inbox's thread has ended; it receives no more, and only a new process helps. */
  void failed(Throwable cause);
}
