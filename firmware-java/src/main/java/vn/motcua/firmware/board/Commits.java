package vn.motcua.firmware.board;

import vn.motcua.devices.Reading;

/** Takes readings that their sender keeps until the disk has them. Any thread. */
@FunctionalInterface
public interface Commits {
  /**
   * Waits for the commit.
   *
   * @return whether it is on disk; otherwise the sender offers it again
   */
  boolean commit(Reading reading);
}
