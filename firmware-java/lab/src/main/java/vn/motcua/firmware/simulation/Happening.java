package vn.motcua.firmware.simulation;

import java.time.Instant;
import vn.motcua.firmware.station.Day;

/**
 * Something that people or the world do to a board. A day is a list of these, and each brings its
 * own luck, so that a day without one of them is otherwise the same day.
 *
 * @param at the true time
 * @param board index of the board
 * @param seed of everything it leaves to chance
 */
record Happening(Instant at, int board, Kind kind, long seed) {

  /** What happens. */
  enum Kind {
    /** A citizen takes a number, and tries again until there is an answer. */
    TAKE,
    /** An officer calls somebody, serves and finishes; the citizen may press a button. */
    SERVE,
    /** A press with nobody there. */
    PRESS,
    /** A finger on the reader. */
    FINGER,
    /** A courier's bundle on the scanner, one read a second. */
    SCAN,
    /** Somebody says whether a slip came out, or wants another one. */
    SETTLE,
    REPRINT,
    /** The power goes and comes back. */
    POWER_CUT,
    /** The card dies; another one with slots of its own takes its place. */
    NEW_CARD,
    /** An older copy of the ledger is put back on the card. */
    OLDER_COPY,
    /** The ledger's file loses its end. */
    TRUNCATED,
    /** The whole card is put back to an earlier hour, while the case server is there to say so. */
    OLDER_IMAGE,
    /** The power goes while the ledger is writing: that write arrived whole, or not at all. */
    TORN_WRITE,
    /** The disk is full for a while. */
    DISK_FULL,
    /** The printer has no paper for a while. */
    PAPER_OUT,
    /** The wall clock jumps, and is set right later. */
    CLOCK_JUMP,
    /** The board is cut off from the broker for a while. */
    SPLIT,
    /** The broker is gone for everybody for a while. */
    BROKER_DOWN,
    /** The broker loses and doubles messages of this board for a while. */
    BAD_BROKER,
    /** The case server cannot store for a while. */
    STORE_DOWN,
    /** The case server's program starts anew on its store. */
    INBOX_RESTART
  }

  @Override
  public String toString() {
    return "%s board-%d %s (seed %d)".formatted(Day.local(at).toLocalTime(), board + 1, kind, seed);
  }
}
