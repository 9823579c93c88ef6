package vn.motcua.firmware.simulation.plan;

import java.time.Instant;
import vn.motcua.firmware.station.Day;

/**
 * Something that happens to a board: an act of a person or a fault. A day is a list of these; each
 * has its own seed, so that removing one leaves the rest of the day unchanged.
 *
 * @param at the true time
 * @param board index of the board
 * @param seed for all its random choices
 */
public record Happening(Instant at, int board, Kind kind, long seed) {

  /** What happens. */
  public enum Kind {
    /** A citizen takes a number, and tries again until there is an answer. */
    TAKE,
    /** An officer calls somebody, serves and finishes; the citizen may press a button. */
    SERVE,
    /** A press while nobody is being served. */
    PRESS,
    /** A finger on the reader. */
    FINGER,
    /** A courier's bundle on the scanner, one read a second. */
    SCAN,
    /** Somebody says whether a slip came out, or asks for another one. */
    SETTLE,
    REPRINT,
    /** The power goes and comes back. */
    POWER_CUT,
    /** The card dies; another one with its own slots replaces it. */
    NEW_CARD,
    /** An older copy of the ledger is put back on the card. */
    OLDER_COPY,
    /** The ledger's file loses its end. */
    TRUNCATED,
    /** The whole card is restored to an earlier hour, while the case server can tell the board. */
    OLDER_IMAGE,
    /** The power fails during a write of the ledger: the write arrived completely or not at all. */
    TORN_WRITE,
    /** The disk is full for a while. */
    DISK_FULL,
    /** The printer has no paper for a while. */
    PAPER_OUT,
    /** The wall clock jumps, and is corrected later. */
    CLOCK_JUMP,
    /** The board is cut off from the broker for a while. */
    SPLIT,
    /** The broker is down for everybody for a while. */
    BROKER_DOWN,
    /** The broker loses and duplicates messages of this board for a while. */
    BAD_BROKER,
    /** The case server cannot store for a while. */
    STORE_DOWN,
    /** The case server's program restarts on its store. */
    INBOX_RESTART
  }

  @Override
  public String toString() {
    return "%s board-%d %s (seed %d)".formatted(Day.local(at).toLocalTime(), board + 1, kind, seed);
  }
}
