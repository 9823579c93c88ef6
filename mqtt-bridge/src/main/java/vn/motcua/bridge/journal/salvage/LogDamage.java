package vn.motcua.bridge.journal.salvage;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import vn.motcua.bridge.journal.pages.LogFrames;
import vn.motcua.bridge.journal.pages.PageWalk;

/**
 * Tells damage in the log from a write that a power cut tore.
 *
 * <p>SQLite takes both for the end of the log, and what stands behind it is gone: with damage these
 * are events that people were answered. A frame that becomes what its sum says when one bit of it
 * is turned had been whole: a torn one does not. (It is not mended that way: the sum is weak in its
 * upper bits, and several bits of one frame may do; {@link PageWalk} has the hashes for it.) More
 * damage than a bit shows by what follows: a commit is synced before the next one is written, so a
 * sound frame behind the commit of the damaged one proves that it had been whole, too. One thread.
 */
public final class LogDamage {
  /** A damaged frame spoils the proof of the one behind it, too. */
  private static final int SPOILT_MAX = 2;

  private LogDamage() {}

  /** What is damaged in a log, nothing when it is sound up to at most a torn write. */
  static Optional<String> in(LogFrames log) {
    if (log.count() == 0) {
      return Optional.empty();
    }
    if (!log.isHeaderSound()) {
      // It stands in one sector, which is written as a whole.
      return becomesSound(log, 0, LogFrames.HEADER_BYTES, log::isHeaderSound)
              || log.lastCommit() > 0
          ? Optional.of("the header of its log is damaged")
          : Optional.empty();
    }
    int frame = log.sound();
    return frame < log.count() && (isFlipped(log, frame) || isFollowed(log, frame))
        ? Optional.of("its log is damaged at frame " + (frame + 1))
        : Optional.empty();
  }

  private static boolean isFlipped(LogFrames log, int frame) {
    return log.isNearlyOurs(frame)
        && becomesSound(log, LogFrames.at(frame), LogFrames.FRAME_BYTES, () -> log.isSound(frame));
  }

  private static boolean becomesSound(
      LogFrames log, int from, int length, BooleanSupplier isSound) {
    byte[] bytes = log.bytes();
    for (int bit = 8 * from; bit < 8 * (from + length); bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      boolean sound = isSound.getAsBoolean();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      if (sound) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFollowed(LogFrames log, int first) {
    boolean committed = false;
    for (int frame = first; frame < log.count() && log.isNearlyOurs(frame); frame++) {
      boolean sound = frame > first && log.isSound(frame);
      if (!sound && frame > first + SPOILT_MAX) {
        return false; // left over from a write that was torn
      }
      if (sound && committed) {
        return true;
      }
      committed |= log.commits(frame);
    }
    return false;
  }
}
