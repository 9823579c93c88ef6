package vn.motcua.bridge.journal.salvage;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import vn.motcua.bridge.journal.pages.LogFrames;
import vn.motcua.bridge.journal.pages.PageWalk;

/**
 * Distinguishes damage in the log from a write that a power cut tore.
 *
 * <p>SQLite takes both for the end of the log and drops what follows: after damage these are events
 * that people were told of. A frame that matches its checksum when one bit is flipped was once
 * complete; a torn frame never matches. (The frame is not repaired this way: the checksum is weak
 * in its upper bits, and several flips of one frame may match; {@link PageWalk} uses the hashes.)
 * Larger damage shows in what follows: a commit is synced before the next one is written, so a
 * sound frame after the commit of the damaged frame proves that it was complete, too. One thread.
 */
public final class LogDamage {
  /** A damaged frame also makes the check of the next frame impossible. */
  private static final int SPOILT_MAX = 2;

  private LogDamage() {}

  /** The damage in a log; nothing when it is sound or only ends with a torn write. */
  static Optional<String> in(LogFrames log) {
    if (log.count() == 0) {
      return Optional.empty();
    }
    if (!log.isHeaderSound()) {
      // It is in one sector, which is written as a whole.
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
        && becomesSound(log, log.at(frame), log.frameBytes(), () -> log.isSound(frame));
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
