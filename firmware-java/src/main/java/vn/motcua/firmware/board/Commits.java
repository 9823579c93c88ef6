package vn.motcua.firmware.board;

import java.util.List;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.board.turn.Turn;

/** Takes readings that their sender keeps until the disk has them. Any thread. */
@FunctionalInterface
public interface Commits {
  /** Most readings offered at once; they go to the disk with one sync or two. */
  int AT_ONCE_MAX = Turn.TOGETHER_MAX;

  /**
   * Waits for the commit.
   *
   * @param readings at most {@value #AT_ONCE_MAX}, taken in their order
   * @return whether all are on disk; otherwise the sender offers all of them again
   */
  boolean commit(List<? extends Reading> readings);
}
