package vn.motcua.firmware.board.device;

import java.util.List;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.board.turn.Turn;

/** Accepts readings that their sender keeps until they are on disk. Any thread. */
@FunctionalInterface
public interface Commits {
  /** Largest number of readings at once; they need one or two syncs. */
  int AT_ONCE_MAX = Turn.TOGETHER_MAX;

  /**
   * Waits for the commit.
   *
   * @param readings at most {@value #AT_ONCE_MAX}, taken in their order
   * @return whether all are on disk; otherwise the sender offers all of them again
   */
  boolean commit(List<? extends Reading> readings);
}
