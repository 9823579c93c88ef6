package vn.motcua.firmware.torture;

/** The faults of a campaign. */
public enum TortureFault {
  /** Power cut: what SQLite had not synced is lost, in part or whole, by sectors. */
  POWER,
  /** SIGKILL of the board, now and then of the inbox, at a random instant. */
  KILL,
  /** The disk becomes full at a random byte, and has space again later. */
  DISK_FULL,
  /**
   * The inbox's disk is full or read-only, or its file is locked by another program, for a while.
   */
  INBOX_DISK,
  /** A bit of a stopped board's ledger is flipped. */
  BIT_FLIP,
  /**
   * Twice in one day the board's card loses data: an empty one replaces it, an older copy of the
   * ledger is restored, or the file loses its end; with or without the network.
   */
  CARD,
  /** SIGKILL of the broker, and a new one without memory. */
  BROKER,
  /** The wall clock jumps by up to two days. */
  CLOCK,
  /** The network between board and broker drops, delays or swallows. */
  NETSPLIT
}
