package vn.motcua.firmware.board.turn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.journal.Stamped;

/**
 * The way from a {@link Divergence} to a new epoch of the ledger: found, begun, born. Each step is
 * tried again until there is room for it, and in an epoch that has begun nothing may be appended
 * before its birth. One thread.
 */
final class NewEpoch {
  private @Nullable Divergence found;
  private @Nullable Divergence unborn;

  /** The ledger's epoch has to end. */
  void found(Divergence divergence) {
    found = divergence;
  }

  /** The divergence for which an epoch has to begin; null when there is none. */
  @Nullable Divergence found() {
    return found;
  }

  /** The epoch has begun. */
  void begun(Divergence of) {
    found = null;
    unborn = of;
  }

  /** The divergence whose epoch has begun but is not born yet; null when there is none. */
  @Nullable Divergence unborn() {
    return unborn;
  }

  /** The birth is on disk. */
  void born() {
    unborn = null;
  }

  /** Whether these events, at least one, may be appended now. */
  boolean admits(List<Stamped> batch) {
    return unborn == null || batch.getFirst().data() instanceof BoardBorn;
  }
}
