package vn.motcua.devices;

/** Where a device stands in its supervised life. */
public enum Life {
  /** Not there: no such path, port or address. */
  ABSENT,
  /** Being opened, claimed and asked who it is. */
  OPENING,
  /** Works. */
  READY,
  /** Was there and failed; the reason says whose fault it is. */
  FAULTED,
  /** Waiting, with jitter, before the next try. */
  BACKING_OFF
}
