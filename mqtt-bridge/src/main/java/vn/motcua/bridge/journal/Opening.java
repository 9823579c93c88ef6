package vn.motcua.bridge.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.journal.Journal.Head;

/**
 * The state in which a ledger was found when it was opened.
 *
 * <p>An epoch without events keeps its opening, so a program that dies before its first append
 * reports the same at its next start.
 *
 * @param start first, restart or new epoch
 * @param previous end of the epoch before this one, null for a first start and a restart
 * @param reason why, in words for a log
 */
public record Opening(Start start, @Nullable Head previous, String reason) {

  /** The event that the program appends first after opening. */
  public BoardBorn born(String version, List<String> roles) {
    return previous == null
        ? new BoardBorn(start, version, roles, null, null, null)
        : new BoardBorn(
            start, version, roles, previous.epoch(), previous.sequence(), previous.hash());
  }
}
