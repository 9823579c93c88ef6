package vn.motcua.firmware.torture;

/** What can go wrong in a round. */
public enum TortureFault {
  /** Power cut: what SQLite had not synced is lost, in part or whole, by sectors. */
  POWER,
  /** SIGKILL of the board, now and then of the inbox, at a random instant. */
  KILL,
  /** The disk has no more room, at a random byte, and has some again later. */
  DISK_FULL,
  /**
   * The inbox's disk is full or read-only, or its file is locked by another program, for a while.
   */
  INBOX_DISK,
  /** A bit of a stopped board's ledger turns over. */
  BIT_FLIP,
  /**
   * Twice in one day the board's card knows less than it did: an empty one takes its place, an
   * older copy of the ledger is put back, or the file loses its end; with the network, or without.
   */
  CARD,
  /** SIGKILL of the broker, and a new one without memory. */
  BROKER,
  /** The wall clock jumps by up to two days. */
  CLOCK,
  /** The network between board and broker drops, delays or swallows. */
  NETSPLIT
}
