package vn.motcua.bridge.inbox.store;

import java.util.Set;

/**
 * The inboxes that work on one database, and which of them are alive: each says so about once a
 * second. Any thread.
 */
public interface InboxRoster {
  /** An inbox that has not said anything for so long counts as dead. */
  int SECONDS_ALIVE = 4;

  /**
   * Notes that an inbox is alive.
   *
   * @param group inboxes of one group divide the boards among them, {@code [a-z0-9-]{1,40}}
   * @param inbox its name, unique among all inboxes
   * @return the names of all living inboxes of the group, this one among them
   * @throws InboxStoreException when the database cannot be used
   */
  Set<String> alive(String group, String inbox);

  /**
   * Notes that an inbox ends, so that the others need not wait for its death.
   *
   * @throws InboxStoreException when the database cannot be used
   */
  void leave(String group, String inbox);
}
