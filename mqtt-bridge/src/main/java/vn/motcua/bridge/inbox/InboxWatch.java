package vn.motcua.bridge.inbox;

/** Who watches over an inbox; called on its thread. */
public interface InboxWatch {
  /** Nobody. */
  InboxWatch NOBODY =
      new InboxWatch() {
        @Override
        public void turned() {
          // Nobody wants to know.
        }

        @Override
        public void failed(Throwable cause) {
          // It is logged.
        }
      };

  /**
   * The inbox's thread is alive, told once a second at most. It says nothing of the store, which
   * may be in trouble for days: each wait for it ends by itself after a minute.
   */
  void turned();

  /** The inbox's thread has ended; it receives no more, and only a new process helps. */
  void failed(Throwable cause);
}
